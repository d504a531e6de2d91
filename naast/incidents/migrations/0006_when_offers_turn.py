"""Gives events that were decided before a morning on which the line turns."""

from datetime import timedelta

from django.db import migrations


def fix_mornings(apps, schema_editor):
    decided = apps.get_model("incidents", "Incident").objects.filter(
        support_offered=False, support_decision__in=["opened", "not_needed"], offers_turn_on=None
    )
    for row in decided.only("id", "stored_at"):
        row.offers_turn_on = row.stored_at.date() + timedelta(days=2)
        row.save(update_fields=["offers_turn_on"])


class Migration(migrations.Migration):
    dependencies = [("incidents", "0005_offers_turn_on")]

    operations = [migrations.RunPython(fix_mornings, migrations.RunPython.noop)]
