"""The coordinator's day on one page: who was not called, what is due, what to decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from naast.access.actor import Actor
from naast.cases.models import Aftercare, StandingInstruction
from naast.cases.queries.lists import Row, supporters_who_want_to_talk, waiting_list
from naast.cases.queries.standing import standing_instruction
from naast.people.queries.cover import Cover, cover


@dataclass(frozen=True)
class Day:
    """to_ask: nobody asked yet; late: overdue with a supporter; under_way: everything else.

    keys: of those in to_ask whose names are shown to this reader already.
    """

    to_ask: Sequence[Row]
    late: Sequence[Row]
    under_way: Sequence[Row]
    to_talk: Sequence[Aftercare]
    to_call_now: Sequence[Aftercare]
    cover: Cover
    standing: StandingInstruction | None
    keys: Mapping[UUID, bytes]


def day_of(actor: Actor, *, at: datetime) -> Day:
    """A constant number of queries and one question to the vault, however many cases."""
    overview = waiting_list(actor, at=at)
    rows = overview.rows
    to_ask = [row for row in rows if not row.supporter]
    late = [row for row in rows if row.supporter and row.overdue]
    under_way = [row for row in rows if row.supporter and not row.overdue]
    talks = supporters_who_want_to_talk(actor)
    return Day(
        to_ask=to_ask,
        late=late,
        under_way=under_way,
        to_talk=[one for one in talks if not one.at_once],
        to_call_now=[one for one in talks if one.at_once],
        cover=cover(on=timezone.localdate(at)),
        standing=standing_instruction(at),
        keys=overview.keys,
    )
