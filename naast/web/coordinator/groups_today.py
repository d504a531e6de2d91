"""Group talks on the coordinator's day: events to think of one for, and those that are planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from naast.access.actor import Actor
from naast.cases.logic.group import count_is_late, has_begun
from naast.cases.models_group import GroupSession
from naast.cases.queries.groups import talks_for_coordinator
from naast.incidents.models import Incident
from naast.web.talks import Talk, in_words


@dataclass(frozen=True)
class Planned:
    """One line. begun: it may be counted; late: nobody has counted for two days."""

    talk: Talk
    begun: bool
    late: bool


@dataclass(frozen=True)
class GroupsToday:
    """proposed: events with many people, on which nobody decided."""

    proposed: Sequence[Incident]
    planned: Sequence[Planned]


def groups_today(actor: Actor, *, proposed: Sequence[Incident], at: datetime) -> GroupsToday:
    """One query, and one question to the vault when a talk is planned."""
    rows = talks_for_coordinator(actor)
    return GroupsToday(proposed, [_planned(row, at) for row in rows])


def _planned(row: GroupSession, at: datetime) -> Planned:
    begins, minutes = row.starts_at or at, row.minutes or 0
    late = count_is_late(begins, minutes, at)
    return Planned(in_words([row])[0], has_begun(begins, at), late)
