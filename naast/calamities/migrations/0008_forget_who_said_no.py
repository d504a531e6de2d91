"""Of a no to looking into a file no row is kept."""

from django.db import migrations


def forget(apps, schema_editor):
    apps.get_model("calamities", "TeamMember").objects.filter(state="not_available").delete()


class Migration(migrations.Migration):
    dependencies = [("calamities", "0007_clocks")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
