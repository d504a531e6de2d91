"""Which dimensions stand together in the tables of one population, as a tree of cliques.

Why a tree is enough: if two tables agree on the dimensions they share, then for each value of
those a rectangle with the rows of the one and the columns of the other can be filled with whole
numbers (the north-west corner rule), and it is zero wherever a row or a column is. Along the tree
each clique meets all that came before in one of them, so table by table a joint of everything is
built, whole, never negative, and empty wherever one clique says that nobody can be. Hence a joint
exists exactly when neighbours agree; for hypergraphs that are no tree this fails. Beeri, Fagin,
Maier, Yannakakis, On the desirability of acyclic database schemes, JACM 30 (1983); with counts
instead of sets: Atserias, Kolaitis, Structure and complexity of bag consistency, PODS 2021
(arXiv 2012.12126). Ears are taken off one by one (Graham; Yu and Ozsoyoglu).
"""

from collections.abc import Mapping
from dataclasses import dataclass


class NotDecomposable(ValueError):
    """Tables whose dimensions go round in a circle: what follows from them cannot be said."""


@dataclass(frozen=True)
class Clique:
    """dimensions: codes, sorted. parent: the place of another clique in the tree, None at its root.

    shared: the dimensions of both; all that the rest of the tree knows of this branch.
    """

    dimensions: tuple[str, ...]
    parent: int | None = None
    shared: tuple[str, ...] = ()


def clique_tree(sets: Mapping[frozenset[str], str]) -> tuple[Clique, ...]:
    """Of the dimensions of tables, each with the name of a table; only the widest are cliques.

    Raises NotDecomposable, naming the tables of the circle.
    """
    widest = [one for one in sets if not any(one < other for other in sets)]
    left = list(widest)
    parents: dict[frozenset[str], frozenset[str]] = {}
    while len(left) > 1:
        ear = next((one for one in reversed(left) if _holder(one, left) is not None), None)
        if ear is None:
            names = ", ".join(sorted(sets[one] for one in left))
            raise NotDecomposable(f"The dimensions of these tables go round in a circle: {names}.")
        parents[ear] = _holder(ear, left) or left[0]
        left.remove(ear)
    at = {one: number for number, one in enumerate(widest)}
    return tuple(_clique(one, parents.get(one), at) for one in widest)


def _clique(
    one: frozenset[str], parent: frozenset[str] | None, at: Mapping[frozenset[str], int]
) -> Clique:
    if parent is None:
        return Clique(tuple(sorted(one)))
    return Clique(tuple(sorted(one)), at[parent], tuple(sorted(one & parent)))


def _holder(one: frozenset[str], left: list[frozenset[str]]) -> frozenset[str] | None:
    """A set that holds all that this one shares with any other; then this one is an ear."""
    others = [other for other in left if other != one]
    shared = one & frozenset().union(*others)
    return next((other for other in others if shared <= other), None)
