"""Lists of cases, from clear columns only: number, clock and need, never a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Protocol, cast
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.cases.logic.words import Phase
from naast.cases.models import Aftercare, Case
from naast.cases.queries.opened import vault_role
from naast.cases.queries.revealed import revealed_to
from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose


@dataclass(frozen=True)
class Row:
    """One line of a list. need: what has to happen; tone: how pressing it is."""

    id: UUID
    number: str
    need: object
    tone: str
    due: str
    due_at: datetime | None
    overdue: bool
    supporter: str


NEEDS = {
    (Phase.WAITING.value, False): (_("Ask a supporter"), "new"),
    (Phase.WAITING.value, True): (_("Waiting for the supporter's answer"), "offered"),
    (Phase.WITH_SUPPORTER.value, True): (_("With a supporter"), "active"),
}


class Line(Protocol):
    """The clear columns that a list needs; without the sealed ones a long list is read fast."""

    id: UUID
    number: str
    phase: str
    next_due_at: datetime | None
    supporter_id: UUID | None
    supporter__name: str | None
    wrapped_key: bytes


_COLUMNS = (
    "id", "number", "phase", "next_due_at", "supporter_id", "supporter__name", "wrapped_key"
)  # fmt: skip


def row_of(case: Line, *, at: datetime) -> Row:
    """What a list shows of a case."""
    overdue = case.next_due_at is not None and case.next_due_at <= at
    need, tone = NEEDS[case.phase, case.supporter_id is not None]
    return Row(
        id=case.id,
        number=case.number,
        need=need,
        tone="urgent" if overdue else tone,
        due=_due_in_words(case.next_due_at),
        due_at=case.next_due_at,
        overdue=overdue,
        supporter=case.supporter__name or "",
    )


def _due_in_words(due_at: datetime | None) -> str:
    """Formatted once here: the date filter is the dearest part of a list page."""
    if due_at is None:
        return ""
    local = timezone.localtime(due_at)
    day, moment = _day_in_words(local.date(), get_language()), local.strftime("%H:%M")
    return gettext("before %(day)s, %(time)s") % {"day": day, "time": moment}


@lru_cache(maxsize=500)
def _day_in_words(day: date, language: str | None) -> str:
    return date_format(day, "D j N")


def open_cases() -> QuerySet[Case]:
    """Open cases that the vault has, the most pressing first."""
    rows = Case.objects.filter(adopted=True).exclude(phase=Phase.CLOSED.value)
    return rows.order_by("next_due_at", "number")


def _lines(rows: QuerySet[Case]) -> list[Line]:
    return cast(list[Line], list(rows.values_list(*_COLUMNS, named=True)))


def cases_of_supporter(actor: Actor, *, at: datetime) -> list[Row]:
    """Who asks this supporter for a call, and whom the supporter is with."""
    if not decide(actor, Right.SUPPORT_COLLEAGUES):
        return []
    own = open_cases().filter(supporter_id=UUID(actor.id))
    return [row_of(case, at=at) for case in _lines(own)]


@dataclass(frozen=True)
class Overview:
    """rows: a line each; keys: of the cases whose names are shown to this reader already."""

    rows: list[Row]
    keys: Mapping[UUID, bytes]


def waiting_list(actor: Actor, *, at: datetime) -> Overview:
    """All open cases that this coordinator stands apart from: one question to the vault, no names.

    Cases on which nobody has decided yet (offer or not) have no clock: the report is on the list.
    """
    if not decide(actor, Right.COORDINATE_CASES):
        return Overview([], {})
    cases = _lines(open_cases().exclude(next_due_at=None))
    shown = revealed_to(actor, at=at)
    wraps = [(one.id, bytes(one.wrapped_key)) for one in cases if _to_ask(one) and one.id in shown]
    who = (actor.name, vault_role(actor), Purpose.ARRANGE)
    seen, keys = vault_client.look_over([case.id for case in cases], wraps, *who)
    return Overview(
        rows=[row_of(case, at=at) for case in cases if case.id in seen],
        keys={case: key for case, key in keys.items() if key is not None},
    )


def _to_ask(case: Line) -> bool:
    return case.phase == Phase.WAITING.value and case.supporter_id is None


def aftercare_for(actor: Actor, *, on: date) -> Sequence[Aftercare]:
    """Questions how the supporter is, that are due."""
    if not decide(actor, Right.CHANGE_OWN_AVAILABILITY):
        return []
    return list(
        Aftercare.objects.filter(supporter_id=UUID(actor.id), due_on__lte=on, wants_to_talk=False)
    )


def supporters_who_want_to_talk(actor: Actor) -> Sequence[Aftercare]:
    """For the coordinator: supporters to call."""
    if not decide(actor, Right.COORDINATE_CASES):
        return []
    rows = Aftercare.objects.filter(wants_to_talk=True).select_related("supporter")
    return list(rows.only("at_once", "supporter__name", "supporter__phone"))
