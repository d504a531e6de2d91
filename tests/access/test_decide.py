"""Who may, to the branch: by role, by object, and what a page answers to each."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from naast.access import decide as deciding
from naast.access.actor import PUBLIC, Actor
from naast.access.decide import decide, fetch, register, requires
from naast.access.models import User
from naast.access.roles import Right, Role
from tests.actors import a_user

STEWARD = Actor("user", "1", frozenset({Role.STEWARD}))
COLLEAGUE = Actor("user", "2", frozenset({Role.COLLEAGUE}))


@dataclass
class Thing:
    mine: bool


@pytest.fixture(autouse=True)
def _own_predicates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "_predicates", {})


def test_a_role_gives_the_right_and_the_object_still_has_to_agree() -> None:
    register(Right.MANAGE_ROLES, Thing, lambda actor, thing: thing.mine)

    assert decide(STEWARD, Right.MANAGE_ROLES)
    assert decide(STEWARD, Right.MANAGE_ROLES, Thing(mine=True))
    assert not decide(STEWARD, Right.MANAGE_ROLES, Thing(mine=False))
    assert not decide(COLLEAGUE, Right.MANAGE_ROLES, Thing(mine=True))


def test_an_object_nobody_registered_is_refused_even_to_those_with_the_right() -> None:
    assert decide(STEWARD, Right.MANAGE_ROLES)
    assert not decide(STEWARD, Right.MANAGE_ROLES, Thing(mine=True))


def test_one_right_on_one_kind_of_object_is_said_once() -> None:
    register(Right.MANAGE_ROLES, Thing, lambda actor, thing: thing.mine)
    with pytest.raises(ValueError, match="already"):
        register(Right.MANAGE_ROLES, Thing, lambda actor, thing: True)
    assert not decide(STEWARD, Right.MANAGE_ROLES, Thing(mine=False))


@pytest.mark.django_db
def test_forbidden_and_missing_are_alike_and_allowed_is_found() -> None:
    one, other = a_user(), a_user()
    register(Right.MANAGE_ROLES, User, lambda actor, user: user == one)

    assert fetch(STEWARD, Right.MANAGE_ROLES, User.objects.all(), pk=one.pk) == one
    for actor, pk in [(STEWARD, other.pk), (STEWARD, "0" * 32), (COLLEAGUE, one.pk)]:
        with pytest.raises(Http404):
            fetch(actor, Right.MANAGE_ROLES, User.objects.all(), pk=pk)


def asked(actor: Actor, sleeping: Actor) -> Any:
    @requires(Right.MANAGE_ROLES)
    def the_page(request: Any, word: str, *, other: str) -> HttpResponse:
        return HttpResponse(f"{word} {other}")

    assert the_page.__name__ == "the_page"
    request: Any = RequestFactory().get("/steward/?page=2")
    request.__dict__.update(vars(SimpleNamespace(actor=actor, sleeping=sleeping)))
    return the_page(request, "one", other="two")


def test_a_page_opens_with_the_right_and_leads_the_others_where_they_belong() -> None:
    assert asked(STEWARD, COLLEAGUE).content == b"one two"
    assert asked(PUBLIC, PUBLIC)["Location"] == "/account/sign-in/?next=/steward/%3Fpage%3D2"
    assert asked(PUBLIC, STEWARD)["Location"] == "/account/sign-in/?next=/steward/%3Fpage%3D2"
    to_factor = asked(COLLEAGUE, STEWARD)
    assert to_factor.status_code == 302
    assert to_factor["Location"].endswith("?next=%2Fsteward%2F%3Fpage%3D2")
    assert "sign-in" not in to_factor["Location"]
    with pytest.raises(Http404):
        asked(COLLEAGUE, COLLEAGUE)
