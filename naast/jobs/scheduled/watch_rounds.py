"""Whether a round of anonymous answers can be counted, and what becomes of one nobody counts."""

from datetime import datetime, timedelta

from naast.access.actor import CLOCK
from naast.evaluation.actions.ask_readiness import ask_readiness
from naast.evaluation.actions.watch_rounds import watch_rounds
from naast.jobs.duties import duty


@duty(every=timedelta(hours=1), name="ask_readiness")
def ask(now: datetime) -> None:
    """One question a night; where the collector is away, again an hour later."""
    ask_readiness(actor=CLOCK, at=now)


@duty(every=timedelta(hours=6), name="watch_rounds")
def watch(now: datetime) -> None:
    """Three reminders, then destroyed unread."""
    watch_rounds(actor=CLOCK, at=now)
