"""The kinds of messages, what becomes of one, and what may be answered with a code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MessageKind(TextChoices):
    """Why a message goes out; the words are in texts."""

    REQUEST_TO_SUPPORTER = "request_to_supporter", _("Question to a supporter")
    SUBSTITUTE = "substitute", _("Question to the next supporter")
    REMINDER_SUPPORTER = "reminder_supporter", _("Reminder to a supporter")
    REMINDER_COORDINATOR = "reminder_coordinator", _("Reminder to a coordinator")
    REMINDER_DEPUTY = "reminder_deputy", _("Reminder to a deputy coordinator")
    AFTERCARE = "aftercare", _("How are you? To a supporter")
    TALK_INVITED = "talk_invited", _("The coordinator would like to talk, to a supporter")
    TRAINING_INVITED = "training_invited", _("Invitation to a training, to a supporter")
    TRAINING_MOVED = "training_moved", _("A training is at another time or place")
    TRAINING_OFF = "training_off", _("A training does not take place, or without you")
    TRAINING_DUE = "training_due", _("A training is due again, to a supporter")
    TALK_OFFERED = "talk_offered", _("A talk is offered after several colleagues, to a supporter")
    TEAM_DATE = "team_date", _("A date of the supporters, to a supporter")
    THANKED = "thanked", _("Thank you, to a supporter who stopped")
    ROLE_CHANGED = "role_changed", _("Somebody's own role changed")
    ROLE_CHANGE_TOLD = "role_change_told", _("Coordinators are told of a role")
    STANDING_USED = "standing_used", _("The standing instruction was used")
    SOMETHING_WAITING = "something_waiting", _("Something waits")
    DECISION_WAITING = "decision_waiting", _("A decision waits")
    # Translators: all coordinators are away at once; the steward hears of it, without any name.
    NOBODY_HERE = "nobody_here", _("Nobody arranges support now")
    GOES_ON = "goes_on", _("Somebody else goes on; to the supporter who was there")
    ROUND_OPENED = "round_opened", _("Departments are asked for names; to a head")
    ROUND_REMINDER = "round_reminder", _("Names can still be given; to a head")
    NAMED = "named", _("Colleagues named somebody; to that colleague")
    ON_CALL_REQUEST = "on_call_request", _("Question to whoever is on call")
    ON_CALL_SILENT = "on_call_silent", _("Nobody on call answered")
    ROTA_CHANGED = "rota_changed", _("The rota changed, to a supporter")
    ROTA_WAITS = "rota_waits", _("Something about the rota waits")
    DATE_PLANNED = "date_planned", _("A date, to whoever is invited")
    COUNT_WAITS = "count_waits", _("A count waits, to coordinators and the staff representative")
    ALARM = "alarm", _("Somebody is needed now")


# Sent at night and at the weekend too: a life, or somebody who takes hold of a role.
# Whoever is on call is asked when it is needed, and when nobody on call answers somebody must know.
AT_ANY_HOUR = frozenset(
    {
        MessageKind.ALARM,
        MessageKind.ROLE_CHANGED,
        MessageKind.ROLE_CHANGE_TOLD,
        MessageKind.ON_CALL_REQUEST,
        MessageKind.ON_CALL_SILENT,
    }
)


class MessageState(TextChoices):
    """What became of a message."""

    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    # Translators: no e-mail address and no telephone that takes text messages.
    UNREACHABLE = "unreachable", _("No address")
    DEAD = "dead", _("Given up")
    TOO_LATE = "too_late", _("No longer needed")


class Channel(TextChoices):
    """How a message went."""

    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message")


class AnswerPurpose(TextChoices):
    """What a code answers."""

    REQUEST = "request", _("Can you call somebody?")
    AFTERCARE = "aftercare", _("How are you?")


ANSWERED_WITH_CODE = {
    MessageKind.REQUEST_TO_SUPPORTER: AnswerPurpose.REQUEST,
    MessageKind.SUBSTITUTE: AnswerPurpose.REQUEST,
    MessageKind.ON_CALL_REQUEST: AnswerPurpose.REQUEST,
    MessageKind.AFTERCARE: AnswerPurpose.AFTERCARE,
}
