"""Trees and edits at random: any walk of edits a person could make, refused ones left out."""

from uuid import UUID

from hypothesis import strategies as st

from naast.calamities.logic.prisma.edits import Act, Change, Impossible, changed
from naast.calamities.logic.prisma.history import History
from naast.calamities.logic.prisma.tree import Gate, Node, Source, Stop, Tree
from naast.calamities.logic.prisma.tree_rules import faults

TEXTS = st.sampled_from(("No alarm", "Two screens alike", "No second look", "Short of staff", ""))
STEPS = st.tuples(
    st.sampled_from(Act),
    st.integers(0, 30),  # which box, as far as there are so many
    st.integers(0, 30),
    TEXTS,
    st.sampled_from(Source),
    st.sampled_from(Stop),
    st.sampled_from(Gate),
)
WALKS = st.lists(STEPS, max_size=25)


def changes(walk: list[tuple[object, ...]], tree: Tree) -> list[Change]:
    """What the walk asks of this tree, first to last; each as the tree then stands."""
    return [one for one, _ in walked(walk, tree)]


def walked(walk: list[tuple[object, ...]], start: Tree) -> list[tuple[Change, Tree]]:
    """Each accepted edit with the tree after it."""
    tree, done = start, []
    for number, step in enumerate(walk):
        change = _change(step, tree, UUID(int=1000 + number))
        try:
            after = changed(tree, change)
        except Impossible:
            continue
        if faults(after):
            continue
        tree = after
        done.append((change, tree))
    return done


def _change(step: tuple[object, ...], tree: Tree, new: UUID) -> Change:
    act, at, to, text, source, stop, gate = step
    nodes = tree.nodes
    return Change(  # type: ignore[arg-type]
        act, nodes[at % len(nodes)].id, text, source, stop, gate, new, nodes[to % len(nodes)].id
    )


def a_seed() -> Tree:
    """The event alone."""
    return Tree((Node(UUID(int=1), "Too much heparin"),))


def with_history(trees: list[Tree], start: Tree) -> History:
    """As if each had been kept."""
    history = History(start)
    for tree in trees:
        history = history.edited(tree)
    return history
