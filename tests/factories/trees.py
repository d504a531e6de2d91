"""Calamity files with a causal tree, for tests."""

from datetime import date
from uuid import UUID

from naast.access.models import User
from naast.calamities.choices import TeamKind, TeamState
from naast.calamities.logic.prisma.history import History
from naast.calamities.logic.prisma.tree import Tree
from naast.calamities.models import CalamityFile
from naast.calamities.models_tree import CausalTree
from naast.calamities.queries.tree import locked
from tests.factories.calamities import AT, TODAY, a_calamity, a_secretary, an_analyst
from tests.factories.prisma import a_small_tree


def looking_into(file: CalamityFile, user: User | None = None) -> User:
    """An analyst in the team of the file."""
    analyst = user or an_analyst()
    file.team.create(
        user=analyst,
        kind=TeamKind.ANALYSIS.value,
        state=TeamState.ACCEPTED.value,
        asked_on=TODAY,
    )
    return analyst


def a_planted_tree(
    file: CalamityFile, tree: Tree | None = None, *, whole_on: date | None = None
) -> CausalTree:
    """The tree of the file as it stands, without the edits that led to it."""
    row = CausalTree(
        file=file, changed_by=UUID(int=99), changed_at=AT, revision=1, whole_on=whole_on
    )
    row.document = locked(row, History(tree or a_small_tree()))
    row.save()
    return row


def said_whole(file: CalamityFile) -> None:
    """As the analysts say it, whatever is still open in an invented tree."""
    CausalTree.objects.filter(file=file).update(whole_on=TODAY)


def a_file_with_a_tree(
    secretary: User | None = None, tree: Tree | None = None
) -> tuple[CalamityFile, User]:
    """A calamity with the small tree, and the analyst who looks into it."""
    file = a_calamity(secretary or a_secretary())
    a_planted_tree(file, tree)
    return file, looking_into(file)
