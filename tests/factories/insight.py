"""Months of the programme as they were stored."""

from collections.abc import Sequence
from datetime import date

from naast.insight.logic.health import Indicator, Why
from naast.insight.models import Snapshot

MONTH, TAKEN_ON = date(2025, 12, 1), date(2026, 1, 1)


def a_snapshot(
    indicator: Indicator,
    number: int | None,
    *,
    base: int | None = None,
    month: date = MONTH,
    what: Sequence[tuple[str, int]] = (),
    why: Why = Why.MEASURED,
) -> Snapshot:
    return Snapshot.objects.create(
        month=month,
        indicator=indicator.value,
        number=number,
        base=base,
        what=[list(pair) for pair in what],
        why=why.value,
        taken_on=TAKEN_ON,
    )
