"""Every problem the code can meet has a sentence, and every sentence fills in."""

import re
from pathlib import Path

import naast
from naast.people.logic.problems import Problem
from naast.people.wording import SENTENCES, sentence

FIRST = re.compile(r"(?:Problem|Refused|UnreadableTable)\(\s*([^,)]*)")  # may be: "a" if b else "c"
CODE = re.compile(r'"(\w+)"')


def used() -> set[str]:
    root = Path(naast.__file__).parent
    sources = [
        *root.glob("people/logic/*.py"),
        *root.glob("supporters/logic/*.py"),
        root / "incidents" / "logic" / "table_kept.py",
    ]
    firsts = [first for source in sources for first in FIRST.findall(source.read_text())]
    return {code for first in firsts for code in CODE.findall(first)}


def test_each_problem_has_a_sentence_and_each_sentence_a_problem() -> None:
    assert used() == set(SENTENCES)


def test_a_sentence_names_the_cell_and_says_what_to_do() -> None:
    values = {"field": "profession", "word": "astronaut", "known": "doctor, nurse"}

    assert sentence(Problem("unknown_word", values)) == (
        "“astronaut” is not a known profession. Use one of: doctor, nurse."
    )
