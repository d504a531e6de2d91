"""An anonymised tree of a file, as it would go out; and the library of trees to learn from."""

from hashlib import sha256
from uuid import UUID

from django.db.models import QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.calamities.choices_coding import EventType, Scope, SharedTexts
from naast.calamities.logic.prisma.tree_file import (
    SharedTree,
    as_document,
    as_file,
    read_document,
    shared,
)
from naast.calamities.models import CalamityFile
from naast.calamities.models_coding import LibraryTree, TreeSharing
from naast.calamities.queries.cleaning import cleaner
from naast.calamities.queries.coding import codes_that_count, coding_of
from naast.calamities.queries.tree import tree_of
from naast.privacy.locking import lock, unlock

TREE = "calamities.LibraryTree.tree"


def tree_to_share(*, actor: Actor, file: CalamityFile, texts: SharedTexts) -> SharedTree | None:
    """None until the codes are finished, or for whoever does not read the file."""
    grown, coding = tree_of(actor=actor, file=file), coding_of(file)
    if grown is None or coding is None or coding.finished_on is None:
        return None
    return shared(
        grown.history.tree,
        codes_that_count(file),
        year=file.happened_on.year,
        event_type=coding.event_type,
        scope=coding.scope,
        clean=cleaner() if texts == SharedTexts.CLEANED else None,
    )


def digest_of(tree: SharedTree) -> str:
    """Agreement holds for exactly these texts."""
    return sha256(as_file(tree)).hexdigest()


def sharing_of(file: CalamityFile, tree: SharedTree | None) -> TreeSharing | None:
    """What was asked or agreed for the texts as they are now; None where they changed."""
    row = TreeSharing.objects.filter(file=file).first()
    return row if row and tree and row.digest == digest_of(tree) else None


def may_go_out(file: CalamityFile, tree: SharedTree) -> bool:
    """Without texts always; with texts once two agreed on exactly these."""
    if tree.texts == "none":
        return True
    row = sharing_of(file, tree)
    return row is not None and row.agreed_on is not None


def library_for(actor: Actor) -> QuerySet[LibraryTree]:
    """For everybody who reads calamity files, analysts too."""
    if not decide(actor, Right.READ_CALAMITIES):
        return LibraryTree.objects.none()
    return LibraryTree.objects.all()


def library_tree(row: LibraryTree) -> SharedTree:
    """What was taken in; fetch the row first."""
    told = unlock(row.tree, kind=TREE, row_id=row.pk)
    return read_document(
        told, event_types=EventType.values, scopes=Scope.values, this_year=row.year
    )


def locked_tree(row_id: UUID, tree: SharedTree) -> bytes:
    """As it is stored."""
    return lock(as_document(tree), kind=TREE, row_id=row_id)
