"""Rounds of anonymous answers for tests: keepers' files, and the two processes on their sockets.

processes: speaks the control protocol of issuer and collector; how many answers are in is said by
hand, because making one costs a browser. tests/journeys goes the whole way with the real ones.
"""

import json
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from naast.access.actor import CLOCK, Actor
from naast.evaluation.actions.ask_readiness import ask_readiness
from naast.evaluation.actions.close_round import close_round
from naast.evaluation.actions.count_pass import count_for
from naast.evaluation.actions.prepare_round import Brought, prepare_round
from naast.evaluation.actions.start_round import TAG_KEY, start_round
from naast.evaluation.logic.encoding import b64, canonical
from naast.evaluation.models import Round
from naast.privacy.locking import lock
from tests.factories.cases import AT

KEEPERS_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
HOSPITAL = "Hospital of the tests"


def an_opening(number: int = 1, **changes: Any) -> dict[str, Any]:
    """As the keepers' tool writes it; number: another ceremony has other keys."""
    told = {
        "format": "naast-opening-1",
        "keepers": 3,
        "needed": 2,
        "mark": f"{number:08x}",
        "p256": b64(bytes([4]) + bytes([number]) * 64),
        "hybrid": b64(bytes([number]) * 1216),
        "result_key": b64(KEEPERS_KEY.public_key().public_bytes_raw()),
        "wraps": [[1, 2, b64(bytes(60))], [1, 3, b64(bytes(60))], [2, 3, b64(bytes(60))]],
        "made_on": "2026-01-05",
        "rehearsal": False,
    }
    return told | changes


def _words(text: str) -> dict[str, str]:
    return {"en": text, "nl": text}


def a_form() -> dict[str, Any]:
    """Two feelings and a mark."""
    options = [{"code": code, "text": _words(code)} for code in ("0", "1", "2", "3")]
    feelings = [
        {"id": name, "kind": "choice", "text": _words(name), "options": options}
        for name in ("blame-before", "blame-after")
    ]
    mark = {
        **{"id": "mark", "kind": "whole", "text": _words("mark"), "least": 0, "most": 10},
        **{"least_text": _words("low"), "most_text": _words("high")},
    }
    return {
        **{"format": "naast-form-1", "id": "naast-evaluation", "version": "1"},
        **{"languages": ["nl", "en"], "title": _words("Questions"), "intro": _words("Hello")},
        "items": [*feelings, mark],
        "tables": [{"id": "blame", "rows": "blame-before", "columns": "blame-after"}],
    }


FORM = canonical(a_form())


def a_result(round_: Round, answers: int = 12, **changes: Any) -> str:
    """As the keepers' tool writes it: everybody gave the same answers."""
    form, ballots = json.loads(round_.form), round_.way == "ballots"
    questions = {item["id"]: _same_answer(item, answers) for item in form["items"]}
    told = {
        "format": "naast-result-1",
        "round": round_.code,
        "manifest_sha256": round_.mark,
        "counted_on": "2026-02-01",
        "accepted": answers,
        "invalid": 0,
        "questions": questions,
        "tables": {one["id"]: _table(one, questions) for one in form["tables"]},
        "checks": sorted(f"check{_letters(n)}" for n in range(answers)) if ballots else [],
        "sheets": [1, 3] if ballots else [],
        "rehearsal": False,
        "by": round_.way,
    } | changes
    return signed(told, by=KEEPERS_KEY if ballots else None)


def _same_answer(item: dict[str, Any], answers: int) -> dict[str, int]:
    if item["kind"] == "whole":
        codes = [str(one) for one in range(item["least"], item["most"] + 1)]
    else:
        codes = [option["code"] for option in item["options"]]
    return dict.fromkeys((*codes, ""), 0) | {codes[1]: answers}


def _table(table: dict[str, str], questions: dict[str, dict[str, int]]) -> dict[str, Any]:
    rows, columns = questions[table["rows"]], questions[table["columns"]]
    cells = [[min(down, across) for across in columns.values()] for down in rows.values()]
    return {"rows": list(rows), "columns": list(columns), "cells": cells}


