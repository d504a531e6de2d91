"""The menu: each role sees its own entries, and one of them is the present page."""

import pytest
from django.test import RequestFactory

from naast.access.actor import PUBLIC, Actor
from naast.access.roles import Role
from naast.web.navigation import MENU, navigation


def names(*roles: Role, path: str = "/", actor: Actor | None = None) -> list[str]:
    request = RequestFactory().get(path)
    request.actor = actor or Actor("user", "1", frozenset({Role.COLLEAGUE, *roles}))  # type: ignore[attr-defined]
    return [entry.name for entry in navigation(request)["menu"]]  # type: ignore[attr-defined]


def test_the_public_sees_the_doors_only() -> None:
    assert names(actor=PUBLIC) == ["public:ask", "safety:report"]


@pytest.mark.parametrize(
    ("role", "own"),
    [
        (Role.COORDINATOR, "coordinator:start"),
        (Role.DEPUTY_COORDINATOR, "coordinator:start"),
        (Role.PEER_SUPPORTER, "supporter:start"),
        (Role.STEWARD, "steward:start"),
    ],
)
def test_work_comes_first_and_everybody_keeps_the_doors(role: Role, own: str) -> None:
    watching = ["watch:alarms", "continuity:risks"] if own == "coordinator:start" else []

    assert names(role) == [own, *watching, "colleague:support", "public:ask", "safety:report"]


def test_every_entry_of_the_menu_leads_somewhere() -> None:
    everything = {*names(*Role), *names(Role.BOARD)}

    assert everything == {entry.name for entry in MENU}


def test_the_board_has_the_programme_in_the_menu_and_coordinators_find_it_on_their_day() -> None:
    assert names(Role.BOARD)[:2] == ["insight:figures", "insight:health"]
    assert {"insight:figures", "insight:health"} & set(names(Role.COORDINATOR)) == set()
    assert "insight:figures" in names(Role.STAFF_REPRESENTATIVE)
    assert "insight:figures" not in names(Role.STEWARD)
    assert "coordinator:start" in names(Role.COORDINATOR)


def test_a_page_inside_an_entry_marks_that_entry_only() -> None:
    request = RequestFactory().get("/supporter/availability/")
    request.actor = Actor("user", "1", frozenset({Role.PEER_SUPPORTER}))  # type: ignore[attr-defined]

    menu = navigation(request)["menu"]

    assert [entry.name for entry in menu if entry.current] == ["supporter:start"]  # type: ignore[attr-defined]
