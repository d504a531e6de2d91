"""Who may act on a case. When it may is in logic/steps.py; whose case it is, the vault knows."""

from uuid import UUID

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.cases.logic.group import Answer, Talk
from naast.cases.models import Aftercare, Case
from naast.cases.models_group import GroupSession


def may_support(actor: Actor, case: Case) -> bool:
    """The supporter who was asked or is with the colleague."""
    return case.adopted and case.supporter_id is not None and actor.id == str(case.supporter_id)


def may_coordinate(actor: Actor, case: Case) -> bool:
    """Any coordinator here; the vault hides cases from a coordinator who does not stand apart."""
    return case.adopted and actor.kind == "user"


def may_answer_aftercare(actor: Actor, aftercare: Aftercare) -> bool:
    """The supporter who is asked how they are."""
    return actor.id == str(aftercare.supporter_id)


def may_call_supporter(actor: Actor, aftercare: Aftercare) -> bool:
    """Any coordinator, once the supporter asked for it."""
    return aftercare.wants_to_talk


def may_arrange_talk(actor: Actor, session: GroupSession) -> bool:
    """Any coordinator, while it is planned; the vault hides a talk from whoever is too near."""
    return session.state == Talk.PLANNED.value and actor.kind == "user"


def may_lead_talk(actor: Actor, session: GroupSession) -> bool:
    """A supporter who is asked to lead, or does, and has not said no."""
    if session.state != Talk.PLANNED.value or actor.kind != "user":
        return False
    mine = session.leaders.filter(supporter_id=UUID(actor.id))
    return mine.exclude(answer=Answer.NO.value).exists()


register(Right.COORDINATE_CASES, GroupSession, may_arrange_talk)
register(Right.SUPPORT_COLLEAGUES, GroupSession, may_lead_talk)
register(Right.COORDINATE_CASES, Aftercare, may_call_supporter)
register(Right.SUPPORT_COLLEAGUES, Case, may_support)
register(Right.COORDINATE_CASES, Case, may_coordinate)
register(Right.CHANGE_OWN_AVAILABILITY, Aftercare, may_answer_aftercare)
