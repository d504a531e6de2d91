"""Which coach is asked next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

# A coach who does not answer stands in nobody's way.
WAITS = timedelta(hours=4)
# With the talk near, the next is asked sooner.
WAITS_WHEN_NEAR, NEAR = timedelta(hours=1), timedelta(hours=12)


@dataclass(frozen=True)
class Coach:
    """id: of the row in the list. away, or busy: the number of talks said yes to."""

    id: UUID
    user: UUID
    profession: str = ""
    department: UUID | None = None
    away: bool = False
    busy: int = 0


def next_coach(
    coaches: Iterable[Coach],
    *,
    asker: UUID,
    department: UUID,
    profession: str,
    tried: frozenset[UUID],
    first: UUID | None = None,
) -> Coach | None:
    """first: the one chosen from the list, if still free. Else of another department, least busy,
    the asker's own profession before others; the id last, so that it is the same twice."""
    free = [one for one in coaches if one.user != asker and one.id not in tried and not one.away]
    chosen = [one for one in free if one.id == first]
    if chosen:
        return chosen[0]
    return min(
        free,
        key=lambda one: (
            one.department == department,
            one.busy,
            one.profession != profession,
            str(one.id),
        ),
        default=None,
    )


def waits_until(asked_at: datetime, talk_at: datetime) -> datetime:
    """From when on the next coach is asked."""
    return asked_at + (WAITS_WHEN_NEAR if talk_at - asked_at <= NEAR else WAITS)
