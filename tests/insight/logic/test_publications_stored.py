"""What is stored of a publication comes back as it was, with nothing that is hidden in it."""

import json
from dataclasses import replace

from naast.insight.logic.disclosure.choose import choose
from naast.insight.logic.disclosure.tables import Dimension, Table
from naast.insight.logic.publications.declared import Population, Question, Rule
from naast.insight.logic.publications.stored import (
    Figure,
    Stored,
    as_json,
    from_json,
    stored_decision,
)

PROFESSION = Dimension("profession", ("doctor", "nurse", "other"))
TABLE = Table(
    code="by_profession",
    population="support",
    periods=("2026",),
    dimensions=(PROFESSION,),
    counts={("doctor",): 41, ("nurse",): 28, ("other",): 7},
)


def test_a_table_comes_back_from_json_as_it_was():
    stored = stored_decision(
        choose([TABLE])[0],
        question=Question.WHO,
        population=Population.SUPPORT,
        period="2026",
    )
    assert stored.shows
    assert from_json(json.loads(json.dumps(as_json(stored)))) == stored


def test_a_table_that_counts_one_question_only_comes_back_beside_its_own():
    """Or a later run would not hold it against the tables of that question."""
    narrower = replace(TABLE, population="support.question")
    stored = stored_decision(
        choose([narrower])[0],
        question=Question.WHO,
        population=Population.SUPPORT,
        period="2026",
    )
    again = from_json(json.loads(json.dumps(as_json(stored))))
    assert again == stored
    assert again.published is not None
    assert again.published.population == "support.question"


def test_a_figure_comes_back_from_json_as_it_was():
    mark = Figure(code="mark", rule=Rule.MEAN, value="8.4", base=25, low="8.0", high="8.8")
    stored = Stored(
        code="marks",
        question=Question.EXPERIENCE,
        population=Population.ANSWERS,
        period="2026",
        periods=("2026",),
        rule=Rule.MEAN,
        figures=(mark,),
    )
    assert from_json(json.loads(json.dumps(as_json(stored)))) == stored
    assert stored.figure("mark") == mark


def test_what_is_hidden_is_not_in_what_is_stored():
    stored = stored_decision(
        choose([TABLE])[0], question=Question.WHO, population=Population.SUPPORT, period="2026"
    )
    cells = as_json(stored)["counts"]["cells"]
    assert cells == [
        [["doctor"], "shown", 40],
        [["nurse"], "shown", 30],
        [["other"], "small", None],
    ]
