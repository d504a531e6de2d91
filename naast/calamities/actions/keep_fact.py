"""Writes, changes and removes facts of the time line."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.calamities.actions.grow_tree import file_to_change
from naast.calamities.logic.prisma.facts import Fact
from naast.calamities.logic.prisma.tree_rules import open_points
from naast.calamities.models import CalamityFile
from naast.calamities.models_tree import CausalTree, TimelineFact
from naast.calamities.queries.coding import is_finished
from naast.calamities.queries.facts_tree import boxes_with_facts, locked_fact
from naast.calamities.queries.names_tree import refuse_names
from naast.calamities.queries.tree import opened
from naast.calamities.wording_tree import BEARS, STALE_FACT
from naast.privacy.audit import record


class FactRefused(Exception):
    """str() says why."""


@transaction.atomic
def add_fact(
    *, actor: Actor, at: datetime, file_id: UUID, fact: Fact, not_names: Collection[str] = ()
) -> TimelineFact:
    """not_names: words that are no person. Raises NamesSomebody, IsClosed."""
    file = file_to_change(file_id)
    row = TimelineFact(file=file, written_by=UUID(actor.id), written_at=at)
    row.content = locked_fact(row, _clean(fact, not_names))
    row.save()
    record("add_fact", actor=actor, at=at, subject=str(file_id))
    return row


@transaction.atomic
def change_fact(
    *,
    actor: Actor,
    at: datetime,
    fact_id: UUID,
    revision: int,
    fact: Fact,
    not_names: Collection[str] = (),
) -> TimelineFact:
    """Raises FactRefused where somebody changed it since; NamesSomebody, IsClosed."""
    row = _row_to_change(fact_id, revision)
    row.content = locked_fact(row, _clean(fact, not_names))
    row.revision += 1
    row.written_by, row.written_at = UUID(actor.id), at
    row.save()
    _look_again_at_the_tree(row.file)
    record("change_fact", actor=actor, at=at, subject=str(row.file_id))
    return row


@transaction.atomic
def remove_fact(*, actor: Actor, at: datetime, fact_id: UUID, revision: int) -> None:
    """A tree that is no longer whole without it, is not said to be. Raises FactRefused where
    somebody changed it since, or finished codes rest on it; IsClosed."""
    row = _row_to_change(fact_id, revision)
    row.delete()
    _look_again_at_the_tree(row.file)
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


def _look_again_at_the_tree(file: CalamityFile) -> None:
    """A box that loses what it rested on is open again, and the tree with it."""
    tree = CausalTree.objects.filter(file=file, whole_on__isnull=False).first()
    if tree is None or not open_points(opened(tree).tree, boxes_with_facts(file)):
        return
    if is_finished(file):
        raise FactRefused(str(BEARS))
    tree.whole_on = None
    tree.save(update_fields=["whole_on"])


def _clean(fact: Fact, not_names: Collection[str]) -> Fact:
    """Raises NamesSomebody."""
    text, what = " ".join(fact.text.split()), " ".join(fact.what_source.split())
    refuse_names((text, what), not_names)
    return replace(fact, text=text, what_source=what)
