"""Adds the periods that the hospital chose."""

from django.db import migrations, models

KINDS = (
    "incident_text",
    "incident",
    "person",
    "role",
    "supporter",
    "load",
    "group_month",
    "broken_confidence",
    "standing",
    "audit",
)


class Migration(migrations.Migration):
    dependencies = [("privacy", "0002_sign_epoch_keys")]

    operations = [
        migrations.CreateModel(
            name="ChosenPeriod",
            fields=[
                (
                    "kind",
                    models.CharField(
                        choices=[(kind, kind) for kind in KINDS],
                        max_length=20,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("days", models.PositiveIntegerField()),
            ],
        ),
    ]
