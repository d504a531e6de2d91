"""Duties for tests, taken off the register afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from naast.jobs import duties
from naast.jobs.duties import Duty, Work


@contextmanager
def only_duty(work: Work, *, name: str = "test", hours: int = 1) -> Iterator[Duty]:
    """The register holds this duty alone for a while."""
    duties.all_duties()  # load the product's own first, or they would come back later
    kept = dict(duties._duties)
    duties._duties.clear()
    duties.duty(every=timedelta(hours=hours), name=name)(work)
    try:
        yield duties._duties[name]
    finally:
        duties._duties.clear()
        duties._duties.update(kept)
