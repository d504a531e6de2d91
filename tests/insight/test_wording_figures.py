"""Sentences about published numbers: what is shown, of the years in which it is, and no more."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from naast.insight.logic.disclosure.rule import Mark, Published
from naast.insight.logic.disclosure.tables import Dimension
from naast.insight.logic.publications.declared import Population, Question, Rule
from naast.insight.logic.publications.list_answers import STATEMENTS
from naast.insight.logic.publications.stored import Figure, Stored
from naast.insight.wording_figures import LINES, answer_to, in_short
from naast.insight.wording_support import together

Numbers = Mapping[tuple[str, ...], int | None]


def a_table(code: str, numbers: Numbers, *, axes: tuple[str, ...] = ("x",)) -> Stored:
    """One year, or three where the code says so; None is not shown."""
    years = ("2024", "2025", "2026") if code.endswith("_3y") else ("2026",)
    dimensions = tuple(
        Dimension(name, tuple(dict.fromkeys(cell[place] for cell in numbers)))
        for place, name in enumerate(axes if () not in numbers else ())
    )
    published = Published(
        code=code,
        population="support",
        periods=years,
        dimensions=dimensions,
        marks={c: Mark.SMALL if n is None else Mark.SHOWN for c, n in numbers.items()},
        numbers={cell: number for cell, number in numbers.items() if number is not None},
    )
    return Stored(
        code=code,
        question=Question.HOW_MANY,
        population=Population.SUPPORT,
        period="2026",
        periods=years,
        rule=Rule.TEN_FIVE,
        published=published,
    )


def tables(*some: Stored) -> Mapping[str, Stored]:
    return {one.code: one for one in some}


def test_a_share_is_told_where_the_whole_is_shown() -> None:
    found = tables(
        a_table("support_total", {(): 120}),
        a_table("support_uptake", {("accepted",): 90, ("not",): 30}),
        a_table("support_in_time", {("day",): 90, ("longer",): 30}),
    )

    assert answer_to(Question.HOW_MANY, found) == [
        "In 2026 support was offered about 120 times.",
        "In 2026 about 75 of every 100 offers were accepted, at once or later.",
    ]
    assert answer_to(Question.IN_TIME, found) == [
        "In 2026 the call came within a day for about 75 of every 100 colleagues;"
        " for the others later, or not at all."
    ]


def test_where_something_is_hidden_no_share_is_told_for_it_would_be_too_high() -> None:
    found = tables(a_table("support_in_time", {("day",): 15, ("longer",): None}))

    assert answer_to(Question.IN_TIME, found) == [
        "In 2026 the call came within a day for about 15 colleagues."
    ]


def test_three_years_speak_where_only_they_show_all() -> None:
    found = tables(
        a_table("support_in_time", {("day",): 15, ("longer",): None}),
        a_table("support_in_time_3y", {("day",): 40, ("longer",): 10}),
    )

    [told] = answer_to(Question.IN_TIME, found)

    assert told.startswith(
        "In the years 2024 to 2026 together the call came within a day for about"
    )
    assert "80 of every 100" in told


@pytest.mark.parametrize("question", list(Question))
def test_nothing_is_said_of_what_is_hidden_or_missing(question: Question) -> None:
    hidden = tables(
        *(
            a_table(code, {("accepted",): None, ("day",): None, ("better",): None})
            for code in ("support_uptake", "support_in_time", "answers_blamed_change")
        )
    )

    assert (answer_to(question, {}), answer_to(question, hidden)) == ([], [])


def test_answers_say_of_which_years_they_are_and_never_mix_them() -> None:
    year = tables(
        a_table("answers_total", {(): 60}),
        a_table("answers_mark", {("high",): 40, ("lower",): 10}),
    )
    three = tables(
        a_table("answers_total_3y", {(): 60}),
        a_table("answers_mark_3y", {("high",): 40, ("lower",): 10}),
    )

    told = [answer_to(Question.EXPERIENCE, found)[0] for found in (year, three)]

    assert [one.partition(":")[0] for one in told] == [
        "In 2026",
        "In the years 2024 to 2026 together",
    ]


def test_answers_name_the_years_in_which_they_were_given_not_those_of_support() -> None:
    found = tables(
        a_table("support_total_3y", {(): 90}),
        replace(a_table("answers_total_3y", {(): 60}), periods=("2025", "2026")),
        replace(a_table("answers_mark_3y", {("high",): 40}), periods=("2025", "2026")),
    )

    assert answer_to(Question.EXPERIENCE, found)[0].startswith(
        "In the years 2025 to 2026 together: about 40 of about 60 give an 8 or more"
    )


@pytest.mark.parametrize(
    ("mark", "rest"),
    [(Mark.SMALL, "; of the others too few to show"), (Mark.UNSAID, ", other work not shown")],
)
def test_a_profession_is_called_few_only_where_the_table_says_so(mark: Mark, rest: str) -> None:
    by_group: Numbers = {("doctor",): 20, ("nurse",): 40, ("other",): None}
    one = a_table("support_profession", by_group, axes=("group",))
    assert one.published is not None
    marks = {**one.published.marks, ("other",): mark}
    found = tables(replace(one, published=replace(one.published, marks=marks)))

    assert answer_to(Question.WHO, found) == [
        "In 2026 support was offered, by profession: doctors and residents 20,"
        f" nurses and midwives 40{rest}."
    ]


def test_what_stands_side_by_side_is_of_the_same_years() -> None:
    found = tables(
        a_table("answers_helped", {("agree",): 10}),
        a_table("answers_helped_3y", {("agree",): 30}),
        a_table("answers_everyone_3y", {("agree",): 20}),
    )

    span = together(found, [f"answers_{name}" for name in STATEMENTS])

    assert [one.code for one in span if one] == ["answers_helped_3y", "answers_everyone_3y"]


def test_a_year_in_short_has_five_lines_in_the_order_of_the_questions() -> None:
    team = Stored(
        code="team_size",
        question=Question.TEAM,
        population=Population.OPEN,
        period="2026",
        periods=("2026",),
        rule=Rule.EXACT,
        figures=(Figure(code="trained", rule=Rule.EXACT, value="30"),),
    )
    found = tables(
        team,
        a_table("support_total", {(): 120}),
        a_table("support_uptake", {("accepted",): 90, ("not",): 30}),
        a_table("support_in_time", {("day",): 90, ("longer",): 30}),
        a_table("support_referral", {("yes",): 20, ("no",): 100}),
        a_table("answers_mark", {("high",): 40, ("lower",): 10}),
    )

    said = in_short(found)

    assert len(said) == LINES
    assert said[0] == "In 2026 support was offered about 120 times."
    assert said[-1] == "On the last day of 2026 there were 30 trained supporters."
