"""Who may arrange a round, name for a small team, and answer for themselves."""

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.supporters.logic.nomination import Stage, Way
from naast.supporters.models_nomination import OPEN, NominationRound, Nominee, RoundDepartment

CAN_ANSWER = frozenset({Stage.ASKED.value, Stage.LATER.value})


class NominationRefused(Exception):
    """Nothing was changed; str() says why and what to do; field: the form field at fault."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


def may_arrange(actor: Actor, _obj: object) -> bool:
    """Whoever arranges support arranges rounds."""
    return actor.kind == "user"


def may_name_for_team(actor: Actor, unit: RoundDepartment) -> bool:
    """The head or contact person of a small department, while the round is open."""
    if unit.way != Way.MEETING.value or unit.round.state != OPEN:
        return False
    own = {unit.department.head_id, unit.department.contact_person_id} - {None}
    return actor.id in {str(one) for one in own}


def may_answer(actor: Actor, nominee: Nominee) -> bool:
    """Only who was asked."""
    return actor.id == str(nominee.person_id) and nominee.stage in CAN_ANSWER


register(Right.ARRANGE_NOMINATIONS, NominationRound, may_arrange)
register(Right.ARRANGE_NOMINATIONS, RoundDepartment, may_arrange)
register(Right.NAME_SUPPORTERS, RoundDepartment, may_name_for_team)
register(Right.NAME_SUPPORTERS, Nominee, may_answer)
