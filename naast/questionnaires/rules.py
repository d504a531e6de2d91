"""Who may look after questionnaires."""

from django.utils.translation import gettext as _

from naast.access.actor import IMPORTER, Actor
from naast.access.decide import decide, register
from naast.access.roles import Right
from naast.questionnaires.models import Instrument


class QuestionnaireRefused(Exception):
    """Nothing was changed; str() says why and what to do."""


def may_manage(actor: Actor, _instrument: Instrument) -> bool:
    """A questionnaire holds no answer and no person; the right itself is asked by decide."""
    return actor.kind == "user"


def may_look(actor: Actor) -> bool:
    """The steward, or the importer on the command line."""
    return actor == IMPORTER or decide(actor, Right.MANAGE_SETTINGS)


def refuse_unless_manager(actor: Actor) -> None:
    """Asked again inside every action."""
    if not may_look(actor):
        raise QuestionnaireRefused(_("Only the steward changes questionnaires. Ask them to do it."))


register(Right.MANAGE_SETTINGS, Instrument, may_manage)
