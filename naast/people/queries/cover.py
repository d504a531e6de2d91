"""Who of the coordinators is there, and on which days nobody is."""

from dataclasses import dataclass
from datetime import date, timedelta

from naast.access.queries import names_of_holders
from naast.access.roles import Role
from naast.people.logic.cover import Days, nobody_there
from naast.people.queries.presence import absences_between

LOOK_AHEAD = timedelta(days=60)
COORDINATING = (Role.COORDINATOR, Role.DEPUTY_COORDINATOR)


@dataclass(frozen=True)
class Cover:
    """there: names of who arranges support on the first day. nobody: stretches without anybody."""

    there: tuple[str, ...]
    nobody: tuple[Days, ...]


def cover(*, on: date) -> Cover:
    """For the two months from that day. Holds no case and no reason; two queries."""
    people = names_of_holders(COORDINATING, on)
    ids = [pk for pk, _name in people]
    away = absences_between(ids, on, on + LOOK_AHEAD)
    gone = {pk for pk, rows in away.items() if any(start <= on <= end for start, end in rows)}
    stretches = nobody_there(ids, away, on, on + LOOK_AHEAD)
    return Cover(tuple(name for pk, name in people if pk not in gone), tuple(stretches))
