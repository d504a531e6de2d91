"""Rounds that were counted, with answers of invented people to Naast's own questions."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from random import Random
from uuid import uuid4

from count.forms import read_form
from count.tally import Tally
from naast.evaluation.models import Round
from naast.insight.logic.publications.list_answers import FEELINGS, STATEMENTS
from naast.questionnaires.queries import evaluation_form
from tests.factories.evaluation import a_row

Person = Mapping[str, str]  # by question; a question left open is not in it


def a_person(before: str = "2", after: str = "1", **answers: str) -> Person:
    """before, after: of every feeling. Everything else as most people answer it."""
    feelings = {f"{name}-before": before for name in FEELINGS}
    feelings |= {f"{name}-after": after for name in FEELINGS}
    return {**feelings, **dict.fromkeys(STATEMENTS, "4"), "mark": "8", "recommend": "yes"} | {
        name.replace("_", "-"): answer for name, answer in answers.items()
    }


def people(number: int, seed: int = 1) -> list[Person]:
    """Most felt better afterwards, some the same, a few worse; now and then nothing is said."""
    random = Random(seed)
    return [_somebody(random) for _each in range(number)]


def _somebody(random: Random) -> Person:
    said: dict[str, str] = {}
    for name in FEELINGS:
        before = random.choices("0123", (1, 3, 6, 5))[0]
        better = min(int(before), random.choices((0, 1, 2), (3, 5, 2))[0])
        after = int(before) - better if random.random() > 0.1 else min(3, int(before) + 1)
        said |= {f"{name}-before": before, f"{name}-after": str(after)}
    said |= {name: random.choices("12345", (1, 1, 3, 10, 8))[0] for name in STATEMENTS}
    said |= {"mark": random.choice("7888899") if random.random() < 0.95 else "5"}
    said["recommend"] = "yes" if random.random() < 0.9 else "no"
    return {name: answer for name, answer in said.items() if random.random() > 0.03}


def a_counted_round(
    answers: Iterable[Person],
    *,
    year: int = 2026,
    passes: int = 0,
    form: bytes | None = None,
    rehearsal: bool = False,
    state: str = "counted",
) -> Round:
    """Taken in on the last day of June."""
    written = (form or evaluation_form()).decode()
    told = _result(list(answers), written) | {"rehearsal": rehearsal}
    return a_row(
        code=uuid4().hex[:26],
        form=written,
        state=state,
        ended_on=date(year, 6, 30) if state == "counted" else None,
        passes=passes,
        result=json.dumps({"result": told, "signature": ""}) if state == "counted" else "",
    )


def _result(answers: Sequence[Person], form: str) -> dict[str, object]:
    """The part of the keepers' file that is read after the count."""
    tally = Tally(read_form(form))
    for one in answers:
        tally.add(one)
    checks = [f"{number:012x}" for number in range(len(answers))]
    return {
        **{"accepted": tally.accepted, "invalid": 0, "checks": checks},
        **{"questions": tally.questions(), "tables": tally.tables()},
    }
