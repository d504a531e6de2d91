"""Causal trees without a database: one to know by heart, and as many as wanted at random."""

from random import Random
from uuid import UUID

from naast.calamities.logic.prisma.edits import Act, Change, changed
from naast.calamities.logic.prisma.tree import Gate, Node, Source, Stop, Tree

WORDS = (
    "De pomp gaf geen alarm bij deze stand",
    "Het protocol vraagt geen tweede blik na het wisselen van een spuit",
    "De avonddienst had een verpleegkundige minder dan gepland",
    "De overdracht tussen twee diensten ging mondeling",
    "Twee pompen hebben schermen die op elkaar lijken, met knoppen op dezelfde plaats",
    "Over de nieuwe pomp was geen scholing",
)


def node_id(number: int) -> UUID:
    """The same in every run."""
    return UUID(int=number)


TOP, SETTING, HANDED, SCREEN, PUMP, CAUGHT = map(node_id, range(1, 7))


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


def a_grown_tree(size: int, *, seed: int = 7, most: int = 3) -> Tree:
    """As the small one, with causes put in at random until it has so many boxes."""
    random, tree = Random(seed), a_small_tree()
    while len(tree.nodes) < size:
        node = random.choice(tree.nodes)
        if len(tree.causes[node.id]) >= most or tree.depth[node.id] >= 12:
            continue
        change = Change(
            Act.BELOW,
            node.id,
            text=random.choice(WORDS),
            source=random.choice(tuple(Source)),
            new=UUID(int=random.getrandbits(128)),
        )
        tree = changed(tree, change)
    return tree
