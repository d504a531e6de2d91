"""Answers become tables: rounds of the same questions are added up, by the year of their count."""

import json
from itertools import product

import pytest

from naast.evaluation.facts import counted_rounds
from naast.insight.logic.disclosure.attack import attack
from naast.insight.logic.disclosure.rule import RULE
from naast.insight.logic.disclosure.tables import Table
from naast.insight.logic.publications.count_answers import everybody_counts
from naast.insight.logic.publications.list_answers import ANSWERS, change
from naast.insight.queries.gather_answers import answers_of, counts
from naast.questionnaires.queries import evaluation_form
from tests.factories.counted_rounds import a_counted_round, a_person, people

pytestmark = pytest.mark.django_db


def tables(period: str = "2026") -> dict[str, Table]:
    return {declared.code: table for declared, table in counts(period)}


def filled(table: Table) -> dict[tuple[str, ...], int]:
    return {cell: number for cell, number in table.counts.items() if number}


def test_answers_of_two_rounds_of_a_year_are_added_up() -> None:
    a_counted_round([a_person(before="3", after="1", mark="9", helped="5")] * 12)
    a_counted_round([a_person(before="1", after="2", mark="4", recommend="no")] * 10)

    found = tables()

    assert filled(found["answers_total"]) == {(): 22}
    assert filled(found["answers_blamed_change"]) == {("better",): 12, ("worse",): 10}
    assert filled(found["answers_blamed_before"]) == {("much",): 12, ("little",): 10}
    assert filled(found["answers_blamed_after_points"]) == {
        ("little", "1"): 12,
        ("much", "2"): 10,
    }
    assert filled(found["answers_blamed_moves"]) == {
        ("better", "3", "1"): 12,
        ("worse", "1", "2"): 10,
    }
    assert filled(found["answers_mark"]) == {("high",): 12, ("lower",): 10}
    assert filled(found["answers_helped_points"]) == {("agree", "5"): 12, ("agree", "4"): 10}
    assert filled(found["answers_recommend"]) == {("yes",): 12, ("no",): 10}


def test_who_left_a_question_open_is_counted_as_such_in_every_table() -> None:
    shy = {name: said for name, said in a_person().items() if name in ("mark", "blamed-before")}
    a_counted_round([shy] * 11)

    found = tables()

    assert filled(found["answers_blamed_change"]) == {("unsaid",): 11}
    assert filled(found["answers_blamed_moves"]) == {("unsaid", "2", "unsaid"): 11}
    assert filled(found["answers_recommend"]) == {("unsaid",): 11}
    assert filled(found["answers_mark"]) == {("high",): 11}


def test_every_table_counts_everybody_who_answered() -> None:
    a_counted_round(people(34))

    assert {sum(table.counts.values()) for table in tables().values()} == {34}
    assert {one.code for one in ANSWERS if one.years == 1} == set(tables())


def test_three_years_are_taken_together_and_named_by_those_in_which_somebody_answered() -> None:
    a_counted_round(people(14), year=2024)
    a_counted_round(people(12), year=2026)

    found = tables()

    assert found["answers_total"].periods == ("2026",)
    assert filled(found["answers_total_3y"]) == {(): 26}
    assert found["answers_recommend_3y"].periods == ("2024", "2026")
    assert filled(tables("2025")["answers_total_3y"]) == {(): 14}
    assert "answers_total" not in tables("2025")
    assert tables("2030") == {}


def test_three_years_that_hold_no_more_than_the_one_are_not_said_twice() -> None:
    a_counted_round(people(34), year=2026)

    assert all(not code.endswith("_3y") for code in tables())


def test_rounds_with_other_questions_are_not_added_but_said() -> None:
    form = json.loads(evaluation_form())
    other = json.dumps(form | {"version": "2"}).encode()
    a_counted_round(people(14))
    a_counted_round(people(40), form=other)

    assert (answers_of("2026").people, answers_of("2026").others) == (14, 1)


def test_a_rehearsal_and_a_round_that_is_not_counted_are_no_answers() -> None:
    a_counted_round(people(14), rehearsal=True)
    a_counted_round([], state="closed")

    assert counted_rounds(2026) == []
    assert counts("2026") == []


def test_how_many_passes_were_given_is_known_only_of_some_rounds() -> None:
    a_counted_round(people(14), passes=20)
    a_counted_round(people(12))

    answers = answers_of("2026")

    assert (answers.passes, answers.answered, answers.people) == (20, 14, 26)


def test_the_list_is_a_forest_and_nobody_is_in_an_impossible_cell() -> None:
    for declared in ANSWERS:
        dimensions = [one.values for one in declared.dimensions]
        possible = [one for one in product(*dimensions) if one not in declared.structural]
        if declared.code.startswith("answers_blamed_moves"):
            assert possible == [
                (change(b, a), b, a)
                for word in dimensions[0]
                for b in dimensions[1]
                for a in dimensions[2]
                if change(b, a) == word
            ]
        assert possible


@pytest.mark.parametrize("numbers", [{"2026": 34}, {"2024": 8, "2025": 8, "2026": 9}])
def test_what_everybody_can_count_is_known_exactly(numbers: dict[str, int]) -> None:
    """Each year by itself, also where a year is smaller than the rule lets anybody publish."""
    some = [one for one in everybody_counts(numbers) if one.population == "answers.recommend"]

    found = attack(some, RULE)

    assert {place.periods[0]: (one.low, one.high) for place, one in found.items()} == {
        year: (number, number) for year, number in numbers.items() if number < RULE.least
    }
