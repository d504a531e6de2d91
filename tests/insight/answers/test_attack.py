"""Somebody who runs our own program over every world: what could the hidden counts have been?

For small rounds every way in which so many people can answer is gone through, and those are put
together of which the same is printed. A hidden count that is under ten in one of them spans more
than five over all of them; nothing is supposed about what the attacker leaves out.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cache
from math import ceil, floor, sqrt

import pytest

from naast.insight.logic.disclosure.choose import choose
from naast.insight.logic.disclosure.rule import RULE, Published
from naast.insight.logic.disclosure.tables import Cell, Table
from naast.insight.logic.publications.count_answers import everybody_counts
from naast.insight.logic.publications.figures_answers import band
from naast.insight.logic.publications.list_answers import ANSWERS, population_of
from naast.insight.logic.publications.marks import Told, is_safe, told_of
from naast.insight.logic.statistics.effect_size import rank_biserial
from naast.insight.logic.statistics.mean import student_two_sided
from naast.insight.logic.statistics.signed_rank import Changes, Zeros, signed_ranks

DECLARED = {one.code: one for one in ANSWERS}


def worlds(people: int, places: int) -> Iterator[tuple[int, ...]]:
    """Every way to share so many people out over so many places."""
    if places == 1:
        yield (people,)
        return
    for first in range(people + 1):
        for rest in worlds(people - first, places - 1):
            yield first, *rest


@cache
def printed(code: str, counts: tuple[int, ...]) -> Published:
    declared = DECLARED[code]
    (dimension,) = declared.dimensions
    table = Table(
        code=code,
        population=population_of(declared),
        periods=("2026",),
        dimensions=declared.dimensions,
        counts={(value,): count for value, count in zip(dimension.values, counts, strict=True)},
    )
    return choose([table], everybody_counts({"2026": sum(counts)}))[0].published


def seen(published: Published) -> Hashable:
    return tuple((one, published.numbers.get(cell)) for cell, one in published.marks.items())


def narrow(found: Iterable[tuple[Hashable, Published, tuple[int, ...]]]) -> dict[Hashable, Cell]:
    """What is printed, where it tells a hidden count. found: printed, its table, the counts."""
    alike: Mapping[Hashable, list[tuple[Published, tuple[int, ...]]]] = defaultdict(list)
    for key, published, counts in found:
        alike[key].append((published, counts))
    told = {}
    for key, same in alike.items():
        for place, cell in enumerate(same[0][0].marks):
            values = [counts[place] for _published, counts in same]
            hidden = cell not in same[0][0].numbers
            if hidden and min(values) < RULE.least and max(values) - min(values) <= RULE.told:
                told[key] = cell
    return told


@pytest.mark.parametrize("people", [12, 21])
def test_no_printed_table_of_one_question_tells_a_hidden_count(people: int) -> None:
    every = [(printed("answers_recommend", one), one) for one in worlds(people, 3)]

    assert narrow((seen(table), table, counts) for table, counts in every) == {}


@cache
def sums(number: int, marks: range) -> frozenset[tuple[int, int]]:
    """Sum and sum of squares of so many marks, every one that there can be."""
    if not number:
        return frozenset({(0, 0)})
    return frozenset(
        (total + mark, squares + mark**2)
        for total, squares in sums(number - 1, marks)
        for mark in marks
    )


def printed_alike(told: Told, people: int, table: Published) -> list[tuple[int, int, int]]:
    """The counts of all worlds, of all eleven marks, in which this mean and table are printed."""
    found = []
    for high, lower, unsaid in worlds(people, 3):
        if high + lower < RULE.least or seen(printed("answers_mark", (high, lower, unsaid))) != (
            seen(table)
        ):
            continue
        both = (
            (one + other, squares + others)
            for one, squares in sums(high, range(8, 11))
            for other, others in sums(lower, range(8))
        )
        if any(tells(high + lower, *pair) == told for pair in both):
            found.append((high, lower, unsaid))
    return found


@cache
def tells(people: int, total: int, squares: int) -> Told:
    spread = sqrt(max(0.0, squares - total**2 / people) / (people - 1))
    reach = student_two_sided(0.95, people - 1) * spread / sqrt(people)
    return Told(floor(10 * total / people + 0.5), ceil(2 * reach - 1e-9))


def widths(marks: Mapping[int, int], people: int) -> tuple[bool, int]:
    """Whether the mean may be printed, and the narrowest that it leaves a hidden count."""
    told = told_of(marks)
    high = sum(count for mark, count in marks.items() if mark >= 8)
    lower = sum(marks.values()) - high
    table = printed("answers_mark", (high, lower, people - high - lower))
    assert told is not None
    same = printed_alike(told, people, table)
    assert (high, lower, people - high - lower) in same
    spans = []
    for place, cell in enumerate(table.marks):
        values = [counts[place] for counts in same]
        if cell not in table.numbers and min(values) < RULE.least:
            spans.append(max(values) - min(values))
    return is_safe(told, people, table), min(spans)


@pytest.mark.parametrize(
    ("marks", "people"),
    [
        ({5: 1, 7: 4, 8: 6, 9: 2}, 18),
        ({7: 6, 8: 7, 9: 4}, 18),
    ],
)
def test_a_mean_that_is_printed_tells_no_hidden_count_beside_its_table(
    marks: dict[int, int], people: int
) -> None:
    safe, width = widths(marks, people)

    assert (safe, width > RULE.told) == (True, True)


@pytest.mark.parametrize("marks", [{10: 17, 7: 1}, {8: 18}])
def test_a_mean_that_would_tell_is_not_printed(marks: dict[int, int]) -> None:
    """The control: of these the same attacker works a hidden count out."""
    safe, width = widths(marks, 18)

    assert (safe, width <= RULE.told) == (False, True)


def steps(counts: tuple[int, ...]) -> Changes:
    return Changes(tuple(step for step, count in zip((1, 2, 0, -1, -2), counts, strict=True)
                         for _person in range(count)))  # fmt: skip


def test_bands_and_sizes_of_tests_tell_no_hidden_count_and_exact_p_values_do() -> None:
    """Everybody answered; one and two steps less, none, one and two steps more."""
    people = 23
    bands, exact = [], defaultdict(set)
    for counts in worlds(people, 5):
        less, same, more = sum(counts[:2]), counts[2], sum(counts[3:])
        if min(less, more) < RULE.least or less < more:
            continue
        tested = signed_ranks(steps(counts), zeros=Zeros.PRATT).p
        size = round(rank_biserial(steps(counts), zeros=Zeros.PRATT).value, 1)
        table = printed("answers_blamed_change", (less, same, more, 0))
        bands.append(((seen(table), band(min(1.0, 4 * tested)), size), table, (less, same, more)))
        exact[f"{tested:.6f}"].add((less, same, more))

    whole = [(key, table, (*counts, people - sum(counts))) for key, table, counts in bands]
    told = {key: cell for key, cell in narrow(whole).items() if cell != ("unsaid",)}
    assert told == {}
    assert sum(len(counts) == 1 for counts in exact.values()) > len(exact) / 2
