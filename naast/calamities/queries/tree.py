"""The causal tree of a file, unlocked for whoever reads the file."""

from dataclasses import dataclass

from naast.access.actor import Actor
from naast.calamities.logic.prisma.history import History, history_as_json, history_from_json
from naast.calamities.logic.prisma.tree import RootCause
from naast.calamities.models import CalamityFile
from naast.calamities.models_tree import CausalTree
from naast.calamities.rules import may_read
from naast.privacy.locking import lock, unlock

DOCUMENT = "calamities.CausalTree.document"


@dataclass(frozen=True)
class Grown:
    """The row of a tree and what it holds."""

    row: CausalTree
    history: History


def tree_of(*, actor: Actor, file: CalamityFile) -> Grown | None:
    """None where nobody began one, or for whoever does not read the file."""
    if not may_read(actor, file):
        return None
    row = CausalTree.objects.filter(file=file).first()
    return Grown(row, opened(row)) if row else None


def root_causes(*, actor: Actor, file: CalamityFile) -> tuple[RootCause, ...]:
    """From left to right; none where nobody began a tree, or for whoever does not read the file."""
    grown = tree_of(actor=actor, file=file)
    return grown.history.tree.root_causes() if grown else ()


def is_whole(file: CalamityFile) -> bool:
    """The analysts said that nothing is missing, and no change came after; fetch it first."""
    return CausalTree.objects.filter(file=file, whole_on__isnull=False).exists()


def opened(row: CausalTree) -> History:
    """For an action or a reader who may."""
    return history_from_json(unlock(row.document, kind=DOCUMENT, row_id=row.pk))


def locked(row: CausalTree, history: History) -> bytes:
    """As it is stored."""
    return lock(history_as_json(history), kind=DOCUMENT, row_id=row.pk)
