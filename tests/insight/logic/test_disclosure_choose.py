"""Which tables a hospital gets, and what is said of those it does not get."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from naast.insight.logic.disclosure.atoms import Place
from naast.insight.logic.disclosure.attack import attack
from naast.insight.logic.disclosure.choose import Decision, Needs, Reason, choose
from naast.insight.logic.disclosure.rule import RULE, Mark, small
from naast.insight.logic.disclosure.tables import Dimension, Table, cells_of

WARD = Dimension("ward", ("a", "b", "c"))
ANSWER = Dimension("answer", ("yes", "no"))


def tables(*counts: int, year: str = "2026") -> list[Table]:
    """A total, by answer and by ward, of six counts of ward by answer."""
    cells = dict(zip(cells_of((WARD, ANSWER)), counts, strict=True))
    return [of(cells, year, split) for split in ((), (ANSWER,), (WARD,), (WARD, ANSWER))]


def of(cells: dict[tuple[str, ...], int], year: str, split: tuple[Dimension, ...]) -> Table:
    counts: dict[tuple[str, ...], int] = {}
    for (ward, answer), count in cells.items():
        cell = tuple({"ward": ward, "answer": answer}[one.code] for one in split)
        counts[cell] = counts.get(cell, 0) + count
    code = "_".join(["offers", *(one.code for one in split)])
    return Table(code=code, population="offers", periods=(year,), dimensions=split, counts=counts)


def shown(decided: tuple[Decision, ...]) -> list[str]:
    return [one.published.code for one in decided if one.published.numbers]


def test_a_large_hospital_gets_every_table() -> None:
    decided = choose(tables(60, 41, 55, 38, 47, 52))

    assert [one.reason for one in decided] == [None] * 4
    assert all(one.published.complete for one in decided)


def test_eighteen_cases_give_the_total_and_a_sentence_for_the_rest() -> None:
    total, answer, ward, both = choose(tables(4, 2, 4, 2, 4, 2))

    assert total.published.numbers == {(): 20}
    assert (answer.reason, ward.reason, both.reason) == (
        Reason.WOULD_TELL,
        Reason.TOO_FEW,
        Reason.TOO_FEW,
    )
    assert ward.needs == Needs(persons=30, periods=2, beside=("offers",))
    assert both.needs == Needs(persons=60, periods=3, beside=("offers",))


def test_the_number_beside_a_single_hidden_one_is_kept_back() -> None:
    rows = Table(code="rows", population="p", periods=("2026",), dimensions=(WARD,),
                 counts={("a",): 40, ("b",): 11, ("c",): 1})  # fmt: skip
    total = Table(code="total", population="p", periods=("2026",), counts={(): 52})

    alone = choose([rows])[0].published
    after_total = choose([total, rows])[1].published

    assert alone.numbers == {("a",): 40, ("b",): 10}
    assert after_total.marks == {
        ("a",): Mark.SHOWN,
        ("b",): Mark.UNSAID,
        ("c",): Mark.UNSAID,
    }


def test_what_a_hidden_table_needs_does_not_depend_on_what_it_hides() -> None:
    one = choose(tables(4, 2, 4, 2, 4, 2))[3]
    other = choose(tables(3, 3, 4, 2, 5, 1))[3]

    assert one.needs == other.needs


@settings(max_examples=12)
@given(st.lists(st.integers(0, 24), min_size=6, max_size=6))
def test_nothing_small_is_told_by_what_is_chosen(counts: list[int]) -> None:
    due = tables(*counts)

    decided = choose(due)

    found = attack([one.published for one in decided])
    told = [
        cell
        for table in due
        for cell in small(table)
        if found[Place("offers", table.code, ("2026",), cell)].width <= RULE.told
    ]
    assert told == []
    assert all(bool(one.published.numbers) == (one.reason is None) for one in decided)


def test_the_same_tables_give_the_same_answer() -> None:
    due = tables(12, 3, 14, 9, 8, 17)

    assert choose(due) == choose(due)


def test_what_is_out_stays_and_the_new_year_gives_way() -> None:
    before = [one.published for one in choose(tables(20, 14, 25, 13, 16, 12, year="2025"))]

    decided = choose(tables(2, 1, 0, 0, 1, 0), before)

    assert [one.reason for one in decided] == [Reason.TOO_FEW] * 4
    assert decided[0].needs == Needs(persons=10, periods=None, beside=())


def test_nothing_to_publish_is_no_error() -> None:
    no_period = Table(code="z", population="p", periods=(), counts={(): 50})
    nowhere = Table(code="x", population="p", periods=("2026",), dimensions=(Dimension("d", ()),))
    never = Table(code="y", population="p", periods=())

    assert choose([]) == ()
    assert [one.reason for one in choose([nowhere])] == [Reason.NOBODY_POSSIBLE]
    assert shown(choose([never])) == []
    assert len(choose([no_period, never, nowhere])) == 3
    assert shown(choose(tables(0, 0, 0, 0, 0, 0))) == []


def test_the_same_cells_published_again_are_shown_as_they_were() -> None:
    """Of three years, where the newest has nothing: last year's three-year table once more."""
    split = Dimension("said", ("better", "same", "worse"))
    again = Table(
        code="said_3y",
        population="answers",
        periods=("2024", "2025"),
        dimensions=(split,),
        counts={("better",): 40, ("same",): 12, ("worse",): 3},
    )
    year = replace(again, code="said", periods=("2025",), counts={("better",): 14, ("same",): 11})
    before = [one.published for one in choose([again, year])]

    (found,) = choose([again], before)

    assert found.published == before[0]
    assert before[0].numbers == {("better",): 40, ("same",): 10}
