"""Causal trees for tests, small enough to know by heart."""

from datetime import date
from uuid import UUID

from naast.access.models import User
from naast.calamities.choices import TeamKind, TeamState
from naast.calamities.logic.prisma.history import History
from naast.calamities.logic.prisma.tree import Gate, Node, Source, Stop, Tree
from naast.calamities.models import CalamityFile
from naast.calamities.models_tree import CausalTree
from naast.calamities.queries.tree import locked
from tests.factories.calamities import AT, TODAY, a_calamity, a_secretary, an_analyst


def node_id(number: int) -> UUID:
    """The same in every run."""
    return UUID(int=number)


TOP, SETTING, PUMP, HANDED, SCREEN, CAUGHT = map(node_id, range(1, 7))


def a_small_tree() -> Tree:
    """Three root causes of the failure and one of the recovery; nothing is missing."""
    record, device = Source.RECORD, Source.DEVICE
    return Tree(
        (
            Node(TOP, "Ten times too much heparin in four hours", source=record),
            Node(SETTING, "The pump stood at 50 ml an hour instead of 5", TOP, source=device),
            Node(
                HANDED,
                "Both pumps have the same screen",
                SETTING,
                source=Source.SEEN,
                stop=Stop.OUTSIDE,
            ),
            Node(
                SCREEN,
                "The protocol asks no second look after a change",
                SETTING,
                source=Source.PROTOCOL,
                stop=Stop.NO_FACTS,
            ),
            Node(
                PUMP,
                "The pump gave no alarm at this speed",
                TOP,
                source=device,
                stop=Stop.OUTSIDE,
            ),
            Node(
                CAUGHT,
                "Blood results were looked at within the hour",
                TOP,
                source=record,
                stop=Stop.NO_FACTS,
                recovers=True,
            ),
        )
    )


def an_undecided_tree() -> Tree:
    """As the small one, and nobody knows yet which of the two causes it was."""
    nodes = list(a_small_tree().nodes)
    nodes[1] = Node(SETTING, nodes[1].text, TOP, gate=Gate.OR, source=Source.DEVICE)
    return Tree(tuple(nodes))


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


def a_file_with_a_tree(
    secretary: User | None = None, tree: Tree | None = None
) -> tuple[CalamityFile, User]:
    """A calamity with the small tree, and the analyst who looks into it."""
    file = a_calamity(secretary or a_secretary())
    a_planted_tree(file, tree)
    return file, looking_into(file)
