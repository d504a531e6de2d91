"""What the vault reads of a question, to the last character; everything else is malformed."""

from typing import Any
from uuid import UUID

import pytest

from vault import words
from vault.refusal import Refused
from vault.words import Register

AN = "0f6d2a34-8a1b-4c5d-9e6f-70a1b2c3d4e5"
HASH = "a" * 64
REGISTER = {"person": f"person:{AN}", "incident": AN, "apart": [AN], "code": HASH}


@pytest.mark.parametrize(
    ("read", "told", "meant"),
    [
        (words.uuid, AN, AN),
        (words.uuid, AN.upper(), AN),
        (words.uuid, AN.replace("-", ""), AN),
        (words.person_id, AN, AN),
        (words.person_id, f"person:{AN}", AN),
        (words.actor, "public", "public"),
        (words.actor, "system:clock", "system:clock"),
        (words.actor, f"person:{AN.upper()}", f"person:{AN}"),
        (words.word, "arrange", "arrange"),
        (words.word, "a" * 30, "a" * 30),
        (words.period, "2026-Q1", "2026-Q1"),
        (words.sha256, HASH, HASH),
        (words.month, "2026-12", "2026-12"),
        (words.blob, b"", b""),
        (words.blob, bytes(words.MAX_BLOB_BYTES), bytes(words.MAX_BLOB_BYTES)),
        (words.many_blobs, bytes(words.MAX_BLOB_BYTES + 1), bytes(words.MAX_BLOB_BYTES + 1)),
        (words.whole, 0, 0),
        (words.whole, 2**40 - 1, 2**40 - 1),
        (words.optional(words.uuid), None, None),
        (words.optional(words.uuid), AN, AN),
        (words.listing(words.whole, 2), [], []),
        (words.listing(words.whole, 2), [1, 2], [1, 2]),
    ],
)
def test_what_is_said_well_is_read(read: Any, told: Any, meant: Any) -> None:
    assert read(told) == meant


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (words.uuid, "an"),
        (words.uuid, None),
        (words.uuid, 5),
        (words.uuid, UUID(AN)),
        (words.person_id, f"somebody:{AN}"),
        (words.person_id, None),
        (words.actor, "nobody"),
        (words.actor, "system:"),
        (words.actor, "system:Clock"),
        (words.actor, AN),
        (words.actor, None),
        (words.actor, 5),
        (words.word, ""),
        (words.word, "a" * 31),
        (words.word, "arrange\n"),
        (words.word, None),
        (words.month, "2026-13"),
        (words.sha256, HASH.upper()),
        (words.blob, "text"),
        (words.blob, bytes(words.MAX_BLOB_BYTES + 1)),
        (words.many_blobs, "text"),
        (words.whole, -1),
        (words.whole, 2**40),
        (words.whole, True),
        (words.whole, "1"),
        (words.optional(words.uuid), "an"),
        (words.listing(words.whole, 2), [1, 2, 3]),
        (words.listing(words.whole, 2), (1, 2)),
        (words.listing(words.whole, 2), [1, "2"]),
    ],
)
def test_anything_else_is_malformed(read: Any, told: Any) -> None:
    with pytest.raises(Refused, match="malformed"):
        read(told)


def test_the_register_of_a_case_is_read_whole_with_or_without_its_removal_code() -> None:
    assert words.register_of(REGISTER) == Register(AN, AN, [AN], HASH, None)
    assert words.register_of({**REGISTER, "removal": HASH}) == Register(AN, AN, [AN], HASH, HASH)
    nothing = {"person": None, "incident": None, "apart": [], "code": None, "removal": None}
    assert words.register_of(nothing) == Register(None, None, [], None, None)


@pytest.mark.parametrize("missing", REGISTER)
def test_a_register_with_a_part_too_few_is_malformed(missing: str) -> None:
    with pytest.raises(Refused, match="malformed"):
        words.register_of({name: part for name, part in REGISTER.items() if name != missing})


@pytest.mark.parametrize(
    "wrong",
    [{"name": "An"}, {"removal": "short"}, {"code": "short"}, {"apart": [AN] * 1001}],
)
def test_a_register_with_a_part_too_many_or_a_wrong_one_is_malformed(wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="malformed"):
        words.register_of({**REGISTER, **wrong})
