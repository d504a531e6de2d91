"""Taking turns: one conditional UPDATE decides which machine does a duty; leases run out."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import F, Q

from naast.jobs.duties import Duty
from naast.jobs.models import DutyLease

LEASE = timedelta(seconds=60)
_FIRST_WAIT = timedelta(seconds=10)
_LONGEST_WAIT = timedelta(hours=1)


def wait_before_try(tries: int) -> timedelta:
    """10 s, 20 s, 40 s ... at most an hour; tries: how often it failed, from 1."""
    doubled: int = 2 ** min(tries - 1, 20)
    return min(_FIRST_WAIT * doubled, _LONGEST_WAIT)


def due_names(*, names: Iterable[str], now: datetime) -> set[str]:
    """Which of these are due; one query a tick. A new duty gets its row and is due at once."""
    due_at = dict(DutyLease.objects.values_list("name", "due_at"))
    new = set(names) - set(due_at)
    DutyLease.objects.bulk_create(
        [DutyLease(name=name, due_at=now) for name in new], ignore_conflicts=True
    )
    return new | {name for name in names if name in due_at and due_at[name] <= now}


def claim(*, name: str, holder: str, now: datetime) -> bool:
    """Take the duty if it is due and nobody holds it. Counted as a try before it begins."""
    free = Q(holder="") | Q(lease_until_at__lte=now)
    rows = DutyLease.objects.filter(free, name=name, due_at__lte=now)
    return rows.update(holder=holder, lease_until_at=now + LEASE, tries=F("tries") + 1) == 1


def prolong(*, name: str, holder: str, now: datetime) -> bool:
    """The heartbeat. False: another worker holds it now, stop."""
    rows = DutyLease.objects.filter(name=name, holder=holder)
    return rows.update(lease_until_at=now + LEASE) == 1


def finish(*, duty: Duty, holder: str, began: datetime, ended: datetime) -> None:
    """Done: the next time is one period after this beginning."""
    DutyLease.objects.filter(name=duty.name, holder=holder).update(
        holder="",
        lease_until_at=None,
        tries=0,
        due_at=began + duty.every,
        succeeded_at=ended,
        took_seconds=(ended - began).total_seconds(),
    )


def give_up(*, name: str, holder: str, now: datetime) -> timedelta:
    """Failed: try again after a wait that grows. Returns the wait."""
    row = DutyLease.objects.filter(name=name, holder=holder).first()
    wait = wait_before_try(row.tries if row else 1)
    DutyLease.objects.filter(name=name, holder=holder).update(
        holder="", lease_until_at=None, due_at=now + wait
    )
    return wait
