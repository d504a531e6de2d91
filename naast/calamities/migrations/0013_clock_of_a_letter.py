"""Lets each letter, notice or complaint have its own clock, and keeps when more time was asked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("calamities", "0012_agreed_codes_and_moved_measures")]

    operations = [
        migrations.AddField("filestep", "letter", models.UUIDField(blank=True, null=True)),
        migrations.AddField("filestep", "reference", models.BinaryField(default=b"")),
        migrations.AddField("filestep", "asked_on", models.DateField(blank=True, null=True)),
        migrations.AddField("filestep", "starts_time", models.TimeField(blank=True, null=True)),
        migrations.AddField("filestep", "due_time", models.TimeField(blank=True, null=True)),
        migrations.AddField("stepchange", "starts_time", models.TimeField(blank=True, null=True)),
        migrations.AddField("stepchange", "said_on", models.DateField(blank=True, null=True)),
        migrations.AddField("stepchange", "who", models.BinaryField(default=b"")),
        migrations.RemoveConstraint("filestep", "step_once_in_a_file"),
    ]
