"""Lets a page that is sent twice count once, and a verdict say what was read."""


from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('calamities', '0010_sent_outside'),
    ]

    operations = [
        migrations.AddField(
            model_name='calamityfile',
            name='names_key',
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='factanswer',
            name='revision',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
    ]
