"""A kind of message: somebody else goes on, to the supporter who was there."""

from django.db import migrations, models

KINDS = [
    ("request_to_supporter", "Question to a supporter"),
    ("substitute", "Question to the next supporter"),
    ("reminder_supporter", "Reminder to a supporter"),
    ("reminder_coordinator", "Reminder to a coordinator"),
    ("reminder_deputy", "Reminder to a deputy coordinator"),
    ("aftercare", "How are you? To a supporter"),
    ("role_changed", "Somebody's own role changed"),
    ("role_change_told", "Coordinators are told of a role"),
    ("standing_used", "The standing instruction was used"),
    ("something_waiting", "Something waits"),
    ("decision_waiting", "A decision waits"),
    ("nobody_here", "Nobody arranges support now"),
    ("goes_on", "Somebody else goes on; to the supporter who was there"),
    ("alarm", "Somebody is needed now"),
]


class Migration(migrations.Migration):
    dependencies = [("notify", "0002_nobody_here")]

    operations = [
        migrations.RemoveConstraint(model_name="outgoingmessage", name="message_kind_known"),
        migrations.AlterField(
            model_name="outgoingmessage",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=24),
        ),
        migrations.AddConstraint(
            model_name="outgoingmessage",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", [word for word, _label in KINDS])),
                name="message_kind_known",
            ),
        ),
    ]
