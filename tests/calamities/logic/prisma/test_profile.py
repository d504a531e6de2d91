"""The profile: published figures come out again, and small numbers cannot be worked out."""

from collections import Counter
from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.calamities.logic.prisma.codes import GROUPS, codes, codes_of
from naast.calamities.logic.prisma.profile import (
    Counts,
    causes_per_event,
    counted,
    group_shares,
    profile,
)
from naast.calamities.logic.prisma.small import LEAST_CELL, hidden_sets, in_fives, in_tens

EVENTS = st.lists(
    st.lists(st.sampled_from(list(codes())), min_size=1, max_size=4), min_size=10, max_size=40
)


def dealt(causes: list[str], numbers: list[int]) -> list[list[str]]:
    """Like cards, so that the causes of an event differ where they can. numbers: of causes."""
    slots = [place for turn in range(4) for place, n in enumerate(numbers) if n > turn]
    events: list[list[str]] = [[] for _ in numbers]
    for cause, place in zip(causes, slots, strict=True):
        events[place].append(cause)
    return events


def smits_2009() -> list[list[str]]:
    """Smits and others, BMC Emergency Medicine 2009;9:16: ten emergency departments, 522 events and
    845 root causes. Whole numbers that give the rounded shares of the paper."""
    numbers = [1] * 261 + [2] * 204 + [3] * 52 + [4] * 5
    causes = ["TM"] * 35 + ["TD"] * 58 + ["HRV"] * 507 + ["OP"] * 211 + ["PRF"] * 20 + ["X"] * 14
    assert (len(numbers), sum(numbers), len(causes)) == (522, 845, 845)
    return dealt(causes, numbers)


def test_the_published_shares_of_root_causes_come_out_again() -> None:
    counts = counted(smits_2009())
    shares = group_shares(counts, "root_causes")

    assert (counts.events, counts.root_causes) == (522, 845)
    percents = {group: round(share * 100) for group, share in shares.items()}
    assert (percents["human"], percents["organisational"], percents["technical"]) == (60, 25, 11)
    assert percents["patient"] + percents["other"] == 4
    assert sum(shares.values()) == pytest.approx(1)


def test_the_published_number_of_causes_an_event_comes_out_again() -> None:
    found = causes_per_event(counted(smits_2009()).causes)

    assert {n: round(share * 100) for n, share in found.shares.items()} == {
        1: 50,
        2: 39,
        3: 10,
        4: 1,
    }
    assert (round(found.mean, 2), round(found.deviation, 2)) == (1.62, 0.70)


def test_material_failed_in_38_of_100_events_with_a_technical_cause() -> None:
    counts = counted(smits_2009())

    share = counts.events_with["TM"] / counts.events_with["technical"]

    assert round(share * 100) == 38


def smits_2010() -> list[list[str]]:
    """Smits and others, BMJ Qual Saf 2010;19:e5: 744 adverse events in 21 hospitals, share of
    events: human 61, patient 39, organisational 14, technical 4 in 100; several are possible."""
    causes = ["HRI"] * 454 + ["PRF"] * 290 + ["OP"] * 104 + ["TM"] * 30
    events: list[list[str]] = [[] for _ in range(744)]
    for place, cause in enumerate(causes):
        events[place % 744].append(cause)
    return events


def test_the_published_shares_of_events_come_out_again_and_sum_to_more_than_all() -> None:
    shares = group_shares(counted(smits_2010()), "events")

    percents = {group: round(share * 100) for group, share in shares.items()}
    assert percents == {
        "technical": 4,
        "organisational": 14,
        "human": 61,
        "patient": 39,
        "other": 0,
    }
    assert sum(shares.values()) > 1


def test_the_published_kinds_of_events_come_out_again() -> None:
    """Smits 2009, table 3; the shares of kinds are shares of events."""
    kinds = {"other departments": 128, "materials": 106, "consultants": 89, "treatment": 75,
             "data": 39, "medication": 38, "protocols": 20, "other": 27}  # fmt: skip

    percents = [round(1000 * number / sum(kinds.values())) / 10 for number in kinds.values()]

    assert sum(kinds.values()) == 522
    assert percents == [24.5, 20.3, 17.0, 14.4, 7.5, 7.3, 3.8, 5.2]
    assert hidden_sets(kinds) == frozenset()


