"""The page's own RFC 9474 and RFC 9180 against published vectors: here in Node and Chromium.

blindrsa_ts.json was recorded with @cloudflare/blindrsa-ts, an implementation by others: see
vectors/record_blindrsa_ts.mjs.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from playwright.sync_api import Browser

from tests.page.node import in_node
from tests.page.small_round import SmallRound

HERE = Path("tests/page")
SOURCE = "\n".join(
    line for line in (HERE / "replay.js").read_text().splitlines() if not line.startswith("//")
)


def spki_of(key: rsa.RSAPublicKey) -> str:
    return key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    ).hex()


@cache
def refused_keys() -> dict[str, str]:
    made = {"2048 bits": (65537, 2048), "exponent 3": (3, 3072), "4096 bits": (65537, 4096)}
    published = vector("rfc9474")["key"]
    numbers = rsa.RSAPublicNumbers(int(published["e"], 16), int(published["n"], 16))
    keys = {
        name: spki_of(rsa.generate_private_key(*kind).public_key())
        for name, kind in made.items()
        if kind[1] < 4096
    }
    return keys | {"4096 bits": spki_of(numbers.public_key())}


def vector(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HERE / f"vectors/{name}.json").read_text())
    return found


def given(**more: str) -> dict[str, Any]:
    published = vector("rfc9474")
    return {
        "rfc9474": {"spki": refused_keys()["4096 bits"], "vectors": published["vectors"]},
        "rfc9180": vector("rfc9180"),
        "blindrsaTs": vector("blindrsa_ts"),
        "refused": refused_keys(),
        **more,
    }


def assert_all_held(held: dict[str, bool]) -> None:
    assert [name for name, well in held.items() if not well] == []
    assert len(held) == 18


def test_the_vectors_hold_in_node(tmp_path: Path) -> None:
    held = in_node(tmp_path, SOURCE, **given())

    assert_all_held(held)


def test_the_vectors_hold_in_chromium(chromium: Browser, small_round: SmallRound) -> None:
    page = chromium.new_page()
    page.goto(f"{small_round.collector}/r/{small_round.id}")

    held = page.evaluate(SOURCE, given(base="/page/"))

    page.close()
    assert_all_held(held)


def test_a_vector_that_is_wrong_would_be_noticed(
    chromium: Browser, small_round: SmallRound
) -> None:
    page = chromium.new_page()
    page.goto(f"{small_round.collector}/r/{small_round.id}")
    content = given(base="/page/")
    content["rfc9180"]["ct"] = content["rfc9180"]["ct"][:-1] + "5"
    content["rfc9474"]["vectors"][0]["blinded_msg"] = "00" * 512

    held = page.evaluate(SOURCE, content)

    page.close()
    assert [name for name, well in held.items() if not well] == [
        "RSABSSA-SHA384-PSS-Randomized",
        "RFC 9180 A.3.1",
    ]
