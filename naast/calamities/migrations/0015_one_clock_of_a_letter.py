"""What a file starts by itself is there once, and what a letter starts once for that letter."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("calamities", "0014_mark_clocks_of_letters")]

    operations = [
        migrations.AddConstraint(
            "filestep",
            models.UniqueConstraint(
                fields=("file", "rule"),
                condition=models.Q(("letter__isnull", True)),
                name="step_of_itself_once",
            ),
        ),
        migrations.AddConstraint(
            "filestep",
            models.UniqueConstraint(
                fields=("file", "rule", "letter"), name="step_once_for_a_letter"
            ),
        ),
    ]
