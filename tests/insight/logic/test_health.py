"""Measures against thresholds, coarse on purpose."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from naast.insight.choices_health import ABOUT, STANDINGS, sentence_of, trend_in_words
from naast.insight.logic.health import (
    LIMITS,
    OF_TEAM,
    Indicator,
    Measure,
    Standing,
    Why,
    days_in_fives,
    missing,
    percent_in_fives,
    standing_of,
    step_of,
)


def test_a_group_of_ten_and_more_without_anybody_is_named_largest_first_in_tens() -> None:
    staff = {"nurse": 2300, "technician": 144, "midwife": 19, "pharmacist": 9, "doctor": 450}

    assert missing(staff, {"nurse": 30, "doctor": 4}) == [("technician", 140), ("midwife", 10)]


@pytest.mark.parametrize(
    ("number", "limit", "standing", "step"),
    [
        (0, 10, Standing.WELL, 0),
        (4, 10, Standing.WELL, 1),
        (5, 10, Standing.WELL, 2),
        (10, 10, Standing.LOOK, 3),
        (20, 10, Standing.LOOK, 4),
        (None, 10, Standing.UNKNOWN, None),
    ],
)
def test_more_is_worse(
    number: int | None, limit: int, standing: Standing, step: int | None
) -> None:
    measure = Measure(Indicator.CALLS_LATE, number, 30)

    assert (standing_of(measure, limit), step_of(measure, limit)) == (standing, step)


@pytest.mark.parametrize(
    ("number", "standing", "step"),
    [(0, Standing.LOOK, 4), (1, Standing.LOOK, 3), (2, Standing.WELL, 2), (4, Standing.WELL, 1)],
)
def test_where_fewer_is_worse_below_the_threshold_asks_for_a_look(
    number: int, standing: Standing, step: int
) -> None:
    measure = Measure(Indicator.SUCCESSOR, number)

    assert (standing_of(measure, 2), step_of(measure, 2)) == (standing, step)


@given(st.sampled_from(list(Indicator)), st.integers(0, 120), st.integers(1, 60))
def test_a_step_of_three_or_more_is_the_same_as_a_look(
    indicator: Indicator, number: int, limit: int
) -> None:
    measure = Measure(indicator, number)
    step = step_of(measure, limit)

    assert step is not None
    assert (step >= 3) == (standing_of(measure, limit) is Standing.LOOK)


@given(st.integers(0, 31))
def test_days_are_told_in_fives_never_fewer_than_they_were(hit: int) -> None:
    assert days_in_fives(hit) % 5 == 0
    assert hit <= days_in_fives(hit) < hit + 5


def test_shares_are_told_in_fives() -> None:
    assert [percent_in_fives(part, 23) for part in (0, 1, 7, 23)] == [0, 5, 30, 100]


def test_every_indicator_has_a_threshold_words_and_a_reason() -> None:
    assert set(ABOUT) == set(LIMITS) == set(Indicator)
    assert [
        one for one, about in ABOUT.items() if not (str(about.reason) and str(about.step))
    ] == []
    assert set(STANDINGS) == set(Standing)


def test_every_next_step_leads_to_a_page() -> None:
    assert [reverse(about.page) for about in ABOUT.values()].count("") == 0


def test_what_says_a_number_of_the_team_has_words_without_any() -> None:
    quiet = {one for one, about in ABOUT.items() if about.quiet_well and about.quiet_look}

    assert quiet == OF_TEAM
    for one in OF_TEAM:
        for standing in (Standing.WELL, Standing.LOOK):
            said = str(sentence_of(one, standing, None, Why.MEASURED))
            assert said
            assert not any(sign.isdigit() for sign in said)


def test_the_sentence_names_the_profession_and_how_many_people() -> None:
    measure = Measure(Indicator.PROFESSIONS, 1, what=[("technician", 140)])

    said = sentence_of(Indicator.PROFESSIONS, Standing.LOOK, measure, Why.MEASURED)

    assert said == "No supporter among: Technician (140 people)."


def test_a_month_without_a_late_day_is_said_plainly() -> None:
    measure = Measure(Indicator.CALLS_LATE, 0, 28)

    said = sentence_of(Indicator.CALLS_LATE, Standing.WELL, measure, Why.MEASURED)

    assert said == "On none of 28 days was anything late."


def test_a_trend_in_words() -> None:
    assert trend_in_words([None, 1, 2, 4]) == (
        "In 3 months: at first far from the threshold, now far past the threshold;"
        " worse than at first."
    )
    assert trend_in_words([None, 3]) == "No trend yet: the months before were not measured."
