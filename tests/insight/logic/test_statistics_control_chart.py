"""Control charts: limits by hand, each rule fires by name and not a point too early."""

from math import pi, sqrt

import pytest

from naast.insight.logic.statistics.control_chart import (
    D2,
    D4,
    ControlChart,
    ControlRule,
    ControlSignal,
    Rate,
    p_chart,
    u_chart,
    xmr_chart,
)
from naast.insight.logic.statistics.proportions import Share


def places(chart: ControlChart, rule: ControlRule) -> list[int]:
    return [signal.point for signal in chart.signals if signal.rule is rule]


def test_limits_of_shares_follow_each_base_and_stay_within_0_and_1() -> None:
    chart = p_chart([Share(10, 100), Share(30, 100), Share(5, 25)])

    assert chart.centre == pytest.approx(0.2, abs=1e-12)
    assert chart.points[0].low == pytest.approx(0.08, abs=1e-12)
    assert chart.points[1].high == pytest.approx(0.32, abs=1e-12)
    assert (chart.points[2].low, chart.points[2].high) == (0.0, pytest.approx(0.44, abs=1e-12))
    assert chart.signals == ()


def test_a_share_of_one_or_nothing_all_along_has_no_signal() -> None:
    assert p_chart([Share(9, 9)] * 12).signals == ()
    assert u_chart([Rate(0, 3.0)] * 12).signals == ()


def test_limits_of_rates_follow_the_exposure() -> None:
    chart = u_chart([Rate(8, 2.0), Rate(4, 1.0), Rate(36, 9.0)])

    assert chart.centre == pytest.approx(4.0)
    assert chart.points[1].high == pytest.approx(10.0)
    assert chart.points[1].low == 0.0
    assert chart.points[2].low == pytest.approx(2.0)
    assert chart.points[0].high == pytest.approx(4 + 3 * sqrt(2))


def test_limits_of_single_values_are_the_mean_step_times_2_66() -> None:
    chart = xmr_chart([10, 12, 11, 13, 14.0])

    assert chart.centre == 12
    assert chart.points[0].high == pytest.approx(12 + 1.5 * 3 / 1.128, abs=1e-9)


def test_the_constants_of_a_range_of_two_are_those_of_the_normal_distribution() -> None:
    """Mean and spread of the distance of two independent standard normals."""
    mean, spread = 2 / sqrt(pi), sqrt(2 - 4 / pi)

    assert (round(mean, 3), round(1 + 3 * spread / mean, 3)) == (D2, D4)


def test_one_point_beyond_the_limits() -> None:
    """24 lie 3.8 sigma above the centre, 20 lie 2.6 above theirs."""
    usual = [Share(8, 100), Share(14, 100)] * 7
    far = p_chart([*usual, Share(24, 100)])
    near = p_chart([*usual, Share(20, 100)])

    assert far.signals == (ControlSignal(ControlRule.BEYOND_LIMITS, 14),)
    assert near.signals == ()


def test_two_of_three_beyond_two_sigma_even_at_the_very_start() -> None:
    low = [Share(10, 100)] * 20
    first = p_chart([Share(19, 100), Share(19, 100), *low])
    apart = p_chart([*low[:5], Share(19, 100), *low[:2], Share(19, 100), *low[:15]])

    one_between = p_chart([*low[:5], Share(19, 100), low[0], Share(19, 100), *low[:15]])

    assert places(first, ControlRule.TWO_OF_THREE) == [1]
    assert places(one_between, ControlRule.TWO_OF_THREE) == [7]
    assert places(apart, ControlRule.TWO_OF_THREE) == []


def test_four_of_five_beyond_one_sigma() -> None:
    values = [Share(10, 100), Share(16, 100)] * 10
    row = [Share(17, 100), Share(17, 100), Share(10, 100), Share(17, 100), Share(17, 100)]

    chart = p_chart([*values, Share(10, 100), *row])

    assert places(chart, ControlRule.FOUR_OF_FIVE) == [25]


def test_the_eighth_point_on_one_side_is_the_first_to_speak() -> None:
    chart = xmr_chart([1, 9, *[1, 2, 1, 2, 1, 2, 1, 2], 9, 1, 9, 9, 9, 9, 9.0])

    assert places(chart, ControlRule.EIGHT_ON_ONE_SIDE) == [9]


def test_a_step_above_its_own_limit_is_named() -> None:
    chart = xmr_chart([5, 6, 5, 6, 5, 10, 5, 6, 5, 16, 15, 16, 15.0])

    assert places(chart, ControlRule.RANGE_BEYOND_LIMIT) == [9]


def test_of_fewer_than_twelve_points_no_rule_is_read_and_it_is_said() -> None:
    usual = [Share(10, 100), Share(11, 100)] * 5

    few, enough = (p_chart([*usual[:more], Share(44, 100)]) for more in (10, 11))
    more = p_chart([*usual, Share(10, 100), Share(44, 100)])

    assert (few.enough, few.signals) == (False, ())
    assert (enough.enough, enough.signals) == (False, ())
    assert (more.enough, places(more, ControlRule.BEYOND_LIMITS)) == (True, [11])


def test_limits_are_frozen_at_the_baseline_and_later_points_held_against_them() -> None:
    before, after = [Rate(10, 1.0), Rate(12, 1.0)] * 6, [Rate(24, 1.0)] * 12

    moving, frozen = u_chart([*before, *after]), u_chart([*before, *after], baseline=12)

    assert (moving.centre, moving.baseline) == (17.5, None)
    assert (frozen.centre, frozen.baseline) == (11.0, 12)
    assert frozen.points[0] == u_chart(before).points[0]
    assert places(moving, ControlRule.BEYOND_LIMITS) == []
    assert places(frozen, ControlRule.BEYOND_LIMITS) == list(range(12, 24))


def test_frozen_limits_of_single_values_take_their_step_from_the_baseline() -> None:
    before, after = [10, 12.0] * 6, [10, 30.0] * 6

    frozen = xmr_chart([*before, *after], baseline=12)

    assert frozen.centre == 11.0
    assert frozen.points[0].high == xmr_chart(before).points[0].high
    assert places(frozen, ControlRule.RANGE_BEYOND_LIMIT) == list(range(13, 24))
    assert p_chart([Share(1, 9)] * 12, baseline=12).centre == p_chart([Share(1, 9)] * 12).centre


@pytest.mark.parametrize("baseline", [0, 11, 14])
def test_a_baseline_is_long_enough_and_within_the_points(baseline: int) -> None:
    with pytest.raises(ValueError, match="at least twelve points"):
        xmr_chart([1.0] * 13, baseline=baseline)


def test_rounding_is_no_signal() -> None:
    assert xmr_chart([0.1] * 30).signals == ()
    assert u_chart([Rate(1, 3.0)] * 30).signals == ()


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="at least two points"):
        p_chart([Share(1, 2)])
    with pytest.raises(ValueError, match="needs numbers"):
        xmr_chart([1.0, float("nan")])
    for events, exposure in ((-1, 2.0), (1, 0.0), (1, float("nan"))):
        with pytest.raises(ValueError, match="exposure above 0"):
            Rate(events, exposure)
