"""Which part of the hospital a department counts in; empty is that of the one above."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_hands"),
    ]

    operations = [
        migrations.AddField(
            model_name="department",
            name="part",
            field=models.CharField(
                blank=True,
                choices=[
                    ("acute", "Emergency, theatre and intensive care"),
                    ("surgical", "Surgical departments"),
                    ("medical", "Medical departments"),
                    ("family", "Birth, women and children"),
                    ("services", "Diagnostics, pharmacy and therapy"),
                    ("other", "Other departments"),
                ],
                db_default="",
                default="",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="department",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "part__in",
                        ["", "acute", "surgical", "medical", "family", "services", "other"],
                    )
                ),
                name="department_part_known",
            ),
        ),
    ]
