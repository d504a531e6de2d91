"""The size of the team for a business case, by the simulation of the team page."""

from dataclasses import replace
from functools import lru_cache

from django.utils.translation import gettext as _

from naast.insight.choices_team import ASSUMPTIONS, ONE_IN, late_sentence, plan_of, sentences
from naast.insight.logic.business_case.inputs import Case
from naast.insight.logic.team_size import TeamAnswer, answer

MOST_SUPPORTED = 2_000  # beyond it playing takes more than seconds
ACCEPTING = ASSUMPTIONS["accepting"].proposed or 100


def team_for(case: Case) -> TeamAnswer | None:
    """None where nobody said how many are supported, or they are too many to play at once.

    The same figures give the same answer, so it is played once.
    """
    supported, team = case.of("supported").value, case.of("team").value
    if supported is None or supported > MOST_SUPPORTED:
        return None
    return _played(max(1, round(float(supported) * 100 / ACCEPTING)), int(team) if team else None)


def team_told(found: TeamAnswer) -> list[str]:
    """What is enough, what one step smaller gives, and the team that the case has."""
    told = list(sentences(replace(found, own=None)))
    if found.own and found.own is not found.enough:
        told.append(_("As in this case: %(what)s") % {"what": late_sentence(found.own)})
    return told


@lru_cache(maxsize=64)
def _played(offered: int, team: int | None) -> TeamAnswer:
    values = {name: one.proposed for name, one in ASSUMPTIONS.items()}
    values["requests_a_year"] = offered
    return answer(plan_of(values, weekends=True, seed=None), one_in=ONE_IN, own_team=team)
