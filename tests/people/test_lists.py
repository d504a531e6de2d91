"""Lists of people: for the steward, and by name for the coordinator."""

from uuid import uuid4

import pytest

from naast.access.actor import PUBLIC, Actor
from naast.access.roles import Role
from naast.people.queries import (
    department_tree,
    departments_for,
    people_found,
    persons_for,
    sites_for,
)
from tests.factories.people import a_department, a_person

pytestmark = pytest.mark.django_db


def acting(role: Role) -> Actor:
    return Actor(kind="user", id=str(uuid4()), roles=frozenset({role}))


STEWARD, COORDINATOR, COLLEAGUE = map(acting, (Role.STEWARD, Role.COORDINATOR, Role.COLLEAGUE))


def test_the_steward_finds_all_the_coordinator_those_who_work_here_others_nobody() -> None:
    here, gone = a_person(name="Anna Vos"), a_person(name="Bo Mol", active=False)

    assert [*people_found(STEWARD)] == [here]
    assert [*people_found(STEWARD, left=True)] == [gone]
    assert [*people_found(COORDINATOR, "anna")] == [here]
    assert [*people_found(COORDINATOR, left=True)] == []
    for actor in (COLLEAGUE, PUBLIC):
        assert [*people_found(actor, "anna")] == []


def test_departments_sites_and_persons_are_the_stewards() -> None:
    a_person()

    for rows in (departments_for, sites_for, persons_for):
        assert len(rows(STEWARD)) == 1
        assert len(rows(COORDINATOR)) == 0


def test_the_tree_is_in_order_with_depths() -> None:
    b = a_department(name="B")
    a_department(name="A under B", parent=b)
    a_department(name="C")
    a_department(name="Z under A under B", parent=a_department(name="B2 under B", parent=b))

    assert [(depth, row.name) for depth, row in department_tree(STEWARD)] == [
        (0, "B"),
        (1, "A under B"),
        (1, "B2 under B"),
        (2, "Z under A under B"),
        (0, "C"),
    ]
