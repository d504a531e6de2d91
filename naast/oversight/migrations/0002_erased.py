"""Adds what was destroyed, a month and a kind a row."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("oversight", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Erased",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("since_on", models.DateField()),
                ("rows", models.PositiveIntegerField(default=0)),
            ],
            options={"ordering": ("-since_on", "kind")},
        ),
        migrations.AddConstraint(
            model_name="erased",
            constraint=models.UniqueConstraint(
                fields=("kind", "since_on"), name="erased_kind_once"
            ),
        ),
    ]
