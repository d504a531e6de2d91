"""Adds the morning on which "support offered to everyone involved" turns."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("incidents", "0004_text_removed")]

    operations = [
        migrations.AddField(
            model_name="incident",
            name="offers_turn_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=Q(offers_turn_on__isnull=False),
                fields=["offers_turn_on"],
                name="incident_turns",
            ),
        ),
    ]
