"""Begins, changes, takes back and finishes the causal tree of a file."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.actions.weigh import IsClosed
from naast.calamities.logic.prisma.edits import WRITES, Change, Impossible, changed
from naast.calamities.logic.prisma.history import History
from naast.calamities.logic.prisma.tree import Node, Source, Tree
from naast.calamities.logic.prisma.tree_rules import faults, open_points
from naast.calamities.models import CalamityFile
from naast.calamities.models_tree import CausalTree, TreeDraft
from naast.calamities.queries.coding import is_finished
from naast.calamities.queries.facts_tree import boxes_with_facts
from naast.calamities.queries.names_tree import refuse_names
from naast.calamities.queries.tree import locked, opened
from naast.calamities.wording_tree import CANNOT, CODED, FAULTS, NOT_WHOLE, STALE
from naast.privacy.audit import record


class TreeRefused(Exception):
    """str() says which rule, and what to do."""


class StaleTree(Exception):
    """Somebody changed the tree since the page was shown; str() says so."""

    def __init__(self) -> None:
        super().__init__(str(STALE))


@transaction.atomic
def begin_tree(
    *,
    actor: Actor,
    at: datetime,
    file_id: UUID,
    top: UUID,
    text: str,
    source: Source,
    not_names: Collection[str] = (),
) -> CausalTree:
    """The event at the top. Where somebody began just before: that tree, untouched.

    not_names: words that are no person. Raises IsClosed, TreeRefused, NamesSomebody."""
    file = file_to_change(file_id)
    row = CausalTree.objects.filter(file=file).first()
    if row is None:
        tree = Tree((Node(top, _clean(text, not_names), source=source),))
        _keep_to_the_rules(tree)
        row = CausalTree(file=file, changed_by=UUID(actor.id), changed_at=at)
        row.document = locked(row, History(tree))
        row.save()
        _forget_draft(actor, file)
    record("begin_tree", actor=actor, at=at, subject=str(file.pk))
    return row


@transaction.atomic
def change_tree(
    *,
    actor: Actor,
    at: datetime,
    file_id: UUID,
    revision: int,
    change: Change,
    not_names: Collection[str] = (),
) -> CausalTree:
    """not_names: words that are no person. Raises StaleTree, TreeRefused, NamesSomebody, IsClosed;
    then nothing changed."""
    row = _row_to_change(file_id, revision)
    _keep_to_the_codes(row.file)
    history = opened(row)
    clean = _without_spaces(change, not_names)
    try:
        tree = changed(history.tree, clean)
    except Impossible as refusal:
        raise TreeRefused(str(CANNOT[refusal.why])) from refusal
    _keep_to_the_rules(tree)
    _store(row, history.edited(tree), actor, at)
    if change.act in WRITES:
        _forget_draft(actor, row.file)
    record("change_tree", actor=actor, at=at, subject=str(file_id))
    return row


@transaction.atomic
def take_back(
    *, actor: Actor, at: datetime, file_id: UUID, revision: int, again: bool = False
) -> CausalTree:
    """The latest edit, whoever made it; again: does what was taken back once more.

    Raises StaleTree, TreeRefused, IsClosed."""
    row = _row_to_change(file_id, revision)
    _keep_to_the_codes(row.file)
    history = opened(row)
    _store(row, history.redone() if again else history.undone(), actor, at)
    record("take_back_in_tree", actor=actor, at=at, subject=str(file_id))
    return row


@transaction.atomic
def finish_tree(*, actor: Actor, at: datetime, file_id: UUID, revision: int) -> CausalTree:
    """The analysts say that nothing is missing. Raises TreeRefused while something is open."""
    row = _row_to_change(file_id, revision)
    if open_points(opened(row).tree, boxes_with_facts(row.file)):
        raise TreeRefused(str(NOT_WHOLE))
    row.whole_on = timezone.localdate(at)
    row.save(update_fields=["whole_on"])
    record("finish_tree", actor=actor, at=at, subject=str(file_id))
    return row


def file_to_change(file_id: UUID) -> CalamityFile:
    """Locked until the end of the transaction. Raises IsClosed."""
    file = lock_file(pk=file_id)
    if file.closed_on is not None:
        raise IsClosed
    return file


def _row_to_change(file_id: UUID, revision: int) -> CausalTree:
    file = file_to_change(file_id)
    row = CausalTree.objects.filter(file=file).first()
    if row is None or row.revision != revision:
        raise StaleTree
    return row


def _keep_to_the_codes(file: CalamityFile) -> None:
    """Finished codes count in the profile, so they stay codes of this tree."""
    if is_finished(file):
        raise TreeRefused(str(CODED))


def _store(row: CausalTree, history: History, actor: Actor, at: datetime) -> None:
    row.document = locked(row, history)
    row.revision += 1
    row.whole_on = None
    row.changed_by, row.changed_at = UUID(actor.id), at
    row.save()


def _without_spaces(change: Change, not_names: Collection[str]) -> Change:
    """Also refuses a name: before anything is kept."""
    if change.act not in WRITES:
        return change
    return Change(**{**change.__dict__, "text": _clean(change.text, not_names)})


def _clean(text: str, not_names: Collection[str]) -> str:
    """One line. Raises NamesSomebody."""
    line = " ".join(text.split())
    refuse_names([line], not_names)
    return line


def _keep_to_the_rules(tree: Tree) -> None:
    if broken := faults(tree):
        raise TreeRefused(str(FAULTS[broken[0].fault]))


def _forget_draft(actor: Actor, file: CalamityFile) -> None:
    TreeDraft.objects.filter(file=file, user_id=actor.id).delete()
