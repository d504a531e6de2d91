"""What was published, as somebody may read it: stored numbers only, nothing is worked out anew.

Whoever may not read gets what there would be if nothing were published. The number of queries does
not grow with the years.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.insight.logic.publications.declared import Question
from naast.insight.logic.publications.stored import Stored, from_json
from naast.insight.models_publication import Notice, Publication, PublishedTable


@dataclass(frozen=True)
class NoticeView:
    """code: of the table; "" is about the whole. role: of whoever wrote it."""

    code: str
    written_on: date
    role: str
    text: str


@dataclass(frozen=True)
class PublicationView:
    """One year. signature: entry, line, path and head, for naast.privacy.log_proof."""

    period: str
    made_on: date
    version: str
    mark: str
    signature: Mapping[str, Any]
    entry: int
    notices: Sequence[NoticeView]
    tables: Mapping[str, Stored]

    def notices_of(self, code: str) -> list[NoticeView]:
        """Those about this table; "" for those about the whole."""
        return [one for one in self.notices if one.code == code]


def periods(actor: Actor) -> list[str]:
    """Published years, newest first."""
    if not decide(actor, Right.READ_PUBLICATIONS):
        return []
    return list(_signed().order_by("-period").values_list("period", flat=True))


def publication(actor: Actor, period: str) -> PublicationView | None:
    """The whole of a year; three queries."""
    if not decide(actor, Right.READ_PUBLICATIONS):
        return None
    row = _signed().filter(period=period).first()
    if row is None or row.entry is None:
        return None
    return PublicationView(
        period=row.period,
        made_on=row.made_on,
        version=row.version,
        mark=row.mark,
        signature=json.loads(row.signature),
        entry=row.entry,
        notices=[_notice(one) for one in Notice.objects.filter(publication=row)],
        tables={
            one.code: read_table(one) for one in PublishedTable.objects.filter(publication=row)
        },
    )


def tables(actor: Actor, period: str, question: Question) -> list[Stored]:
    """Those that answer one question, in order of importance; one query."""
    if not decide(actor, Right.READ_PUBLICATIONS):
        return []
    return [read_table(one) for one in _tables().filter(
        publication__period=period, question=question.value
    )]  # fmt: skip


def history(actor: Actor, code: str, upto: str, years: int) -> list[Stored]:
    """The same table of so many years up to this one, oldest first; one query."""
    if not decide(actor, Right.READ_PUBLICATIONS):
        return []
    rows = _tables().filter(code=code, publication__period__lte=upto)
    newest = rows.order_by("-publication__period")[:years]
    return [read_table(one) for one in newest][::-1]


def read_table(row: PublishedTable) -> Stored:
    """As it was stored."""
    return from_json(json.loads(row.content))


def _signed() -> QuerySet[Publication]:
    return Publication.objects.filter(entry__isnull=False)


def _tables() -> QuerySet[PublishedTable]:
    return PublishedTable.objects.filter(publication__entry__isnull=False)


def _notice(row: Notice) -> NoticeView:
    return NoticeView(row.code, row.written_on, row.role, row.text)
