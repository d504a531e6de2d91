"""Rounds of anonymous answers with invented keys: opening file, form, manifest, ballots, box."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from count.encoding import canonical, from_base32, to_b64, to_base32
from count.keys import new_opening
from count.sealing import new_message, seal_answers, sign_message, wrap_ballot
from count.sheets import Sheet

MADE_ON = date(2026, 11, 23)
BALLOT_BYTES = 2048
FEELINGS = ("0", "1", "2", "3")


def make_opening(
    keepers: int = 3, *, rehearsal: bool = False
) -> tuple[dict[str, Any], list[Sheet]]:
    """A fresh opening file and the sheets that open it, two at a time."""
    return new_opening(keepers, MADE_ON, rehearsal=rehearsal)


def make_form(**changes: Any) -> str:
    """A small form: one feeling before and after, a mark from 0 to 10, and words of welcome."""
    levels = [
        {"code": code, "text": {"en": f"level {code}", "nl": f"stap {code}"}} for code in FEELINGS
    ]
    record = {
        "format": "naast-form-1", "id": "invented", "version": "1", "languages": ["nl", "en"],
        "title": {"en": "How was it?", "nl": "Hoe was het?"},
        "intro": {"en": "Invented.", "nl": "Verzonnen."},
        "items": [
            {"id": "welcome", "kind": "note", "text": {"en": "Welcome.", "nl": "Welkom."}},
            _choice("tense-before", "Tense, before", "Gespannen, ervoor", levels),
            _choice("tense-after", "Tense, after", "Gespannen, erna", levels),
            {
                "id": "mark", "kind": "whole", "least": 0, "most": 10,
                "text": {"en": "Which mark?", "nl": "Welk cijfer?"},
                "least_text": {"en": "bad", "nl": "slecht"},
                "most_text": {"en": "good", "nl": "goed"},
            },
        ],
        "tables": [{"id": "tense", "rows": "tense-before", "columns": "tense-after"}],
        **changes,
    }  # fmt: skip
    return canonical(record).decode()


def _choice(name: str, en: str, nl: str, levels: list[Any]) -> dict[str, Any]:
    return {"id": name, "kind": "choice", "text": {"en": en, "nl": nl}, "options": levels}


@cache
def issuer_key() -> rsa.RSAPrivateKey:
    """One key for all tests: making one takes a second."""
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)


def make_manifest(opening: Mapping[str, Any] | None, form: str, **changes: Any) -> str:
    """The manifest of a round with this opening file and form, as its exact text."""
    public = issuer_key().public_key()
    spki = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    record = {
        "format": "naast-round-1", "round": to_base32(os.urandom(16)),
        "hospital": "Ziekenhuis aan de Vliet", "issuer_key": to_b64(spki),
        "issuer": "http://localhost:8001", "collector": "http://localhost:8002",
        "opening": opening, "form_sha256": hashlib.sha256(form.encode()).hexdigest(),
        "ballot_bytes": BALLOT_BYTES, "least_ballots": 10, "least_supporters": 3,
        "opened": "2026-11", **changes,
    }  # fmt: skip
    return canonical(record).decode()


def mark_of(manifest: str) -> bytes:
    """The round's mark: SHA-256 of the manifest."""
    return hashlib.sha256(manifest.encode()).digest()


def make_token(round_raw: bytes) -> tuple[bytes, bytes]:
    """A prepared message and its signature."""
    message = new_message(round_raw)
    return message, sign_message(issuer_key(), message)


def seal_ballot(manifest: str, form: str, answers: Mapping[str, Any]) -> bytes:
    """What the respondent's page sends as its ballot."""
    sha256 = hashlib.sha256(form.encode()).hexdigest()
    opening = json.loads(manifest)["opening"]
    return seal_answers(opening, mark_of(manifest), sha256, answers, BALLOT_BYTES)


def make_row(manifest: str, form: str, answers: Mapping[str, Any]) -> tuple[bytes, bytes, bytes]:
    """A ballot as the collector keeps it: message, signature, wrapped."""
    record = json.loads(manifest)
    message, signature = make_token(from_base32(record["round"], 16))
    ballot = seal_ballot(manifest, form, answers)
    return message, signature, wrap_ballot(record["opening"], mark_of(manifest), ballot)


def make_box(manifest: str, form: str, answers: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The box of a closed round in which these people answered."""
    rows = [make_row(manifest, form, one) for one in answers]
    rows.sort(key=lambda row: hashlib.sha256(row[0]).digest())
    return {
        "format": "naast-box-1", "manifest": manifest, "form": form, "signed": len(rows),
        "passes": len(rows) + 5, "ballots": [[to_b64(part) for part in row] for row in rows],
    }  # fmt: skip
