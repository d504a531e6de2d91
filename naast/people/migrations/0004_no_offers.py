"""Adds a colleague's wish not to be offered support."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_holidays_and_remembering")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="no_offers",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
