"""The open tables about training and intervision: the team as a whole, never who came."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from naast.insight.logic.disclosure.tables import Cell, Dimension
from naast.insight.logic.publications.declared import Declared
from naast.insight.logic.publications.list_team import TRAINING
from naast.insight.logic.publications.open_tables import (
    LEAST_SHARED,
    number,
    open_counts,
    open_figures,
    share,
    sum_in_fives,
)
from naast.insight.logic.publications.stored import Figure, Stored
from naast.supporters.facts_intervision import QuarterOfIntervision, intervision_by_quarter
from naast.supporters.facts_training import refreshers_due_then, training_of_year

BY_CODE: Mapping[str, Declared] = {one.code: one for one in TRAINING}
LEAST_MEETINGS_WITH_THEME = 3


def figures(period: str) -> list[Stored]:
    """Eleven queries. Refreshers as on the last day of the period. A table that would hold nothing
    but zeros is left out: nothing was planned in Naast."""
    first, last = date(int(period), 1, 1), date(int(period), 12, 31)
    quarters = intervision_by_quarter(first, last)
    training, meetings = _training(first, last), _intervision(quarters)
    return [
        open_figures(BY_CODE[code], period, figures)
        for code, figures in (("team_training", training), ("team_intervision", meetings))
        if any(figure.value not in ("", "0") for figure in figures)
    ] + _themes(quarters, period)


def _training(first: date, last: date) -> list[Figure]:
    year, due = training_of_year(first, last), refreshers_due_then(last)
    return [
        number("sessions_held", year.held),
        number("sessions_cancelled", year.cancelled),
        sum_in_fives("places_taken", year.came),
        number("certificates", year.certificates),
        share("refreshers_due", due.due, due.of),
    ]


def _intervision(quarters: Sequence[QuarterOfIntervision]) -> list[Figure]:
    held, came = sum(one.held for one in quarters), sum(one.came for one in quarters)
    return [
        number("meetings_held", held),
        number("meetings_cancelled", sum(one.cancelled for one in quarters)),
        number("meetings_moved", sum(one.moved for one in quarters)),
        number("meetings_uncounted", sum(one.uncounted for one in quarters)),
        sum_in_fives("came_together", came, enough=held >= LEAST_SHARED),
    ]


def _themes(quarters: Sequence[QuarterOfIntervision], period: str) -> list[Stored]:
    """The most frequent first; what was spoken about once or twice would point at a meeting."""
    spoken: Counter[str] = Counter()
    for one in quarters:
        spoken.update(dict(one.themes))
    often = [(code, count) for code, count in spoken.items() if count >= LEAST_MEETINGS_WITH_THEME]
    often.sort(key=lambda pair: (-pair[1], pair[0]))
    if not often:
        return []
    dimension = Dimension("team_theme", tuple(code for code, _ in often))
    counts: dict[Cell, int] = {(code,): count for code, count in often}
    return [open_counts(BY_CODE["team_themes"], period, (dimension,), counts)]
