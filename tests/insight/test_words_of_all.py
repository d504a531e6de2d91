"""Everything on the fixed list has words, and a reader is told why something is hidden."""

from dataclasses import replace

import pytest

from naast.insight.choices_tables import (
    COUNTED,
    DIMENSIONS,
    REASON_WORDS,
    RULE_WORDS,
    VALUES,
    WORDS,
    why_hidden,
)
from naast.insight.logic.disclosure.choose import Needs, Reason
from naast.insight.logic.disclosure.rule import keep_back, small_hidden
from naast.insight.logic.disclosure.tables import Dimension, Table
from naast.insight.logic.publications.declared import Declared, Population, Question, Rule
from naast.insight.logic.publications.everything import ALL, VERSION, version_of
from naast.insight.logic.publications.stored import Stored

ANSWER = Dimension("answer", ("yes", "no", "later"))
SHOWN = small_hidden(
    Table(code="t", population="support", periods=("2026",), dimensions=(ANSWER,),
          counts={("yes",): 40, ("no",): 20, ("later",): 3})
)  # fmt: skip
STORED = Stored(
    code="t",
    question=Question.WHO,
    population=Population.SUPPORT,
    period="2026",
    periods=("2026",),
    rule=Rule.TEN_FIVE,
    published=SHOWN,
)


def test_no_two_tables_have_the_same_code() -> None:
    codes = [one.code for one in ALL]

    assert (len(set(codes)), len(codes) > 50) == (len(codes), True)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.code)
def test_every_table_has_words_for_itself_and_for_what_it_splits_by(one: Declared) -> None:
    words = WORDS[one.code]
    splits = [(each.code, value) for each in one.dimensions for value in each.values]

    assert all(
        str(each) for each in (words.title, words.question_line, words.definition, words.source)
    )
    assert [each for each in one.dimensions if each.code not in DIMENSIONS] == []
    assert [each for each in splits if each not in VALUES] == []


def test_every_rule_reason_and_population_has_words() -> None:
    assert (set(RULE_WORDS), set(REASON_WORDS), set(COUNTED)) == (
        set(Rule), set(Reason), set(Population),
    )  # fmt: skip


def test_the_version_changes_with_any_table_and_any_order() -> None:
    assert version_of(ALL) == VERSION
    assert version_of(ALL[::-1]) != VERSION
    assert version_of((replace(ALL[0], years=2), *ALL[1:])) != VERSION


def test_where_all_is_shown_nothing_is_said() -> None:
    whole = replace(SHOWN, marks={("yes",): SHOWN.marks["yes",]}, numbers={("yes",): 40})

    assert why_hidden(replace(STORED, published=whole)) == ""
    assert why_hidden(replace(STORED, published=None)) == ""


def test_a_small_number_is_said_to_be_small_only_where_nothing_else_is_hidden() -> None:
    kept = replace(STORED, published=keep_back(SHOWN, [("no",)]))

    assert why_hidden(STORED).startswith("What is not shown is fewer than 10")
    assert why_hidden(kept).endswith("Which of them are small is not said either.")


@pytest.mark.parametrize(
    ("needs", "end"),
    [
        (Needs(30, 2, ()), "It takes about 30 offers of support, spread evenly: 2 years at this"
                           " pace."),
        (Needs(30, None, ()), "It takes about 30 offers of support, spread evenly."),
        (None, "so few could be recognised."),
    ],
)  # fmt: skip
def test_what_would_show_a_hidden_table_is_said(needs: Needs | None, end: str) -> None:
    told = why_hidden(replace(STORED, reason=Reason.TOO_FEW, needs=needs))

    assert told.startswith("Nothing of it is shown")
    assert told.endswith(end)
