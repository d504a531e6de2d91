"""Removes what has had its time, in every area that keeps something for a period."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.oversight.actions.count_erased import count_erased, note_support_erased
from naast.oversight.logic.erased import quarter_to_note
from naast.oversight.queries_erased import is_noted
from naast.privacy.audit import record
from naast.privacy.erasure import Trigger, erase
from naast.supporters.queries import ended_between


@transaction.atomic
def erase_ended(*, actor: Actor, at: datetime) -> dict[str, int]:
    """Model to rows removed, only models that lost some; an event is written if there were any."""
    removed = {model: rows for model, rows in erase(Trigger.PERIOD_ENDED, None, at).items() if rows}
    if removed:
        count_erased(removed=removed, on=timezone.localdate(at))
        record("erase_ended", actor=actor, at=at)
    return removed


def count_support(*, actor: Actor, at: datetime) -> None:
    """Once a quarter, from the supporters' monthly counts: the only trace that support leaves."""
    since = quarter_to_note(timezone.localdate(at))
    if since is None or is_noted(since):
        return
    note_support_erased(since=since, ended=ended_between(*_months(since)), actor=actor, at=at)


def _months(since: date) -> tuple[date, date]:
    return since, since.replace(month=since.month + 2)