def _letters(number: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return f"aaaaa{letters[number // 26]}{letters[number % 26]}"


def signed(told: dict[str, Any], *, by: Ed25519PrivateKey | None) -> str:
    signature = b64(by.sign(canonical(told).encode())) if by else ""
    return canonical({"result": told, "signature": signature})


@dataclass
class Processes:
    """What issuer and collector hold. answers: in the box of each round."""

    folder: Path
    keys: dict[str, str] = field(default_factory=dict)
    hashes: dict[str, list[str]] = field(default_factory=dict)
    boxes: dict[str, str] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)
    signatures: Counter[str] = field(default_factory=Counter)
    asked: list[dict[str, Any]] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    away: bool = False

    def __post_init__(self) -> None:
        self.listeners = [self._listen(name) for name in ("issuer", "collector")]

    def _listen(self, name: str) -> socket.socket:
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(str(self.folder / f"{name}.sock"))
        listener.listen(8)
        answer = self.issuer if name == "issuer" else self.collector
        threading.Thread(target=self._serve, args=(listener, answer), daemon=True).start()
        return listener

    def _serve(self, listener: socket.socket, answer: Any) -> None:
        while True:
            try:
                peer, _address = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(peer, answer), daemon=True).start()

    def _talk(self, peer: socket.socket, answer: Any) -> None:
        with peer, peer.makefile("rb") as lines:
            for line in lines:
                if self.away:
                    return
                question = json.loads(line)
                self.asked.append(question)
                try:
                    reply = {"ok": True, **answer(question)}
                except KeyError:
                    reply = {"ok": False, "why": "unknown"}
                peer.sendall(json.dumps(reply).encode() + b"\n")

    def issuer(self, question: dict[str, Any]) -> dict[str, Any]:
        match question["op"], question.get("round", ""):
            case "open", code:
                return {"issuer_key": self.keys.setdefault(code, b64(f"key {code}".encode()))}
            case "add_passes", code:
                self.hashes.setdefault(code, []).extend(question["hashes"])
            case "knows", code:
                return {"known": question["hash"] in self.hashes.get(code, [])}
            case "close", code:
                self.closed.add(code)
            case "signed", code:
                return {"signed": self.signatures[code] or self.answers[code]}
            case "destroy", code:
                self.keys.pop(code, None)
                self.hashes.pop(code, None)
        return {}

    def collector(self, question: dict[str, Any]) -> dict[str, Any]:
        match question["op"], question.get("round", ""):
            case "open", _:
                self.boxes[json.loads(question["manifest"])["round"]] = question["manifest"]
            case "ready", code:
                return {"ready": self.answers[code] >= question["at_least"]}
            case "export", code:
                return {"box": {"format": "naast-box-1", "manifest": self.boxes[code]}}
            case "destroy", code:
                self.boxes.pop(code, None)
        return {}

    def stop(self) -> None:
        for listener in self.listeners:
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()


@pytest.fixture
def processes(vault_folder: Path, settings: Any) -> Iterator[Processes]:
    running = Processes(vault_folder)
    settings.ISSUER_SOCKET = vault_folder / "issuer.sock"
    settings.COLLECTOR_SOCKET = vault_folder / "collector.sock"
    yield running
    running.stop()


def a_prepared_round(by: Actor, *, number: int = 1, at: datetime = AT) -> Round:
    brought = Brought(opening=json.dumps(an_opening(number)), form=FORM)
    return prepare_round(actor=by, at=at, brought=brought)


def a_collecting_round(by: Actor, *, number: int = 1, at: datetime = AT) -> Round:
    prepared = a_prepared_round(by, number=number, at=at)
    return start_round(actor=by, at=at, round_=prepared, hospital=HOSPITAL)


def a_row(**changes: Any) -> Round:
    """Just the row, for pages that need no process."""
    told = {
        **{"code": "abcdefghij234567abcdefghij", "state": "collecting", "mark": "5a" * 32},
        **{"opening": an_opening(), "form": FORM, "least_ballots": 10, "least_supporters": 3},
        **{"opened_on": AT.date(), "entry": 7, "manifest": "{}"},
        "tag_key": b"",
    }
    row: Round = Round.objects.create(**(told | changes))
    row.tag_key = lock("00" * 32, kind=TAG_KEY, row_id=row.pk)
    row.save()
    return row


def made_ready(round_: Round, *, at: datetime = AT) -> Round:
    """As the nightly question would find it: three supporters gave four passes each."""
    for supporter in ("first", "second", "third") * 4:
        count_for(round_, supporter)
    Round.objects.filter(pk=round_.pk).update(asked_on=None)
    assert ask_readiness(actor=CLOCK, at=at)
    return Round.objects.get(pk=round_.pk)


def a_closed_round(by: Actor, processes: Processes, *, at: datetime = AT) -> Round:
    round_ = a_collecting_round(by, at=at)
    processes.answers[round_.code] = 12
    Round.objects.filter(pk=round_.pk).update(passes=14)
    return close_round(actor=by, at=at, round_=made_ready(round_, at=at))
