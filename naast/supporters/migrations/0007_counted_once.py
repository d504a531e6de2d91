"""Sums of a round kept from its count, whose turn is on offer, and a competence noted once."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_one(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Of a competence that was noted twice at the same moment one row stays."""
    rows = apps.get_model("supporters", "CompetenceShown").objects.filter(session=None)
    seen = set()
    for row in rows.order_by("pk"):
        noted = (row.supporter_id, row.competence, row.how, row.shown_on)
        if noted in seen:
            row.delete()
        seen.add(noted)


class Migration(migrations.Migration):
    dependencies = [
        ("supporters", "0006_on_call"),
    ]

    operations = [
        migrations.AddField(
            model_name="nominationround",
            name="sums",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="turnoffer",
            name="was",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="supporters.supporter",
            ),
        ),
        migrations.RunPython(keep_one, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="competenceshown",
            constraint=models.UniqueConstraint(
                condition=models.Q(("session", None)),
                fields=("supporter", "competence", "how", "shown_on"),
                name="shown_once_elsewhere",
            ),
        ),
    ]
