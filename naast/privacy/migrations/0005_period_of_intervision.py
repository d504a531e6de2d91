"""Lets the hospital choose how long meetings of supporters are remembered."""

from django.db import migrations, models

KINDS = (
    "incident_text",
    "incident",
    "person",
    "role",
    "supporter",
    "training",
    "load",
    "group_month",
    "intervision",
    "broken_confidence",
    "standing",
    "audit",
)


class Migration(migrations.Migration):
    dependencies = [("privacy", "0004_training_kept")]

    operations = [
        migrations.AlterField(
            model_name="chosenperiod",
            name="kind",
            field=models.CharField(
                choices=[(kind, kind) for kind in KINDS],
                max_length=20,
                primary_key=True,
                serialize=False,
            ),
        ),
    ]
