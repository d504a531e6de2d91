"""What was counted in the rounds of a year: the only counts of answers that leave this area.

They are exact, and small: whoever reads them protects them before anybody sees a number.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from naast.evaluation.logic.rounds import State, Way
from naast.evaluation.models import Round

Pair = tuple[str, str]  # the answers to two questions; "" where one was left open


@dataclass(frozen=True)
class CountedRound:
    """One round. form: which questions, as "naast-evaluation 1"; people changed the questions where
    it differs. answers: how many were counted. questions: by question and answer, "" for none;
    each adds up to answers. tables: by the pair of answers to two questions of one person.

    passes, used: how many were given, and exchanged for an answer's stamp; None where nobody knows
    (on paper). in_the_open: how many check numbers everybody can count on the public page.
    """

    form: str
    answers: int
    questions: Mapping[str, Mapping[str, int]]
    tables: Mapping[str, Mapping[Pair, int]]
    passes: int | None = None
    used: int | None = None
    in_the_open: int = 0


def counted_rounds(year: int) -> list[CountedRound]:
    """Rounds whose result was taken in during that year; a rehearsal counts nothing."""
    rows = Round.objects.filter(state=State.COUNTED.value, ended_on__year=year)
    found = [(row, json.loads(row.result)["result"]) for row in rows.order_by("pk")]
    return [_counted(row, told) for row, told in found if not told["rehearsal"]]


def _counted(row: Round, told: Mapping[str, Any]) -> CountedRound:
    form = json.loads(row.form)
    sealed = row.way == Way.BALLOTS.value
    return CountedRound(
        form=f"{form['id']} {form['version']}",
        answers=told["accepted"],
        questions=told["questions"],
        tables={name: _pairs(table) for name, table in told["tables"].items()},
        passes=row.passes if sealed else None,
        used=row.signed,
        in_the_open=len(told["checks"]),
    )


def _pairs(table: Mapping[str, Any]) -> dict[Pair, int]:
    return {
        (row, column): count
        for row, cells in zip(table["rows"], table["cells"], strict=True)
        for column, count in zip(table["columns"], cells, strict=True)
    }
