"""Keeps which analysts are free for an event, instead of who stands near to those involved."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('calamities', '0008_forget_who_said_no'),
        ('incidents', '0006_when_offers_turn'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FreeForEvent',
            fields=[
                ('incident', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='incidents.incident')),
                ('free', models.BinaryField()),
                ('until_on', models.DateField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='teammember',
            name='team_state_known',
        ),
        # So that going back finds a value for rows that are there.
        migrations.AlterField(
            model_name='calamityfile',
            name='apart',
            field=models.BinaryField(default=b''),
        ),
        migrations.RemoveField(
            model_name='calamityfile',
            name='apart',
        ),
        migrations.AddField(
            model_name='calamityfile',
            name='free',
            field=models.BinaryField(default=b''),
        ),
        migrations.AddField(
            model_name='teammember',
            name='stated_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='teammember',
            name='state',
            field=models.CharField(choices=[('asked', 'Asked'), ('accepted', 'In the team'), ('left', 'No longer in the team')], default='asked', max_length=13),
        ),
        migrations.AddConstraint(
            model_name='teammember',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'accepted', 'left'])), name='team_state_known'),
        ),
        migrations.AddIndex(
            model_name='freeforevent',
            index=models.Index(fields=['until_on'], name='free_until'),
        ),
    ]
