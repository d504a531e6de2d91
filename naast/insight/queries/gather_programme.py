"""The open tables about the programme's health: a table an indicator, a figure a month."""

from collections.abc import Mapping
from datetime import date

from naast.insight.logic.publications.list_team import INDICATORS, PROGRAMME
from naast.insight.logic.publications.months import series_of
from naast.insight.logic.publications.open_tables import open_figures
from naast.insight.logic.publications.stored import Stored
from naast.insight.models import Snapshot


def figures(period: str) -> list[Stored]:
    """One query. An indicator that was measured in no month of the year is left out."""
    year = int(period)
    rows = Snapshot.objects.filter(month__range=(date(year, 1, 1), date(year, 12, 1)))
    found: dict[str, dict[int, Snapshot]] = {}
    for row in rows:
        found.setdefault(row.indicator, {})[row.month.month] = row
    return [
        open_figures(declared, period, series_of(_numbers(found[one.value]), one))
        for one, declared in zip(INDICATORS, PROGRAMME, strict=True)
        if one.value in found
    ]


def _numbers(rows: Mapping[int, Snapshot]) -> dict[int, tuple[int | None, str]]:
    return {month: (row.number, row.why) for month, row in rows.items()}
