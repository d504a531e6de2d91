"""Counts what is sent without signing in, over all web machines, so that a flood is slowed down.

Thousands of colleagues share the hospital's address, so the limit of one address is wide. No audit
event: it counts strangers, changes nothing that belongs to anybody, and is gone the next day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from naast.incidents.models import IntakeCount


@dataclass(frozen=True)
class Limit:
    """How often within one hour: from one address, and from all together."""

    one_address: int
    all_together: int


LIMITS: Mapping[str, Limit] = {
    "report": Limit(one_address=60, all_together=600),
    "ask": Limit(one_address=60, all_together=600),
    # A code cannot be guessed; trying is slowed down all the same.
    "code": Limit(one_address=30, all_together=300),
    # A vote takes a few steps, and a ward votes at one computer. One voter searches less.
    "slip": Limit(one_address=600, all_together=6000),
    "names": Limit(one_address=120, all_together=12000),
    "withdraw": Limit(one_address=30, all_together=300),
    "certificate": Limit(one_address=30, all_together=300),
}


def within_limits(*, address: str, what: str, at: datetime) -> bool:
    """Counts one more, and says whether it may pass. what: a key of LIMITS."""
    limit = LIMITS[what]
    hour = at.replace(minute=0, second=0, microsecond=0)
    return (
        _count(_keyed(address, what, hour), hour) <= limit.one_address
        and _count(f"all:{what}", hour) <= limit.all_together
    )


def _keyed(address: str, what: str, hour: datetime) -> str:
    """Tells addresses apart for one day, and says nothing to whoever reads the table."""
    said = f"{hour.date()}|{what}|{address}"
    return salted_hmac("naast.incidents.sender", said, algorithm="sha256").hexdigest()


def _count(counter: str, hour: datetime) -> int:
    """Right on several machines: the row is made once, and the database adds."""
    with transaction.atomic():
        rows = IntakeCount.objects.filter(counter=counter, hour_at=hour)
        IntakeCount.objects.bulk_create(
            [IntakeCount(counter=counter, hour_at=hour)], ignore_conflicts=True
        )
        rows.update(count=F("count") + 1)
        return rows.values_list("count", flat=True).get()
