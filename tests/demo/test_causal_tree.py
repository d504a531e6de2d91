"""The invented causal tree keeps the rules of the product, and nothing in it is open."""

import pytest

from naast.calamities.logic.prisma.tree_rules import faults, open_points
from naast.calamities.logic.prisma.words import hints
from naast.calamities.queries.facts_tree import time_line
from naast.calamities.queries.tree import tree_of
from naast_demo.hospital.causal_tree import load_causal_tree
from tests.factories.calamities import AT, a_calamity, a_secretary, acting
from tests.factories.trees import looking_into


@pytest.mark.django_db
def test_the_invented_tree_is_believable() -> None:
    file = a_calamity(a_secretary())
    actor = acting(looking_into(file))

    load_causal_tree(actor, file, AT)

    grown = tree_of(actor=actor, file=file)
    assert grown is not None
    tree = grown.history.tree
    assert (len(tree.nodes), len(tree.root_causes()), len(tree.recovery)) == (16, 8, 2)
    assert faults(tree) == [] and open_points(tree) == []
    assert [hints(node.text) for node in tree.nodes] == [[]] * 16
    assert len(time_line(actor=actor, file=file)) == 5
