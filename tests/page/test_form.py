"""How a form becomes screens, and answers a ballot: in Node, without a browser."""

import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from naast.questionnaires.queries.shipped import evaluation_form
from tests.page.node import in_node
from tests.page.small_round import SUITE, from_b64, to_b64

SCREENS = """async ({ base, form }) => {
  const { screensOf } = await import(base + "form.js");
  const ids = (items) => items.map((it) => it.id);
  return screensOf(form).map(({ items, notes }) => [ids(notes), ids(items)]);
}"""
SEAL = """async ({ base, manifest, mark, answers }) => {
  const { sealBallot } = await import(base + "round.js");
  const round = { manifest, mark };
  const seal = (it) => sealBallot(round, it).catch((error) => error.kind);
  return Promise.all(answers.map(seal));
}"""
GROUP = {"id": "g", "text": {"en": "When?"}}
LATER = {"id": "h", "text": {"en": "And then?"}}


def item(name: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": kind, "text": {"en": more.pop("text", name)}, **more}


def test_the_shipped_evaluation_asks_each_feeling_twice_on_one_screen(tmp_path: Path) -> None:
    screens = in_node(tmp_path, SCREENS, form=json.loads(evaluation_form()))

    assert len(screens) == 12
    assert screens[0] == [[], ["blamed-before", "blamed-after"]]
    assert [len(items) for _, items in screens] == [2] * 4 + [1] * 8


def test_only_the_same_words_of_two_moments_share_a_screen(tmp_path: Path) -> None:
    items = [
        item("read", "note"),
        item("a1", text="Same", group=GROUP),
        item("b1", text="One", group=GROUP),
        item("a2", text="Same", group=LATER),
        item("b2", text="Other", group=LATER),
        item("end", "note"),
    ]
    tables = [
        {"id": "a", "rows": "a1", "columns": "a2"},
        {"id": "b", "rows": "b1", "columns": "b2"},
    ]

    screens = in_node(tmp_path, SCREENS, form={"items": items, "tables": tables})

    assert screens == [[["read"], ["a1", "a2"]], [[], ["b1"]], [[], ["b2"]]]


def test_every_ballot_has_one_length_and_too_much_is_told(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    manifest = {
        "ballot_bytes": 1024,
        "form_sha256": "f" * 64,
        "opening": {"p256": to_b64(point)},
    }
    answers: list[dict[str, Any]] = [{}, {"mark": 7, "own": "é" * 400}, {"own": "x" * 1000}]

    none, some, much = in_node(tmp_path, SEAL, manifest=manifest, mark="ab" * 32, answers=answers)

    info = b"naast-ballot-1|" + b"\xab" * 32
    plain = [SUITE.decrypt(from_b64(one), key, info) for one in (none, some)]
    told = [json.loads(one[2 : 2 + int.from_bytes(one[:2])]) for one in plain]
    assert [len(one) for one in plain] == [1024, 1024]
    assert [one["answers"] for one in told] == answers[:2]
    assert (len(none), much) == (len(some), "long")
