"""Every address, as whoever gets furthest and as a stranger, with what nobody should type: never a
fault of the server, nothing typed comes back as markup, and no name to whom it is not told."""

import random
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.forms.renderers import get_default_renderer
from django.http import HttpResponse
from django.template import engines
from django.test import Client

from tests.web.access_matrix import MATRIX, OPEN, Row
from tests.web.test_access_matrix import address_of, world  # noqa: F401
from tests.web.world import World

pytestmark = pytest.mark.django_db
SEED, POSTS = 20261122, 3
PROBE = "<naast-probe\"'>"
NASTY = (
    PROBE, "", " ", "\x00", "a\x00b", "x" * 5000, "9" * 400, "-1", "1e309", "NaN", "2026-02-30",
    "0000-00-00", "25:61", "' OR 1=1 --", "../../../etc/passwd", "{{7*7}}", "%s%n", "\u202e\u2066",
    "😀" * 50, "\r\nSet-Cookie: a=b", "None", "true", "[]", "{\"a\": 1}", "=cmd|' /C calc'!A0",
    "00000000-0000-0000-0000-000000000000", "https://elsewhere.example/", "javascript:alert(1)",
    "//elsewhere.example", "٣", "\ufeff", "é" * 300,
)  # fmt: skip
NAME = "Wilma Verzonnen"
# Those to whom the name of the supported colleague is told somewhere: as support, or as directory.
TOLD = {
    "supported", "supporter_assigned", "coordinator", "deputy_coordinator", "steward",
    "steward_other",
}  # fmt: skip
# A coordinator who is too near to a case reads the directory like every coordinator.
OF_THE_DIRECTORY = {("coordinator:death_of", "coordinator_apart")}
FIELD = re.compile(r'<(?:input|select|textarea)\b[^>]*\bname="([^"]+)"[^>]*>', re.IGNORECASE)
ADDRESSES = sorted(name for name in MATRIX if not name.startswith("openid"))


def whoever_gets_in(row: Row) -> list[str]:
    """Two who find something there, and the first who does not."""
    inside = [actor for actor, found in row.found.items() if found == OPEN]
    outside = [actor for actor, found in row.found.items() if found != OPEN]
    return [*inside[:1], *inside[-1:], *outside[-1:]]


def nasty(chance: random.Random, fields: list[str]) -> dict[str, Any]:
    """Something for each field; now and then a file, now and then a field that is not asked for."""
    given: dict[str, Any] = {field: chance.choice(NASTY) for field in fields}
    if chance.random() < 0.3:
        given |= {"next": "//elsewhere.example", chance.choice(["id", "role", "_"]): PROBE}
    for field in fields:
        if "file" in field and chance.random() < 0.8:
            content = chance.choice([b"", b"\x00\xff\xfe", b"PK\x03\x04rubbish", b"a;b\n" * 50])
            given[field] = SimpleUploadedFile(chance.choice(["a.csv", "a.xlsx", PROBE]), content)
    return given


def answers(world: World, actor: str, name: str) -> list[tuple[str, HttpResponse]]:  # noqa: F811
    """What came back, and for what; the database as before each time."""
    row, chance, back = MATRIX[name], random.Random(f"{SEED}{name}{actor}"), []
    address = address_of(name, row, world.things)
    back.append(("as it is", _sent(world.client(actor), "get", address, {})))
    fields = sorted({*FIELD.findall(_text(back[0][1])), *(row.post or {})})
    query = {field: chance.choice(NASTY) for field in [*fields, "page", "q", "next", "sort"]}
    back.append((f"get {query}", _sent(world.client(actor), "get", address, query)))
    for _ in range(POSTS):
        given = nasty(chance, fields)
        back.append((f"post {given}", _sent(world.client(actor), "post", address, given)))
    return back


def _sent(client: Client, method: str, address: str, given: dict[str, Any]) -> HttpResponse:
    cache.clear()
    client.raise_request_exception = False
    with transaction.atomic():
        answer: HttpResponse = getattr(client, method)(address, given)
        _text(answer)
        transaction.set_rollback(True)
    return answer


def _text(answer: HttpResponse) -> str:
    if getattr(answer, "streaming", False):
        return b"".join(answer).decode("utf-8", "replace")  # type: ignore[arg-type]
    return answer.content.decode("utf-8", "replace")


@pytest.mark.parametrize("name", ADDRESSES)
def test_nothing_that_is_typed_breaks_a_page_or_comes_back_as_markup(
    name: str,
    world: World,  # noqa: F811
) -> None:
    for actor in dict.fromkeys(whoever_gets_in(MATRIX[name])):
        for what, answer in answers(world, actor, name):
            page = _text(answer)
            where = f"{actor}: {what}"
            assert (answer.status_code < 500 or answer.status_code == 503, where) == (True, where)
            assert (PROBE in page, where) == (False, where)
            assert not answer.headers.get("Location", "").startswith("//elsewhere"), where
            told = actor in TOLD or (name, actor) in OF_THE_DIRECTORY
            assert (NAME in page and not told, where) == (False, where)


def test_control_with_escaping_off_what_was_typed_comes_back_as_markup(
    world: World,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for engine in (engines["django"].engine, get_default_renderer().engine.engine):
        monkeypatch.setattr(engine, "autoescape", False)
    found = [_text(answer) for _what, answer in answers(world, "anonymous", "safety:report")]

    assert any(PROBE in page for page in found)


def test_control_the_name_stands_on_a_page_of_somebody_to_whom_it_is_told(
    world: World,  # noqa: F811
) -> None:
    page = _text(_sent(world.client("steward"), "get", "/steward/people/", {}))

    assert NAME in page