def test_an_event_counts_once_in_a_class_however_many_causes_it_has_there() -> None:
    counts = counted([["HRV", "HRV", "OP"]] * 10)

    rows = {row.key: row.count for row in profile(counts, "events").rows}

    assert (rows["HRV"], rows["human"], rows["OP"]) == (10, 10, 10)
    rows = {row.key: row.count for row in profile(counts, "root_causes").rows}
    assert (rows["HRV"], rows["human"], rows["OP"]) == (20, 20, 10)


def test_of_fewer_than_ten_events_nothing_is_said_and_below_fifty_there_is_a_warning() -> None:
    found = [profile(counted([["OP"]] * events), "events") for events in (9, 10, 49, 50)]

    assert [one.told for one in found] == [False, True, True, True]
    assert [one.rows == () for one in found] == [True, False, False, False]
    assert [one.few for one in found] == [True, True, True, False]


def test_a_class_of_few_events_takes_a_second_one_with_it() -> None:
    counts = counted([["HRV"]] * 20 + [["HRI"]] * 9 + [["HRM"]] * 2 + [["OP"]] * 30)

    rows = {row.key: row.count for row in profile(counts, "root_causes").rows}

    assert (rows["human"], rows["HRV"], rows["OP"]) == (31, 20, 30)
    assert (rows["HRM"], rows["HRI"]) == (None, None)


def fillings(total: int, cells: list[str], shown: Mapping[str, int]) -> list[tuple[int, ...]]:
    """Everything that whoever knows the sum could fill in for hidden cells; none is zero."""
    left = total - sum(shown.values())
    if len(cells) > 3:
        return [(), ()]  # more than three cells always leave room; not worth the time
    return [one for one in product(range(1, left + 1), repeat=len(cells)) if sum(one) == left]


@given(EVENTS)
def test_what_is_left_out_can_never_be_worked_out_from_what_is_shown(
    events: list[list[str]],
) -> None:
    counts = counted(events)
    rows = {row.key: row.count for row in profile(counts, "root_causes").rows}

    told = {group: rows[group] for group in GROUPS}
    sums = [(counts.root_causes, told)]
    sums += [
        (number, {code: rows[code] for code in codes_of(group)})
        for group, number in told.items()
        if number is not None
    ]
    for total, parts in sums:
        hidden = [key for key, number in parts.items() if number is None]
        shown = {key: number for key, number in parts.items() if number is not None}
        assert not hidden or len(fillings(total, hidden, shown)) > 1
    for key, number in rows.items():
        with_it = counts.events_with.get(key, 0)
        assert number is None or with_it == 0 or with_it >= LEAST_CELL


@given(EVENTS)
def test_both_denominators_leave_out_the_same(events: list[list[str]]) -> None:
    counts = counted(events)

    missing = [
        {row.key for row in profile(counts, one).rows if row.count is None}
        for one in ("root_causes", "events")  # type: ignore[attr-defined]
    ]

    assert missing[0] == missing[1]


def test_sets_of_few_events_are_left_out_so_that_no_one_set_is_the_rest() -> None:
    assert hidden_sets({"a": 30, "b": 12, "c": 3}) == {"b", "c"}
    assert hidden_sets({"a": 30, "b": 9, "c": 9}) == {"b", "c"}
    assert hidden_sets({"a": 30, "b": 12}) == frozenset()
    assert hidden_sets({"a": 4}) == {"a"}


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 40), max_size=6))
def test_the_sets_left_out_are_together_nothing_or_ten_at_least(sets: dict[str, int]) -> None:
    hidden = hidden_sets(sets)

    left = sum(sets[key] for key in hidden)
    assert left == 0 or left >= 10 or hidden == set(sets)
    assert all(sets[key] >= 10 for key in sets if key not in hidden)


def test_coarse_numbers() -> None:
    assert [in_fives(part, 40) for part in (0, 1, 13, 40)] == [0, 0, 30, 100]
    assert [in_tens(count) for count in (9, 10, 27)] == [0, 10, 20]


def test_no_event_has_no_mean() -> None:
    with pytest.raises(ValueError, match="no event"):
        causes_per_event(Counter())
    assert group_shares(Counts(0, 0, {}, {}, {}, {}), "events")["human"] == 0
