"""What the hospital chose for matching; as delivered until somebody chose."""

from naast.cases.logic.matching_words import Policy
from naast.cases.logic.weights import NAMES, Choice, Level, default_levels
from naast.cases.models_matching import MatchingWeights
from naast.people.queries import hospital


def matching_choice() -> Choice:
    """A weight that a later version adds counts as delivered."""
    policy = Policy(hospital().policy)
    usual = default_levels(policy)
    row = MatchingWeights.objects.first()
    if row is None:
        return Choice(policy, usual)
    levels = {name: Level(row.levels.get(name, usual[name])) for name in NAMES}
    return Choice(policy, levels, row.supporters)
