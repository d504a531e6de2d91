"""Somebody reads three years of everything that was published, with a solver at hand.

Populations are attacked one by one: support, talks, reports and files share nobody by design. The
questions of the answers share everybody, but no table joins two; each is read with the number of
answers, which is all that the others say of it. Each size has its own part of the questions, as
they are of few forms and take long; the three sizes together have all.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from naast.insight.logic.disclosure.choose import choose
from naast.insight.logic.disclosure.rule import (
    Published,
    Rule,
    by_itself,
    small,
    small_hidden,
    withhold,
)
from naast.insight.logic.disclosure.tables import Cell, Dimension, Table
from naast.insight.logic.publications.declared import Population, Question
from naast.insight.logic.publications.declared import Rule as Told
from naast.insight.logic.publications.list_answers import ANSWERS, question_of
from naast.insight.logic.publications.stored import Stored, as_json
from tests.attacks.conftest import AttackReport
from tests.attacks.reader_of_publications import Key, ReaderOfAll
from tests.attacks.three_years import PUBLISHED, ThreeYears, by_population

EXACT = Rule(base=1)
WARD = Dimension("ward", ("a", "b", "c"))
OUTCOME = Dimension("outcome", ("accepted", "declined"))
# With nine answers a year anybody counts them on the page of check numbers; see everybody_counts.
ASKED = {
    18: {"blamed", "helped", "soon-enough", "recommend"},
    70: {"ashamed", "free-choice", "keep-working", "mark"},
    2000: {"incompetent", "isolated", "everyone", "own-field"},
}
EVERY_QUESTION = {question_of(one) for one in ANSWERS} - {""}
COUNTED_BY_ALL = {18: [f"answers_total {year} " for year in PUBLISHED]}


@pytest.mark.parametrize(("cases", "seed"), [(18, 1), (70, 2), (2000, 3)])
def test_three_years_of_all_publications(
    attack_report: AttackReport, cases: int, seed: int
) -> None:
    years = ThreeYears(cases, seed, EVERY_QUESTION - ASKED[cases])
    stored = years.publish()
    published = [one.published for one in stored if one.published]
    secrets = _small([table for _, table in years.every_table()])

    told = _worked_out([*published, *years.known()], secrets)
    anyway = _worked_out([*map(withhold, published), *years.known()], secrets)
    plain = [small_hidden(table, EXACT) for _, table in years.every_table()]
    drawn = set(sorted(secrets)[::3])
    without = _worked_out(plain, drawn, half_step=0)

    assert set().union(*ASKED.values()) == EVERY_QUESTION
    assert sum(one.shows for one in stored) > len(stored) / 4  # something is left to read
    assert anyway == COUNTED_BY_ALL.get(cases, [])
    assert len(without) > len(drawn) / 2
    attack_report(
        "a reader for three years", f"every table at {cases} a year",
        learned=set(told) - set(anyway), control=[f"{len(without)} of {len(drawn)} small counts"],
    )  # fmt: skip


def test_two_windows_of_three_years_differ_by_two_years(attack_report: AttackReport) -> None:
    """2025-27 less 2024-26 is 2027 less 2024; with 2027 beside it, 2024 is told."""
    first = [_table("total", {(): 4}, "2024"), _table("total_3y", {(): 60}, "2024", "2025", "2026")]
    later = [
        _table("total_3y", {(): 86}, "2025", "2026", "2027"),
        _table("total", {(): 30}, "2027"),
    ]

    released = [one.published for one in choose(first)]
    protected = [*released, *(one.published for one in choose(later, released))]

    assert any(one.numbers for one in protected)
    _report(attack_report, "2024-26 beside 2025-27", [*first, *later], protected)


def test_tables_that_overlap(attack_report: AttackReport) -> None:
    """What is left of a total, and of the column of another table, is the cell that is hidden."""
    tables = [
        _table("outcome", {("accepted",): 52, ("declined",): 31}, "2026", of=(OUTCOME,)),
        _table("ward", {("a",): 40, ("b",): 37, ("c",): 6}, "2026", of=(WARD,)),
        _table("both", {("a", "accepted"): 25, ("b", "accepted"): 24, ("c", "accepted"): 3,
                        ("a", "declined"): 15, ("b", "declined"): 13, ("c", "declined"): 3},
               "2026", of=(WARD, OUTCOME)),
    ]  # fmt: skip

    protected = [one.published for one in choose(tables)]

    assert any(one.numbers for one in protected)
    _report(attack_report, "a table, and its two totals", tables, protected)


def test_a_group_that_is_all_in_one_place(attack_report: AttackReport) -> None:
    """All of ward a declined: then of each of them it is known, and nobody is in the other cell."""
    table = _table(
        "both", {("a", "declined"): 30, ("b", "accepted"): 20, ("b", "declined"): 20,
                 ("c", "accepted"): 15, ("c", "declined"): 12}, "2026", of=(WARD, OUTCOME),
    )  # fmt: skip
    total = _table("ward", {("a",): 30, ("b",): 40, ("c",): 27}, "2026", of=(WARD,))

    protected = [one.published for one in choose([total, table])]

    assert ("a", "declined") not in by_itself(table).numbers
    assert any(one.numbers for one in protected)
    _report(attack_report, "a ward of which everybody declined", [total, table], protected)


def _report(
    attack_report: AttackReport, holds: str, tables: Sequence[Table], protected: Sequence[Published]
) -> None:
    secrets = _small(tables)
    plain = [small_hidden(table, EXACT) for table in tables]
    attack_report(
        "a reader of the numbers", holds,
        learned=_worked_out(protected, secrets), control=_worked_out(plain, secrets, half_step=0),
    )  # fmt: skip


def _worked_out(published: Sequence[Published], secrets: set[Key], half_step: int = 2) -> list[str]:
    told: set[Key] = set()
    for some in by_population(published):
        keys = {(one.code, one.periods, cell) for one in some for cell in one.hidden()} & secrets
        told |= set(ReaderOfAll([_json(one) for one in some], half_step).told(sorted(keys)))
    return [f"{code} {'-'.join(years)} {' '.join(cell)}" for code, years, cell in sorted(told)]


def _small(tables: Sequence[Table]) -> set[Key]:
    return {(one.code, one.periods, cell) for one in tables for cell in small(one)}


def _table(
    code: str, counts: Mapping[Cell, int], *years: str, of: tuple[Dimension, ...] = ()
) -> Table:
    return Table(code=code, population="support", periods=years, dimensions=of, counts=counts)


def _json(one: Published) -> dict[str, Any]:
    """What a reader is handed: the stored form."""
    stored = Stored(
        code=one.code, question=Question.WHO, population=Population.SUPPORT, period="2026",
        periods=one.periods, rule=Told.TEN_FIVE, published=one,
    )  # fmt: skip
    return as_json(stored)
