"""Anonymous answers: a round counted last winter, with invented sums, and one that collects now.

Issuer and collector do not run yet while the demonstration is prepared: their own code answers here
on their sockets, over the folders that they will work in.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.conf import settings
from django.utils import timezone

import collector.control
import issuer.control
from collector.core import Collector
from collector.store import SqliteStore
from count.forms import read_form
from count.keys import Keys, new_opening, open_keys
from count.manifests import read_manifest
from count.result import BALLOTS, Counted, make_result, signed
from count.tally import Tally
from issuer.core import Issuer
from naast.access.actor import Actor
from naast.evaluation.actions.prepare_round import Brought, prepare_round
from naast.evaluation.actions.start_round import start_round
from naast.evaluation.actions.take_result import take_result
from naast.evaluation.logic.encoding import b32, canonical
from naast.evaluation.logic.rounds import State
from naast.evaluation.models import Round
from naast.people.queries import hospital
from naast.questionnaires.queries import evaluation_form

BEFORE, COUNTED, NOW = timedelta(days=400), timedelta(days=190), timedelta(days=60)
BETTER = {"before": (1, 3, 6, 5), "after": (6, 5, 2, 1)}  # how likely each of four levels is
MARKS = (7, 8, 8, 8, 9, 9, 10)
RECOMMENDED = (19, 1)


@dataclass(frozen=True)
class Past:
    """A round that was counted: when, how many answered, and how many passes were given."""

    opened_at: datetime
    counted_at: datetime
    answered: int = 34
    passes: int = 52


def load_answers(
    coordinator: Actor, now: datetime, random: Random, before: Sequence[Past] = ()
) -> None:
    """Nothing of it follows from anybody: the sums are made up, the keys thrown away. before:
    rounds of earlier years, oldest first."""
    if not settings.EVALUATION:
        return
    with _answering():
        for one in (*before, Past(now - BEFORE, now - COUNTED)):
            _counted(coordinator, one, random)
        _collecting(coordinator, now - NOW)


def _counted(coordinator: Actor, one: Past, random: Random) -> None:
    past, keys = _collecting(coordinator, one.opened_at)
    day = timezone.localdate(one.counted_at)
    Round.objects.filter(pk=past.pk).update(
        state=State.CLOSED.value,
        ready_on=day,
        closed_on=day,
        passes=one.passes,
        signed=one.answered + 2,
        tag_key=b"",
    )
    result = canonical(_result(past, keys, one, random))
    take_result(actor=coordinator, at=one.counted_at, round_=past, text=result)


def _collecting(coordinator: Actor, at: datetime) -> tuple[Round, Keys]:
    opening, sheets = new_opening(3, timezone.localdate(at), rehearsal=False)
    brought = Brought(json.dumps(opening), evaluation_form().decode())
    row = prepare_round(actor=coordinator, at=at, brought=brought)
    row = start_round(actor=coordinator, at=at, round_=row, hospital=hospital().name)
    return row, open_keys(opening, sheets[:2])


def _result(row: Round, keys: Keys, one: Past, random: Random) -> dict[str, Any]:
    """What the keepers' tool writes, of answers that nobody gave."""
    form = read_form(row.form)
    tally = Tally(form)
    for _each in range(one.answered):
        tally.add({name: _answer(name, item.codes, random) for name, item in form.items.items()})
    checks = tuple(b32(os.urandom(8))[:12] for _each in range(one.answered))
    counted = Counted(timezone.localdate(one.counted_at), BALLOTS, (1, 3), checks)
    return signed(make_result(read_manifest(row.manifest), tally, counted), keys)


def _answer(name: str, codes: tuple[str, ...], random: Random) -> str:
    if len(codes) > 10:
        return str(random.choice(MARKS))
    chances = BETTER.get(name.rpartition("-")[2])
    if chances and len(chances) == len(codes):
        return random.choices(codes, chances)[0]
    if len(codes) == 2:  # would you recommend it: yes comes first
        return random.choices(codes, RECOMMENDED)[0]
    return codes[min(len(codes) - 1, max(0, len(codes) - 1 - random.choice((0, 0, 0, 1, 1, 2))))]


@contextmanager
def _answering() -> Iterator[None]:
    """The two, each with its control socket, until the rounds are there."""
    for folder in (settings.ISSUER_DIR, settings.COLLECTOR_DIR):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    issuing = Issuer(settings.ISSUER_DIR)
    collecting = Collector(SqliteStore(settings.COLLECTOR_DIR / "collector.sqlite3"))
    us = [os.geteuid()]
    ears = [
        issuer.control.listen(settings.ISSUER_SOCKET, alone=True),
        collector.control.listen(settings.COLLECTOR_SOCKET, alone=True),
    ]
    issuer.control.serve_in_background(issuing, ears[0], us)
    collector.control.serve_in_background(collecting, ears[1], us)
    try:
        yield
    finally:
        for ear in ears:
            ear.close()
        for path in (settings.ISSUER_SOCKET, settings.COLLECTOR_SOCKET):
            path.unlink(missing_ok=True)
        collecting.together.end()
        issuing.store.db.close()
