"""Those whom nobody was asked for, on the day's page: with the proposal, once names are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from naast.access.actor import Actor
from naast.cases.actions.propose_supporters import propose_together
from naast.cases.models import Case
from naast.cases.queries.day import Day
from naast.cases.queries.lists import Row
from naast.cases.queries.proposals import StoredProposals, inputs_of, kept_in
from naast.cases.queries.together import SOON, waiting_for_reader, waiting_together
from naast.web.coordinator.proposed import Proposals, people_of, proposals_in_words

AT_ONCE = 20  # a real day; each of them costs one of the names a coordinator may open in an hour


@dataclass(frozen=True)
class Line:
    """A row and, once its name is shown to this reader, whom to ask."""

    row: Row
    whom: Proposals | None


@dataclass(frozen=True)
class Lines:
    """shut: for how many a proposal can be shown, and is not yet."""

    lines: tuple[Line, ...]
    shut: int


def lines_of(day: Day, *, reader: Actor, at: datetime) -> Lines:
    """Kept proposals as long as nothing changed; otherwise all are worked out anew together."""
    stored = _stored(day, reader=reader, at=at) if day.keys else {}
    people = people_of(stored.values()) if stored else {}
    words = {case: proposals_in_words(one, people) for case, one in stored.items()}
    lines = tuple(Line(row, words.get(row.id)) for row in day.to_ask)
    soon = [row for row in day.to_ask if row.due_at is not None and row.due_at <= at + SOON]
    return Lines(lines, sum(row.id not in day.keys for row in soon))


def _stored(day: Day, *, reader: Actor, at: datetime) -> Mapping[UUID, StoredProposals]:
    seen = {row.id for row in day.to_ask}
    waiting = [case for case in waiting_together(at) if case.pk in seen]
    inputs = inputs_of(waiting, at=at)
    shown = [case for case in waiting if case.pk in day.keys]
    kept = {case.pk: kept_in(case, day.keys[case.pk], inputs=inputs) for case in shown}
    if all(kept.values()):
        return {case: one for case, one in kept.items() if one is not None}
    found = propose_together(at=at, cases=waiting)
    return {case: one for case, one in found.items() if case in kept}


def to_show_next(reader: Actor, *, at: datetime, shown: set[UUID]) -> Sequence[Case]:
    """The next twenty that wait, the most pressing first, without those that are shown already."""
    waiting = waiting_for_reader(at, reader=reader)
    return [case for case in waiting if case.pk not in shown][:AT_ONCE]
