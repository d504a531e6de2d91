"""Anonymous answers against a thief of everything who knows who answered when.

A whole round in real browsers with real processes: 24 people, one a night. The thief knows whose
ballot is whose and still gives nobody their answers better than by guessing. With sealing switched
off the same thief reads them.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser

from count.encoding import from_b64
from count.manifests import read_manifest
from tests.attacks.answer_thief import Nights, attributed, in_order, read
from tests.attacks.answering import LANGUAGE, Answering, places
from tests.attacks.hospital import living
from tests.factories.answer_processes import AnswerProcesses, started_processes
from tests.factories.respondent import b32_bytes
from tests.factories.vault import RunningVault

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.slow,
]
PEOPLE, FEW = 24, 6


def answering(
    processes: AnswerProcesses, vault: RunningVault, tmp_path: Path, people: int, browser: Browser
) -> Answering:
    """A round in which everybody has answered, in an order of chance."""
    database = processes.collector.database
    web = [] if database else living()
    kept = Nights(tmp_path / "nights", places(processes, vault.folder, web), database)
    world = Answering(processes, kept)
    world.begin()
    world.help(people)
    world.answer_all(browser, Random(7).sample(range(people), people))
    return world


@pytest.fixture
def unsealed(answers_folder: Path, settings: Any) -> Iterator[AnswerProcesses]:
    """The same programs, with sealing switched off."""
    program = {"collector": "tests.attacks.unsealed_collector"}
    yield from started_processes(answers_folder, settings, program)


def test_knowing_who_answered_when_gives_nobody_their_answers(
    answer_processes: AnswerProcesses,
    vault: RunningVault,
    tmp_path: Path,
    chromium: Browser,
    capfd: pytest.CaptureFixture[str],
) -> None:
    world = answering(answer_processes, vault, tmp_path, PEOPLE, chromium)
    box = world.close()
    result = world.count(box)

    rows = in_order(world.nights)
    assert len(rows) == PEOPLE, "the thief knows whose ballot is whose"
    assert [read(row) for row in rows] == [None] * PEOPLE
    hits = attributed(rows, [person.answers for person in world.people])
    tries = len(hits)
    # By each sign one hit is expected by chance, spread 1: together so many, give or take.
    assert sum(hits.values()) <= tries + 3 * tries**0.5, hits
    assert blind(world, box) == PEOPLE**2
    assert whereabouts(world, box, capfd.readouterr(), result) == {}
    assert [person.check in result for person in world.people] == [True] * PEOPLE


def test_control_with_sealing_switched_off_the_same_thief_reads_the_answers(
    unsealed: AnswerProcesses,
    vault: RunningVault,
    tmp_path: Path,
    chromium: Browser,
) -> None:
    world = answering(unsealed, vault, tmp_path, FEW, chromium)

    hits = attributed(in_order(world.nights), [person.answers for person in world.people])

    assert hits["content"] > FEW / 2


def blind(world: Answering, box: dict[str, Any]) -> int:
    """How many pairs of a signing and a ballot fit together: all of them, so none says anything.

    Even an issuer that wrote every exchange down finds for each ballot a blinding with which each
    of its signatures could have become it.
    """
    manifest = read_manifest(box["manifest"])
    assert manifest.issuer_key is not None
    numbers = manifest.issuer_key.public_numbers()
    fits = 0
    for person in world.people:
        ((blinded, signed),) = person.exchanged
        for _, signature, _ in box["ballots"]:
            last = int.from_bytes(from_b64(signature), "big")
            encoded = pow(last, numbers.e, numbers.n)
            factor = int.from_bytes(signed, "big") * pow(last, -1, numbers.n) % numbers.n
            fitting = encoded * pow(factor, numbers.e, numbers.n) % numbers.n
            fits += fitting == int.from_bytes(blinded, "big")
    return fits


def whereabouts(
    world: Answering, box: dict[str, Any], printed: Any, result: str
) -> dict[str, list[str]]:
    """Traces of people where none may be: name of the trace to the places. Names stand in the
    directory, and messages and check numbers with the ballots that they belong to."""
    everywhere = {
        "agent": b"Kwartelbrowser",
        "language": LANGUAGE.encode(),
        "address": b"127.0.0.1",
    }
    everywhere |= {f"pass {one.number}": one.secret.encode() for one in world.people}
    everywhere |= {f"raw pass {one.number}": b32_bytes(one.secret) for one in world.people}
    everywhere |= {f"blinded {one.number}": one.exchanged[0][0] for one in world.people}
    outside = {f"message {n}": from_b64(row[0]) for n, row in enumerate(box["ballots"])}
    apart = {"name": b"Kwartelvanger"}
    files = [*world.nights.everything(), ("printed", f"{printed.out}{printed.err}".encode())]
    journal = list(world.nights.journal())
    if world.nights.database:
        control = from_b64(box["ballots"][0][0])
        assert any(control in content for _, content in journal), "the journal is read"
    found: dict[str, list[str]] = {}
    for place, content in files:
        sought = dict(everywhere)
        if not place.partition("/")[2].startswith("collector-") and "rows.json" not in place:
            sought |= outside
        if "collector" in place or "issuer" in place or place == "printed":
            sought |= apart
        for name, text in sought.items():
            if text in content:
                found.setdefault(name, []).append(place)
    # Other tests write addresses into the journal too, and PostgreSQL the names of all languages.
    del everywhere["address"], everywhere["language"]
    for place, content in journal:
        for name, text in everywhere.items():
            if text in content:
                found.setdefault(name, []).append(place)
    control = outside["message 0"]
    ways = (control, control.hex().encode())
    assert any(way in content for _, content in files for way in ways), "the search finds nothing"
    return found
