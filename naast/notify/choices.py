"""Kinds of messages. Each has neutral words: that something waits in Naast, never what or for whom."""

from django.db.models import TextChoices


class MessageKind(TextChoices):
    """What a message is for; the words stand in wording.py."""

    REQUEST_TO_SUPPORTER = "request_to_supporter"
    SUBSTITUTE = "substitute"
    REMINDER_SUPPORTER = "reminder_supporter"
    REMINDER_COORDINATOR = "reminder_coordinator"
    REMINDER_DEPUTY = "reminder_deputy"
    DECISION_WAITING = "decision_waiting"
    SOMETHING_WAITING = "something_waiting"
    STANDING_USED = "standing_used"
    AFTERCARE = "aftercare"
    ROLE_CHANGE_TOLD = "role_change_told"
    ROLE_CHANGED = "role_changed"
    ALARM = "alarm"


class MessageState(TextChoices):
    """How far a message is. dead: tried often enough; the steward sees that there are some."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"
    UNREACHABLE = "unreachable"
