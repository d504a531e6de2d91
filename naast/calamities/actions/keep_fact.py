"""Writes, changes and removes facts of the time line."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.calamities.actions.grow_tree import file_to_change
from naast.calamities.logic.prisma.facts import Fact
from naast.calamities.models_tree import TimelineFact
from naast.calamities.queries.facts_tree import locked_fact
from naast.calamities.queries.names_tree import named_in
from naast.calamities.wording_tree import NAMED, STALE_FACT
from naast.privacy.audit import record


class FactRefused(Exception):
    """str() says why."""


@transaction.atomic
def add_fact(*, actor: Actor, at: datetime, file_id: UUID, fact: Fact) -> TimelineFact:
    """Raises FactRefused, IsClosed."""
    file = file_to_change(file_id)
    row = TimelineFact(file=file, written_by=UUID(actor.id), written_at=at)
    row.content = locked_fact(row, _clean(fact))
    row.save()
    record("add_fact", actor=actor, at=at, subject=str(file_id))
    return row


@transaction.atomic
def change_fact(
    *, actor: Actor, at: datetime, fact_id: UUID, revision: int, fact: Fact
) -> TimelineFact:
    """Raises FactRefused, also where somebody changed it since; IsClosed."""
    row = _row_to_change(fact_id, revision)
    row.content = locked_fact(row, _clean(fact))
    row.revision += 1
    row.written_by, row.written_at = UUID(actor.id), at
    row.save()
    record("change_fact", actor=actor, at=at, subject=str(row.file_id))
    return row


@transaction.atomic
def remove_fact(*, actor: Actor, at: datetime, fact_id: UUID, revision: int) -> None:
    """Raises FactRefused where somebody changed it since; IsClosed."""
    row = _row_to_change(fact_id, revision)
    row.delete()
    record("remove_fact", actor=actor, at=at, subject=str(row.file_id))


def _row_to_change(fact_id: UUID, revision: int) -> TimelineFact:
    file_id = TimelineFact.objects.filter(pk=fact_id).values_list("file_id", flat=True).first()
    if file_id is None:
        raise FactRefused(str(STALE_FACT))
    file_to_change(file_id)
    row = TimelineFact.objects.select_for_update().filter(pk=fact_id).first()
    if row is None or row.revision != revision:
        raise FactRefused(str(STALE_FACT))
    return row


def _clean(fact: Fact) -> Fact:
    """Raises FactRefused where a text names somebody."""
    text, what = " ".join(fact.text.split()), " ".join(fact.what_source.split())
    for words in (text, what):
        if name := named_in(words):
            raise FactRefused(NAMED % {"name": name})
    return replace(fact, text=text, what_source=what)
