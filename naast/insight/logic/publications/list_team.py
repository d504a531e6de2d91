"""The tables about the team and the programme: open ones, of nobody who was supported.

Sites, months and themes are named by the hospital or the calendar, so their tables say their
dimensions when they are made.
"""

from naast.insight.logic.health import OF_TEAM, Indicator
from naast.insight.logic.publications.declared import Declared, Population, Question


def _open(code: str, question: Question) -> Declared:
    return Declared(code=code, question=question, population=Population.OPEN)


TEAM = (
    _open("team_size", Question.TEAM),
    _open("team_professions", Question.TEAM),
    _open("team_sites", Question.TEAM),
    _open("team_coverage", Question.TEAM),
    _open("team_staff", Question.TEAM),
    _open("team_on_call", Question.TEAM),
)
TRAINING = (
    _open("team_training", Question.TRAINING),
    _open("team_intervision", Question.TRAINING),
    _open("team_themes", Question.TRAINING),
)
# Not those of the load and care of supporters: they are for the coordinator.
INDICATORS = tuple(one for one in Indicator if one not in OF_TEAM)
PROGRAMME = tuple(_open(f"programme_{one.value}", Question.PROGRAMME) for one in INDICATORS)
