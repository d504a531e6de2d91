"""Shares by year, department or kind: no small number shows, and none is what the rest leaves."""

from hypothesis import given
from hypothesis import strategies as st

from naast.calamities.logic.prisma.codes import GROUPS, codes
from naast.calamities.logic.prisma.parts import hidden_shares
from naast.calamities.logic.prisma.profile import counted, too_small
from naast.calamities.logic.prisma.small import hidden_sets

EVENTS = st.lists(st.lists(st.sampled_from(list(codes())), min_size=1, max_size=3), max_size=30)


def test_a_small_share_is_hidden_with_a_companion_and_so_is_what_the_whole_hides() -> None:
    sets = {
        "2025": counted([["HRV", "OP"]] * 9 + [["TD", "HRV"]] * 3),
        "2026": counted([["HRV", "OP"]] * 14 + [["HRV"]] * 14),
    }

    hidden = hidden_shares(sets, set(), {"technical", "patient"})

    assert hidden["2025"] == {"technical", "patient", "organisational"}  # 9 of 12 leaves 3
    assert hidden["2026"] == hidden["2025"]  # else the whole without it leaves the nine of twelve


def test_one_hidden_share_never_stands_alone_in_its_row() -> None:
    sets = {"a": counted([["HRV"]] * 12 + [["TD", "HRV"]] * 3), "b": counted([["TD"]] * 20)}

    hidden = hidden_shares(sets, set(), set())

    assert hidden["a"] == {"technical", "human"}
    assert hidden["b"] >= {"technical"}  # else the whole without it leaves the three


@given(st.dictionaries(st.sampled_from("abcd"), EVENTS, min_size=1))
def test_what_is_shown_and_what_it_leaves_are_never_few(parts: dict[str, list[list[str]]]) -> None:
    sets = {key: counted(events) for key, events in parts.items()}
    left_out = hidden_sets({key: one.events for key, one in sets.items()})
    never = too_small(counted(event for events in parts.values() for event in events))

    hidden = hidden_shares(sets, left_out, never)

    for group in GROUPS:
        shown = [sets[key] for key in sets if group not in hidden[key]]
        unseen = [sets[key] for key in sets if group in hidden[key]]
        having = [(one.events_with.get(group, 0), one.events) for one in shown]
        assert not any(0 < n < 5 or 0 < of - n < 5 for n, of in having)
        assert not (shown and 0 < sum(one.events_with.get(group, 0) for one in unseen) < 5)
        assert not (shown and group in never)
    for key in sets.keys() - left_out:
        assert len(hidden[key]) != 1
