"""Every address against everybody: the table of tests.web.access_matrix, held to the pages."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker

from naast.access.roles import Role
from naast.privacy import sealing, vault_client
from tests.factories.cases import AT
from tests.factories.vault import RunningVault
from tests.web.access_matrix import MATRIX, NOT_HERE, OPEN, SECOND_FACTOR, SIGN_IN, Row
from tests.web.world import ACTORS, World, build_world

pytestmark = pytest.mark.django_db

# Views that anybody may see without signing in. Adding to this list is a decision, not a detail.
PUBLIC_LIST = {
    "public:start", "public:reactions", "public:what_helps", "public:self_check",
    "public:what_happens_next", "public:analysis", "public:who_can_help", "public:good_colleague",
    "public:head_of_department", "public:what_is_kept", "public:accessibility",
    "public:who_sees", "public:rules_file", "public:manifest", "public:manifest_supporter",
    "public:log", "public:heads_file",
    "public:language", "public:gallery", "public:gallery_pictures", "public:ask",
    "public:ask_myself",
    "public:ask_for_colleague", "public:ask_unnamed", "public:code",
    "public:code_press", "public:code_undo", "public:names",
    "public:evaluation", "public:evaluation_round", "public:evaluation_entry",
    "public:evaluation_manifest", "public:evaluation_form",
    "public:certificate", "public:calendar", "safety:calamity_diary_feed",
    "answer", "answer_how_are_you",
    "safety:report", "safety:paper", "safety:sheet", "safety:remove",
    "api:healthz", "api:readyz", "api:metrics",
    "account_login", "account_logout", "account_inactive", "account_reset_password",
    "account_confirm_password_reset_code", "account_complete_password_reset",
    "account_password_reset_completed", "mfa_authenticate", "mfa_login_webauthn",
    "socialaccount_login_cancelled",
    "openid_connect_login", "openid_connect_callback",
}  # fmt: skip


def addresses(resolver: URLResolver, namespaces: tuple[str, ...] = ()) -> Iterator[Any]:
    """(name, view) of every address; an address without a name has the name ''."""
    for part in resolver.url_patterns:
        if isinstance(part, URLPattern):
            yield ":".join((*namespaces, part.name)) if part.name else "", part.callback
        else:
            inner = (*namespaces, part.namespace) if part.namespace else namespaces
            yield from addresses(part, inner)


def every_address() -> list[tuple[str, Any]]:
    return list(addresses(get_resolver()))


def test_every_address_has_a_name_and_one_row() -> None:
    names = [name for name, _ in every_address()]

    assert sorted(names) == sorted(MATRIX)


def test_every_row_says_what_everybody_finds() -> None:
    for name, row in MATRIX.items():
        assert set(row.found) == set(ACTORS), name


def test_every_role_stands_in_the_table() -> None:
    roles = {role.value for role in Role} - {"peer_supporter"}  # there as two supporters

    assert roles <= set(ACTORS)


def test_what_is_open_without_signing_in_is_a_literal_list() -> None:
    found = {name for name, view in every_address() if not getattr(view, "login_required", True)}

    assert found == PUBLIC_LIST


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Built once, in a transaction that is undone at the end; the clock stands still."""
    from django.conf import settings

    folder, socket_before = Path(tempfile.mkdtemp(prefix="vault-")), settings.VAULT_SOCKET
    running = RunningVault(folder / "store", folder / "vault.sock")
    settings.VAULT_SOCKET = running.socket
    running.start()
    later = AT + timedelta(minutes=15)  # too late to undo, so the vault stays as it is
    with django_db_blocker.unblock(), time_machine.travel(later, tick=False), transaction.atomic():
        sealing.remember_epoch_key(vault_client.public_key())
        yield build_world()
        transaction.set_rollback(True)
    running.stop()
    settings.VAULT_SOCKET = socket_before
    shutil.rmtree(folder)


def ask(world: World, actor: str, address: str, row: Row) -> HttpResponse:
    """The answer, and the database as before."""
    cache.clear()
    with transaction.atomic():
        client = world.client(actor)
        if row.post is None:
            answer: HttpResponse = client.get(address)
        else:
            answer = client.post(address, {key: world.things[it] for key, it in row.post.items()})
        transaction.set_rollback(True)
    return answer


def found(answer: HttpResponse) -> str:
    """What an answer amounts to, for somebody who looks for a way in."""
    goes_to = answer.headers.get("Location", "")
    if goes_to.startswith(reverse("account_login")):
        return SIGN_IN
    if goes_to.startswith(reverse("signin:second_factor")):
        return SECOND_FACTOR
    if answer.status_code == 404:
        return NOT_HERE
    return OPEN if answer.status_code in (200, 302, 405) else f"fault {answer.status_code}"


def address_of(name: str, row: Row, things: dict[str, Any]) -> str:
    return reverse(name, kwargs={key: things[word] for key, word in row.kwargs.items()})


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_everybody_finds_what_the_table_says(name: str, world: World) -> None:
    row = MATRIX[name]
    address = address_of(name, row, world.things)

    seen = {actor: found(ask(world, actor, address, row)) for actor in ACTORS}

    assert seen == row.found


# Those who come nearest: no role, another one's thing, a thing too near to oneself.
NEAREST = ("colleague", "supporter_other", "coordinator_apart", "steward_other")
FORBIDDEN = sorted(
    (name, actor)
    for name, row in MATRIX.items()
    for actor in NEAREST
    if row.kwargs and row.found[actor] == NOT_HERE
)


@pytest.mark.parametrize(("name", "stranger"), FORBIDDEN)
def test_what_is_forbidden_and_what_is_missing_look_the_same(
    name: str, stranger: str, world: World
) -> None:
    row = MATRIX[name]
    there = address_of(name, row, world.things)
    missing = address_of(name, row, {**world.things, **nothing_like(world, row)})

    forbidden = ask(world, stranger, there, row)
    absent = ask(world, stranger, missing, row)

    assert (forbidden.status_code, plain(forbidden, there)) == (404, plain(absent, missing))


def nothing_like(world: World, row: Row) -> dict[str, Any]:
    """Values of the same form that belong to nothing."""
    return {
        word: type(world.things[word])(999_999) if isinstance(world.things[word], int) else uuid4()
        for word in row.kwargs.values()
        if not isinstance(world.things[word], str)
    }


def plain(answer: HttpResponse, address: str) -> str:
    """The page without what changes by chance: the address itself and the form tokens."""
    page = answer.content.decode().replace(address, "")
    return "".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)
