"""From a plan to an answer: the smallest team that is enough, its sentence and its chart."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.insight.choices_team import ASSUMPTIONS, in_one, left_blank, plan_of, sentences
from naast.insight.logic.team_plan import TeamPlan
from naast.insight.logic.team_size import answer, one_in, sizes_around
from naast.insight.wording_team import chart_of, rows_of

PLAN = TeamPlan(
    requests_a_year=120, accepting=0.9, maximum=2, absent=0.15, answer_hours=4, rest_days=7,
    calls_from=8, calls_until=21, years=4,
)  # fmt: skip


def test_the_answer_is_the_smallest_team_that_keeps_the_promise() -> None:
    found = answer(PLAN, one_in=50)

    assert found.enough is not None
    sizes = {one.team: one.late for one in found.outcomes}
    assert sizes[found.enough.team] <= 1 / 50
    assert all(late > 1 / 50 for team, late in sizes.items() if team < found.enough.team)


def test_where_no_call_is_made_at_weekends_no_team_is_enough_and_the_sentence_says_why() -> None:
    found = answer(replace(PLAN, weekends=False, years=1), one_in=50)

    assert found.enough is None
    assert sentences(found)[0].startswith("No number of supporters brings late calls below 1 in 50")


def test_the_own_team_has_a_sentence_of_its_own() -> None:
    found = answer(PLAN, one_in=50, own_team=5)

    assert sentences(found)[-1].startswith("As your team is now: With 5 supporters")


@pytest.mark.parametrize(
    ("share", "requests", "said"),
    [
        (0.02, 1000, "1 in 50"),
        (0.0, 1200, "fewer than 1 in 400"),
        (0.9, 1000, "more than half"),
        (1 / 1234, 9000, "1 in 1,200"),
        (0.26, 1000, "1 in 4"),
    ],
)
def test_a_share_in_words(share: float, requests: int, said: str) -> None:
    assert in_one(share, requests) == said


@given(st.integers(1, 400))
def test_the_sizes_around_a_middle_hold_it_and_are_about_ten(middle: int) -> None:
    sizes = sizes_around(middle)

    assert middle in sizes
    assert 3 <= len(sizes) <= 13
    assert sizes == sorted(set(sizes))
    assert sizes[0] >= 1


def test_without_any_late_call_three_over_n_is_ruled_out() -> None:
    assert one_in(0.0, 3000) == (True, 1000)


def test_what_is_left_blank_is_not_counted_and_is_said() -> None:
    values = {name: one.proposed for name, one in ASSUMPTIONS.items()}

    plan = plan_of(values, weekends=True, seed=7)

    assert (plan.absent, plan.rest_days, plan.mass_people, plan.seed) == (0, 0, 0, 7)
    assert [str(one) for one in left_blank(values)] == [
        "Days of rest after each colleague",
        "Of 100 supporters who are asked, how many cannot that day",
        "Of 100 days, on how many a supporter is away",
        "How many are on call in a week, in turn",
        "Events a year that involve many at once",
    ]


def test_what_has_no_evidence_is_blank_and_everything_else_says_where_it_comes_from() -> None:
    assert [name for name, one in ASSUMPTIONS.items() if not str(one.why)] == []
    unknown = {name for name, one in ASSUMPTIONS.items() if one.proposed is None}
    assert unknown == {"rest_days", "says_no", "absent", "on_call", "mass_events"}


def test_the_chart_is_sound_svg_that_says_what_it_shows_and_the_table_says_the_same() -> None:
    found = answer(PLAN, one_in=50)

    drawn = ElementTree.fromstring(chart_of(found))
    title, words = drawn[0], drawn[1]
    bars = [one for one in drawn if one.attrib.get("class") == "c-bar"]

    assert drawn.attrib["role"] == "img"
    assert title.text == "Late calls and load, by number of supporters"
    assert words.text == " ".join(sentences(found))
    assert len(bars) == len(rows_of(found)) == len(found.outcomes)
    assert [row["team"] for row in rows_of(found) if row["enough"]] == [found.enough.team]  # type: ignore[union-attr]
    assert "<style" not in chart_of(found)
    assert "<style" in chart_of(found, standalone=True)
