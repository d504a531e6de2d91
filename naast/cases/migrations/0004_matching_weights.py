from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_group_talks")]

    operations = [
        migrations.CreateModel(
            name="MatchingWeights",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("levels", models.JSONField()),
                ("supporters", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="matching_weights_only_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("supporters__in", [1, 2])),
                        name="matching_weights_one_or_two",
                    ),
                ],
            },
        ),
    ]
