"""Lets a change of a step say that its report was sent outside Naast."""

from django.db import migrations, models

BEFORE = [
    ('longer', 'Extended or let stand still'),
    ('corrected', 'Corrected'),
    ('anew', 'Begun anew by a new decision'),
    ('let_go', 'Let go'),
    ('reopened', 'Open again'),
]


class Migration(migrations.Migration):

    dependencies = [
        ('calamities', '0009_walls'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='stepchange',
            name='step_change_known',
        ),
        migrations.AlterField(
            model_name='stepchange',
            name='changed',
            field=models.CharField(choices=[*BEFORE[:4], ('outside', 'Sent outside Naast'), BEFORE[4]], max_length=9),
        ),
        migrations.AddConstraint(
            model_name='stepchange',
            constraint=models.CheckConstraint(condition=models.Q(('changed__in', ['longer', 'corrected', 'anew', 'let_go', 'outside', 'reopened'])), name='step_change_known'),
        ),
    ]
