"""Who may do what with intervision: the coordinators all of it, a facilitator their own group."""

from django.utils.functional import Promise

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.supporters.logic.intervision import Meeting
from naast.supporters.models_care import ComingBack
from naast.supporters.models_intervision import (
    IntervisionGroup,
    IntervisionMeeting,
    IntervisionWord,
)


class IntervisionRefused(Exception):
    """What cannot be done; the message is a sentence for whoever tried. field: of the form."""

    def __init__(self, message: str | Promise, field: str = "") -> None:
        super().__init__(str(message))
        self.field = field


def may_arrange_group(actor: Actor, group: IntervisionGroup) -> bool:
    """Any coordinator, until it ended."""
    return actor.kind == "user" and group.ended_on is None


def may_arrange_meeting(actor: Actor, meeting: IntervisionMeeting) -> bool:
    """Any coordinator, until it is over."""
    return actor.kind == "user" and meeting.state == Meeting.PLANNED.value


def may_lead_meeting(actor: Actor, meeting: IntervisionMeeting) -> bool:
    """The facilitator of the group, until the meeting is over."""
    planned = meeting.state == Meeting.PLANNED.value
    return planned and actor.kind == "user" and actor.id == str(meeting.group.facilitator_id)


def may_change_words(actor: Actor, word: IntervisionWord) -> bool:
    """Any coordinator."""
    return actor.kind == "user"


def may_welcome_back(actor: Actor, wish: ComingBack) -> bool:
    """Any coordinator."""
    return actor.kind == "user"


register(Right.READ_TEAM, IntervisionGroup, may_arrange_group)
register(Right.READ_TEAM, IntervisionMeeting, may_arrange_meeting)
register(Right.READ_TEAM, IntervisionWord, may_change_words)
register(Right.READ_TEAM, ComingBack, may_welcome_back)
register(Right.SUPPORT_COLLEAGUES, IntervisionMeeting, may_lead_meeting)
