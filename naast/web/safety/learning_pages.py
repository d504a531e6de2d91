"""What other pages of a file show of its codes and measures."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.calamities.models import CalamityFile
from naast.calamities.queries.agreement import open_talks
from naast.calamities.queries.coding import coded_causes, is_finished, second_codings_for
from naast.calamities.queries.measures import WAITING, measures_of, own_measures
from naast.web.safety.measure_pages import measure_lines


def learning_of(actor: Actor, file: CalamityFile) -> dict[str, object]:
    """For the page of a file."""
    return {
        "measures": measure_lines(measures_of(actor=actor, file=file)),
        "may_measure": decide(actor, Right.KEEP_MEASURES, file),
        "coded": _how_far(actor, file),
    }


def learning_for(actor: Actor) -> dict[str, object]:
    """For the page of what is due for oneself."""
    return {
        "second": second_codings_for(actor).count(),
        "talks": open_talks(actor),
        "own_measures": own_measures(actor).filter(WAITING).count(),
    }


def _how_far(actor: Actor, file: CalamityFile) -> str:
    if is_finished(file):
        return _("All root causes have their codes.")
    here = coded_causes(actor=actor, file=file)
    if not here:
        return _("The causal tree has no root causes yet.")
    number = sum(not one.first for one in here if not one.cause.recovery)
    if not number:
        return _("All root causes have a code; the codes are not finished yet.")
    return ngettext(
        "One root cause has no code yet.", "%(number)s root causes have no code yet.", number
    ) % {"number": number}
