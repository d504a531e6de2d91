"""Holds what two coders say to one another, what external means before the first code, moved days."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('calamities', '0011_sent_once'),
    ]

    operations = [
        migrations.CreateModel(
            name='CodeProposal',
            fields=[
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='code_proposals', to='calamities.calamityfile')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('node', models.UUIDField()),
                ('code', models.CharField(max_length=3)),
                ('proposed_by', models.UUIDField()),
                ('proposed_at', models.DateTimeField()),
                ('answer', models.CharField(choices=[('waits', 'Waits for the other coder'), ('yes', 'Agreed'), ('no', 'Not agreed'), ('decided', 'Decided by a third analyst')], default='waits', max_length=7)),
                ('answered_by', models.UUIDField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.BinaryField(blank=True, default=b'')),
            ],
            options={
                'ordering': ('proposed_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='MeasureMove',
            fields=[
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='calamities.measure')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('moved', 'Moved'), ('late', 'Carried out later than planned'), ('cannot_tell', 'The effect could not be told yet')], max_length=11)),
                ('due_before', models.DateField()),
                ('due_after', models.DateField()),
                ('check_before', models.DateField()),
                ('check_after', models.DateField()),
                ('reason', models.BinaryField()),
                ('moved_by', models.UUIDField()),
                ('moved_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('moved_at', 'id'),
            },
        ),
        migrations.RemoveConstraint(
            model_name='filecoding',
            name='coding_event_type_known',
        ),
        migrations.AddField(
            model_name='blindsample',
            name='pool',
            field=models.JSONField(blank=True, default=list, null=True),
        ),
        migrations.AddField(
            model_name='filecoding',
            name='scope_by',
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='filecoding',
            name='scope_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='filecoding',
            name='scope_reason',
            field=models.BinaryField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='measure',
            name='carried_by',
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='measure',
            name='revision',
            field=models.PositiveIntegerField(db_default=1, default=1),
        ),
        migrations.AlterField(
            model_name='filecoding',
            name='event_type',
            field=models.CharField(blank=True, choices=[('other_departments', 'Working with other departments'), ('materials', 'Materials and equipment'), ('consultants', 'Working with residents and consultants'), ('treatment', 'Diagnosis and treatment'), ('data', 'Wrong or mixed-up data'), ('medication', 'Medication'), ('protocols', 'Protocols and agreements'), ('other', 'Something else')], default='', max_length=17),
        ),
        migrations.AddConstraint(
            model_name='filecoding',
            constraint=models.CheckConstraint(condition=models.Q(('event_type__in', ['other_departments', 'materials', 'consultants', 'treatment', 'data', 'medication', 'protocols', 'other']), models.Q(('event_type', ''), ('finished_on', None)), _connector='OR'), name='coding_event_type_known'),
        ),
        migrations.AddConstraint(
            model_name='codeproposal',
            constraint=models.UniqueConstraint(condition=models.Q(('answer', 'waits')), fields=('file', 'node'), name='one_proposal_waits'),
        ),
        migrations.AddConstraint(
            model_name='codeproposal',
            constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['waits', 'yes', 'no', 'decided'])), name='proposal_answer_known'),
        ),
        migrations.AddConstraint(
            model_name='codeproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer__in', ('yes', 'no')), _negated=True), models.Q(('answered_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='proposal_takes_two'),
        ),
        migrations.AddConstraint(
            model_name='measuremove',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['moved', 'late', 'cannot_tell'])), name='measure_move_kind_known'),
        ),
    ]
