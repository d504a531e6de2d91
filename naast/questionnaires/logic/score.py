"""Works scores out of one person's answers; docs/questionnaires.md says the rule for gaps."""

from collections.abc import Mapping
from fractions import Fraction

from naast.questionnaires.logic.instrument import Instrument, Item, Kind, Score, Scoring
from naast.questionnaires.logic.read_scoring import ends_of


def scores_of(
    scoring: Scoring, instrument: Instrument, answers: Mapping[str, object]
) -> dict[str, Fraction | None]:
    """Score id to value; None where too few of its items were answered.

    answers: as check_answers leaves them. mean: of the items that were answered. sum: that mean
    times the number of items, so that a gap counts as the person's own mean.
    """
    items = instrument.by_id
    return {score.id: _value(score, items, answers) for score in scoring.scores}


def _value(
    score: Score, items: Mapping[str, Item], answers: Mapping[str, object]
) -> Fraction | None:
    counted = [
        counts_as(items[name], answers[name], turned=name in score.reversed)
        for name in score.items
        if answers.get(name) not in (None, "")
    ]
    if len(counted) < score.at_least:
        return None
    mean = sum(counted, Fraction(0)) / len(counted)
    return mean * len(score.items) if score.rule == "sum" else mean


def counts_as(item: Item, answer: object, *, turned: bool) -> Fraction:
    """What one answer counts. turned: the other way round, lowest plus highest less the answer."""
    if item.kind is Kind.CHOICE:
        value = Fraction(next(one.weight or 0 for one in item.options if one.code == answer))
    else:
        value = Fraction(str(answer))
    least, most = ends_of(item)
    return Fraction(least) + Fraction(most) - value if turned else value
