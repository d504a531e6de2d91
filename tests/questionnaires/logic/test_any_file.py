"""Whatever stands anywhere in a file, the reader ends with sentences and never with a traceback."""

import copy
import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from naast.questionnaires.logic.form import not_on_a_form, write_form
from naast.questionnaires.logic.whole import Whole
from naast.questionnaires.wording import sentence
from naast.questionnaires.wording_shown import scoring_sentences
from tests.questionnaires.files import PULSE, PULSE_SCORING, read

ODD: tuple[Any, ...] = (
    None, True, -1, 10**30, 1.5, "", " ", "x" * 3000, "<b>", "\x00", "é", "yes", "=", "hello",
    [], [[]], [None], ["x"], [{}], {}, {"": []}, {"url": 3}, {"extension": "x"},
)  # fmt: skip


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container with each of its keys."""
    here = list(value) if isinstance(value, dict) else range(len(value))
    inside = [p for key in here if isinstance(value[key], dict | list) for p in places(value[key])]
    return [(value, key) for key in here] + inside


def broken(value: Any, chance: random.Random, times: int) -> Any:
    """A copy with odd values, missing names and names that were moved."""
    value = copy.deepcopy(value)
    for _ in range(times):
        whole, key = chance.choice(places(value))
        act = chance.random()
        if act < 0.15 and isinstance(whole, dict):
            whole[chance.choice(["type", "item", "_text", "x", "valueCoding"])] = whole.pop(key)
        elif act < 0.3 and isinstance(whole, list):
            whole.append(copy.deepcopy(whole[key]))
        else:
            whole[key] = copy.deepcopy(chance.choice(ODD))
    return value


def told(whole: Whole) -> list[str]:
    found = (whole.of_questionnaire, whole.of_scoring)
    return [sentence(one) for each in found for one in (*each.errors, *each.warnings)]


@given(st.integers(0, 2**32), st.integers(1, 4))
def test_the_reader_never_breaks_and_what_it_takes_can_be_written(seed: int, times: int) -> None:
    chance = random.Random(seed)
    scoring = broken(PULSE_SCORING, chance, times) if chance.random() < 0.5 else PULSE_SCORING
    changed = PULSE if chance.random() < 0.3 else broken(PULSE, chance, times)
    whole = read(changed, scoring)

    assert [text for text in told(whole) if "%(" in text] == []
    assert whole.is_usable or told(whole)
    if whole.is_usable and whole.instrument is not None:
        assert list(scoring_sentences(whole.scoring, whole.instrument))
        assert not_on_a_form(whole.instrument) or write_form(whole.instrument, whole.scoring)
