"""On which days nobody of a small group is there."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

Days = tuple[date, date]
_DAY = timedelta(days=1)


def nobody_there(
    group: Collection[UUID], away: Mapping[UUID, Sequence[Days]], first: date, last: date
) -> list[Days]:
    """Stretches of days, both ends included, on which everybody of the group is away.

    An empty group is never there.
    """
    found: list[Days] = []
    if any(not away.get(one) for one in group):
        return found  # somebody is never away: no day needs a look
    day = first
    while day <= last:
        if all(_is_away(one, away, day) for one in group):
            if found and found[-1][1] == day - _DAY:
                found[-1] = (found[-1][0], day)
            else:
                found.append((day, day))
        day += _DAY
    return found


def _is_away(one: UUID, away: Mapping[UUID, Sequence[Days]], day: date) -> bool:
    return any(start <= day <= end for start, end in away.get(one, ()))
