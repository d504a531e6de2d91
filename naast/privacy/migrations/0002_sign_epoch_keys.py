"""Adds what the vault signed to its remembered public key; an unsigned one is asked for anew."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("privacy", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="sealingepoch",
            name="term",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="sealingepoch",
            name="signature",
            field=models.BinaryField(default=b"", max_length=64),
        ),
    ]
