"""The causal tree of a file: who reads it, and what it says."""

import pytest

from naast.access.decide import decide
from naast.access.roles import Right, Role
from naast.calamities.logic.prisma.tree import RootCause
from naast.calamities.queries.tree import root_causes, tree_of
from tests.factories.calamities import a_holder, a_secretary, acting, an_analyst
from tests.factories.prisma import CAUGHT, HANDED, PUMP, SCREEN, a_small_tree
from tests.factories.trees import a_file_with_a_tree

pytestmark = pytest.mark.django_db
OTHERS = sorted(set(Role) - {Role.CALAMITY_SECRETARY, Role.COMMITTEE_MEMBER, Role.COLLEAGUE})


def test_the_root_causes_are_where_asking_stopped_also_of_the_recovery() -> None:
    file, analyst = a_file_with_a_tree()

    assert root_causes(actor=acting(analyst), file=file) == (
        RootCause(HANDED, "Both pumps have the same screen", recovery=False),
        RootCause(SCREEN, "The protocol asks no second look after a change", recovery=False),
        RootCause(PUMP, "The pump gave no alarm at this speed", recovery=False),
        RootCause(CAUGHT, "Blood results were looked at within the hour", recovery=True),
    )


def test_the_tree_is_locked_where_it_is_stored() -> None:
    file, analyst = a_file_with_a_tree()
    grown = tree_of(actor=acting(analyst), file=file)

    assert grown is not None and grown.history.tree == a_small_tree()
    assert b"pump" not in bytes(grown.row.document)


@pytest.mark.parametrize("role", OTHERS)
def test_whoever_is_not_of_the_file_learns_nothing(role: Role) -> None:
    secretary = a_secretary()
    file, analyst = a_file_with_a_tree(secretary)
    other = a_holder(role)

    assert root_causes(actor=acting(analyst), file=file) != ()
    assert root_causes(actor=acting(secretary), file=file) != ()
    assert root_causes(actor=acting(other), file=file) == ()
    assert tree_of(actor=acting(other), file=file) is None


def test_the_analysts_of_the_file_change_it_and_nobody_else() -> None:
    secretary = a_secretary()
    file, analyst = a_file_with_a_tree(secretary)
    member = a_holder(Role.COMMITTEE_MEMBER)
    stranger = an_analyst()

    may = [
        decide(acting(one), Right.ANALYSE_CALAMITIES, file)
        for one in (analyst, secretary, member, stranger)
    ]

    assert may == [True, False, False, False]
