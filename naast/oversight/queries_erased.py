"""What was destroyed, as the steward and the staff representative may read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.oversight.logic.erased import SUPPORT, in_words, may_be_told
from naast.oversight.models import Erased


@dataclass(frozen=True)
class Destroyed:
    """rows: "<10" or whole tens."""

    kind: str
    since: date
    rows: str


def is_noted(since: date) -> bool:
    """The quarter of support is counted."""
    return Erased.objects.filter(kind=SUPPORT, since_on=since).exists()


def destroyed_for(actor: Actor, today: date) -> Iterator[Destroyed]:
    """Newest first; nothing for whoever neither looks after settings nor watches."""
    if decide(actor, Right.READ_OVERSIGHT) or decide(actor, Right.MANAGE_SETTINGS):
        for one in Erased.objects.all():
            if may_be_told(one.kind, one.since_on, today):
                yield Destroyed(one.kind, one.since_on, in_words(one.rows))
