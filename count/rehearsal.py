"""A whole invented round on the spot: nobody's answers, keys that count nothing real."""

import hashlib
import json
import os
import secrets
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from count.counting import Written, count_box
from count.encoding import canonical, from_base32, to_b64, to_base32
from count.forms import Answer, Form, read_form
from count.keys import new_opening
from count.manifests import RSA_BITS, RSA_EXPONENT
from count.pages_sheet import sheet_html, sheet_text
from count.places import refuse_existing, writable_folder, write_new
from count.prepare import opening_name
from count.screen import Screen
from count.sealing import new_message, seal_answers, sign_message, wrap_ballot
from count.sheets import Sheet, to_lines

PEOPLE, PASSES, BALLOT_BYTES, LEAST = 14, 20, 2048, 10
_SPOILT = 1  # ballots that say nothing, so that a rehearsal shows one being dropped


def rehearse(screen: Screen, folder: Path, on: date, *, quick: bool, form: str = "") -> Written:
    """quick: the tool types the sheets itself. Everything stays in the folder, to be looked at."""
    writable_folder(folder)
    screen.say("rehearsal_intro")
    opening, sheets = new_opening(3, on, rehearsal=True)
    box_path, opening_path = folder / "REHEARSAL-box.json", folder / opening_name(opening)
    refuse_existing(box_path, opening_path)
    text = form or _invented_form()
    write_new(box_path, canonical(_invented_box(opening, text, on)))
    write_new(opening_path, canonical(opening))
    _write_sheets(screen, folder, opening, sheets)
    screen.say("rehearsal_files", folder=folder)
    if quick:
        screen = replace(screen, typed=StringIO(_typed(box_path, sheets[0], sheets[2])))
    written = count_box(screen, box_path, folder, on)
    screen.say("rehearsal_done", folder=folder)
    return written


def _write_sheets(
    screen: Screen, folder: Path, opening: dict[str, Any], sheets: list[Sheet]
) -> None:
    for sheet in sheets:
        for ending, draw in (("html", sheet_html), ("txt", sheet_text)):
            path = folder / f"REHEARSAL-sheet-{sheet.number}.{ending}"
            write_new(path, draw(screen.words, opening, sheet))


def _typed(box: Path, *sheets: Sheet) -> str:
    """What two people would type: the mark, then each line of their sheet."""
    mark = hashlib.sha256(json.loads(box.read_text())["manifest"].encode()).hexdigest()
    return "\n".join([mark, *(line for sheet in sheets for line in to_lines(sheet)), ""])


def _invented_form() -> str:
    """The questions of a rehearsal."""
    text = (Path(__file__).parent / "rehearsal.json").read_text(encoding="utf-8")
    return canonical(json.loads(text)).decode()


def _invented_box(opening: dict[str, Any], text: str, on: date) -> dict[str, Any]:
    issuer = rsa.generate_private_key(public_exponent=RSA_EXPONENT, key_size=RSA_BITS)
    form = read_form(text)
    manifest = canonical(_manifest(opening, issuer, form, on)).decode()
    round_raw = from_base32(json.loads(manifest)["round"], 16)
    mark = hashlib.sha256(manifest.encode()).digest()
    people = [_invented(form) for _ in range(PEOPLE)]
    rows = []
    for number, answers in enumerate(people):
        form_sha256 = "0" * 64 if number < _SPOILT else form.sha256
        message = new_message(round_raw)
        ballot = seal_answers(opening, mark, form_sha256, answers, BALLOT_BYTES)
        rows.append([message, sign_message(issuer, message), wrap_ballot(opening, mark, ballot)])
    rows.sort(key=lambda row: hashlib.sha256(row[0]).digest())
    return {
        "format": "naast-box-1", "manifest": manifest, "form": text, "signed": PEOPLE + 1,
        "passes": PASSES, "ballots": [[to_b64(part) for part in row] for row in rows],
    }  # fmt: skip


def _manifest(
    opening: dict[str, Any], issuer: rsa.RSAPrivateKey, form: Form, on: date
) -> dict[str, Any]:
    spki = issuer.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return {
        "format": "naast-round-1", "round": to_base32(os.urandom(16)), "hospital": "REHEARSAL",
        "issuer_key": to_b64(spki), "issuer": "", "collector": "", "opening": opening,
        "form_sha256": form.sha256, "ballot_bytes": BALLOT_BYTES, "least_ballots": LEAST,
        "least_supporters": 3, "opened": on.isoformat()[:7],
    }  # fmt: skip


def _invented(form: Form) -> dict[str, Answer]:
    """Somebody who answers almost everything, by chance."""
    chance = secrets.SystemRandom()
    answers: dict[str, Answer] = {}
    for item in form.items.values():
        if item.codes and chance.random() < 0.9:
            code = chance.choice(item.codes)
            answers[item.id] = int(code) if item.kind == "whole" else code
    return answers
