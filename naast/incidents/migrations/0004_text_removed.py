"""Adds the mark of a report whose story was removed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("incidents", "0003_files_of_other_systems")]

    operations = [
        migrations.AddField(
            model_name="incident",
            name="text_removed",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
