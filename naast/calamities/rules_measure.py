"""Who keeps measures of a file, and who carries one out."""

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.calamities.models import CalamityFile
from naast.calamities.models_measure import Measure
from naast.calamities.rules import may_read


def may_keep_measures(actor: Actor, file: CalamityFile) -> bool:
    """Whoever reads the file: secretary, committee, and its own analysts. Closed files too, because
    the effect is often checked long after."""
    return may_read(actor, file)


def may_keep_measure(actor: Actor, measure: Measure) -> bool:
    """As its file."""
    return may_read(actor, measure.file)


def owns(actor: Actor, measure: Measure) -> bool:
    """Nobody carries out what was entrusted to somebody else."""
    return actor.kind == "user" and str(measure.owner_id) == actor.id


register(Right.KEEP_MEASURES, CalamityFile, may_keep_measures)
register(Right.KEEP_MEASURES, Measure, may_keep_measure)
register(Right.CARRY_OUT_MEASURES, Measure, owns)
