"""What the hospital's own figures say of the assumptions of the simulation, where they may."""

from dataclasses import dataclass
from datetime import date

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.insight.logic.health import LEAST_SUPPORTED
from naast.supporters.facts_team import team_facts


@dataclass(frozen=True)
class OwnFigures:
    """requests_a_year: in fives, from ten on. team: for those who see the team."""

    requests_a_year: int | None = None
    team: int | None = None


def own_figures(actor: Actor, on: date) -> OwnFigures:
    """Of the twelve months before; nothing for whoever may not read the programme."""
    if not decide(actor, Right.READ_PROGRAMME):
        return OwnFigures()
    facts = team_facts(on)
    known = round(facts.loads / 5) * 5 if facts.loads >= LEAST_SUPPORTED else None
    return OwnFigures(known, facts.trained or None if decide(actor, Right.READ_TEAM) else None)
