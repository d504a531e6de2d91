"""The attack before release refuses what the choice should never have let through."""

from dataclasses import replace

import pytest

from naast.insight.logic.disclosure.choose import choose
from naast.insight.logic.disclosure.rule import Published, small_hidden, withhold
from naast.insight.logic.disclosure.tables import Dimension, Table
from naast.insight.logic.publications.count_answers import everybody_counts
from naast.insight.logic.publications.decide import (
    NotOfTheList,
    WouldTell,
    decide,
    refuse_if_told,
    released_of,
)
from naast.insight.logic.publications.declared import Declared, Population, Question
from naast.insight.logic.publications.list_answers import ANSWERS, UNSAID, population_of
from naast.insight.logic.publications.mark import line_of, mark_of, text_of
from naast.insight.logic.publications.stored import Stored

ANSWER = Dimension("answer", ("yes", "no"))
WARD = Dimension("ward", ("a", "b", "c"))


def declared(code: str, *dimensions: Dimension) -> Declared:
    return Declared(
        code=code,
        question=Question.HOW_MANY,
        population=Population.SUPPORT,
        dimensions=dimensions,
    )


def table(code: str, counts: dict[tuple[str, ...], int], *dimensions: Dimension, year: str = "2026",
          ) -> Table:  # fmt: skip
    return Table(
        code=code, population="support", periods=(year,), dimensions=dimensions, counts=counts
    )


TOTAL = table("total", {(): 52})
WARDS = table("wards", {("a",): 40, ("b",): 11, ("c",): 1}, WARD)
GATHERED = [(declared("total"), TOTAL), (declared("wards", WARD), WARDS)]


def unprotected(*tables: Table) -> list[Published]:
    return [small_hidden(one) for one in tables]


def test_what_was_chosen_passes_the_attack() -> None:
    stored = decide("2026", GATHERED, [])

    assert [one.code for one in stored] == ["total", "wards"]
    assert [one.shows for one in stored] == [True, True]


def test_with_the_choice_switched_off_the_attack_refuses() -> None:
    chosen = [one.published for one in choose([TOTAL, WARDS])]
    refuse_if_told([TOTAL, WARDS], chosen, [])

    with pytest.raises(WouldTell) as caught:
        refuse_if_told([TOTAL, WARDS], unprotected(TOTAL, WARDS), [])

    assert caught.value.codes == ("wards",)


def test_what_was_published_before_is_held_against_the_new_tables() -> None:
    """Either alone is harmless."""
    before = unprotected(TOTAL)
    refuse_if_told([WARDS], unprotected(WARDS), [])

    with pytest.raises(WouldTell):
        refuse_if_told([WARDS], unprotected(WARDS), before)


def test_where_earlier_tables_contradict_each_other_nothing_more_is_let_through() -> None:
    """Nothing can be said for sure then, so nothing counts as told already."""
    before = unprotected(table("total", {(): 20}), WARDS)
    answers = table("answers", {("yes",): 40, ("no",): 1}, ANSWER)
    nothing = [withhold(one) for one in unprotected(answers)]
    refuse_if_told([answers], nothing, before)

    with pytest.raises(WouldTell):
        refuse_if_told([answers], unprotected(answers), before)


def test_a_number_hidden_before_stays_hidden() -> None:
    before = unprotected(WARDS)
    refuse_if_told([], [], before)

    with pytest.raises(WouldTell) as caught:
        refuse_if_told([TOTAL], unprotected(TOTAL), before)

    assert caught.value.codes == ("wards",)


def test_what_an_earlier_publication_tells_by_itself_stops_no_later_one() -> None:
    before = unprotected(TOTAL, WARDS)
    later = table("total", {(): 60}, year="2027")

    refuse_if_told([later], unprotected(later), before)


def test_tables_that_are_not_those_of_the_list_are_a_mistake_of_ours() -> None:
    other = table("wards", {("a",): 40}, WARD, year="2025")
    open_one = Declared(code="total", question=Question.TEAM, population=Population.OPEN)

    decide("2026", [(declared("wards", WARD), replace(WARDS, population="support.met"))], [])
    for wrong in (
        [(declared("total"), WARDS)],
        [(declared("wards", WARD), other)],
        [(declared("wards", ANSWER), WARDS)],
        [(open_one, TOTAL)],
        [(declared("total"), replace(TOTAL, population="supports"))],
        [(declared("total"), replace(TOTAL, periods=()))],
        [GATHERED[0], GATHERED[0]],
    ):
        with pytest.raises(NotOfTheList):
            decide("2026", wrong, [])


def test_open_tables_are_nothing_that_an_attacker_works_from() -> None:
    def stored(population: Population) -> Stored:
        return Stored(
            code="total",
            question=Question.TEAM,
            population=population,
            period="2026",
            periods=("2026",),
            rule=decide("2026", GATHERED, [])[0].rule,
            published=unprotected(TOTAL)[0],
        )

    both = [stored(Population.SUPPORT), stored(Population.OPEN)]

    assert released_of(both) == unprotected(TOTAL)


def test_the_mark_is_that_of_exact_bytes() -> None:
    text = text_of("2026", "abc", ['{"code":"one"}', '{"code":"two"}'])

    assert text == ('{"period":"2026","tables":[{"code":"one"},{"code":"two"}],"version":"abc"}')
    assert mark_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert line_of("2026", "ff") == {"says": "2026 ff", "what": "publication"}


def test_nine_answers_a_year_that_everybody_can_count_stop_no_publication() -> None:
    """The nine are no secret, and of nothing else is a small count told."""
    answers = [one for one in ANSWERS if one.code in ("answers_total", "answers_mark")]
    marks = {("high",): 6, ("lower",): 2, (UNSAID,): 1}
    stored: list[Stored] = []
    years = ("2024", "2025", "2026")
    for number, year in enumerate(years, start=1):
        gathered = [
            (one, Table(code=one.code, population=population_of(one), periods=(year,),
                        dimensions=one.dimensions, counts=marks if one.dimensions else {(): 9}))
            for one in answers
        ]  # fmt: skip
        known = everybody_counts(dict.fromkeys(years[:number], 9))
        stored += decide(year, gathered, [*released_of(stored), *known])

    assert [one.shows for one in stored] == [False] * 6
