"""What stands out about a supporter, what the team lacks, and in which order it is shown."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supporters.logic.gaps import Gap, Missing, Staff, gaps_of
from naast.supporters.logic.team import TeamMember, calls_soon
from naast.supporters.logic.team_page import (
    Choice,
    Mate,
    Sort,
    Standing,
    chosen,
    median_load,
    standings_of,
)

TODAY = date(2026, 11, 4)  # a Wednesday
LONG_AGO = TODAY - timedelta(days=400)
MEMBER = TeamMember(
    person_id=UUID(int=1), name="Anna", profession="nurse", specialism="", seniority="",
    birth_decade=None, started_year=None, gender=None, site="W", department=UUID(int=2),
    languages=("nl",), maximum=2, open_count=0, cases_last_year=0, last_case_on=None,
    rest_until=None, available=True, absent=False, trained=True,
)  # fmt: skip


def a_mate(away_until: date | None = None, started_on: date | None = LONG_AGO, **kw: Any) -> Mate:
    member = replace(MEMBER, absent=away_until is not None, **kw)
    return Mate(id=uuid4(), member=member, away_until=away_until, started_on=started_on)


@pytest.mark.parametrize(
    ("mate", "middle", "found"),
    [
        (a_mate(cases_last_year=4), 4, set()),
        (a_mate(open_count=2, cases_last_year=2), 4, {Standing.STRETCHED}),  # the own maximum
        (a_mate(cases_last_year=8), 4, set()),  # twice is not above twice
        (a_mate(cases_last_year=9), 4, {Standing.STRETCHED}),
        (a_mate(cases_last_year=2), 4, set()),  # half is not below half
        (a_mate(cases_last_year=1), 4, {Standing.RARELY_ASKED}),
        (a_mate(started_on=TODAY - timedelta(days=181)), 4, set()),  # new in the team
        (a_mate(started_on=None), 4, set()),
        (a_mate(), 0, set()),  # a quiet year for all
        (a_mate(trained=False), 4, {Standing.UNTRAINED}),
        (a_mate(cases_last_year=4, rest_until=TODAY), 4, {Standing.RESTING}),
        (a_mate(cases_last_year=4, rest_until=TODAY - timedelta(days=1)), 4, set()),
        (a_mate(cases_last_year=4, available=False), 4, {Standing.NOT_NOW}),
        (a_mate(cases_last_year=4, away_until=TODAY), 4, {Standing.AWAY}),
    ],
)
def test_what_stands_out(mate: Mate, middle: float, found: set[Standing]) -> None:
    assert standings_of(mate, middle, TODAY) == found


def test_the_middle_is_of_those_who_are_trained_and_counts_those_of_now() -> None:
    team = [a_mate(cases_last_year=1), a_mate(cases_last_year=3, open_count=1),
            a_mate(cases_last_year=6), a_mate(cases_last_year=99, trained=False)]  # fmt: skip

    assert median_load(team) == 4
    assert median_load([]) == 0


LOADS = st.lists(st.integers(0, 30), min_size=1, max_size=20)


@given(LOADS)
def test_nobody_is_stretched_and_rarely_asked_at_once(loads: list[int]) -> None:
    team = [a_mate(cases_last_year=load) for load in loads]
    middle = median_load(team)

    for mate in team:
        found = standings_of(mate, middle, TODAY)
        assert not {Standing.STRETCHED, Standing.RARELY_ASKED} <= found


@given(LOADS)
def test_fewer_than_half_of_the_team_can_be_rarely_asked(loads: list[int]) -> None:
    team = [a_mate(cases_last_year=load) for load in loads]
    middle = median_load(team)

    rarely = [mate for mate in team if Standing.RARELY_ASKED in standings_of(mate, middle, TODAY)]

    assert len(rarely) * 2 <= len(team)


ALL = ("nights", "weekends", "other_sites")
STAFF = Staff(sites={"E": 40, "W": 200})


def test_without_anybody_at_a_site_its_nights_need_no_sentence() -> None:
    team = [a_mate(accepts=("nights", "weekends"))]

    assert gaps_of(team, STAFF, TODAY) == (Gap(Missing.SITE, "E"),)


def test_nobody_for_the_night_at_the_east_site() -> None:
    team = [a_mate(accepts=("nights", "weekends")), a_mate(site="E", accepts=("weekends",))]

    assert gaps_of(team, STAFF, TODAY) == (Gap(Missing.NIGHTS, "E"),)


def test_somebody_who_goes_to_other_sites_fills_them_all() -> None:
    assert gaps_of([a_mate(accepts=ALL)], STAFF, TODAY) == ()


def test_who_is_away_resting_or_full_leaves_a_gap_for_today() -> None:
    for mate in (
        a_mate(accepts=ALL, away_until=TODAY),
        a_mate(accepts=ALL, rest_until=TODAY),
        a_mate(accepts=ALL, open_count=2),
        a_mate(accepts=ALL, available=False),
    ):
        assert gaps_of([mate], STAFF, TODAY) == (
            Gap(Missing.SITE, "E", today=True),
            Gap(Missing.SITE, "W", today=True),
        )


def test_who_is_not_trained_fills_nothing() -> None:
    assert gaps_of([a_mate(accepts=ALL, trained=False)], Staff(sites={"W": 1}), TODAY) == (
        Gap(Missing.SITE, "W"),
    )


def test_a_profession_or_language_of_a_few_people_is_not_named() -> None:
    staff = Staff(
        sites={}, professions={"nurse": 90, "doctor": 10, "midwife": 9},
        languages={"nl": 90, "tr": 5, "pl": 4},
    )  # fmt: skip

    assert gaps_of([a_mate()], staff, TODAY) == (
        Gap(Missing.PROFESSION, "doctor"),
        Gap(Missing.LANGUAGE, "tr"),
    )


def names(choice: Choice) -> list[str]:
    team = [
        replace(a_mate(name="cas", cases_last_year=5, site="E"), talked_on=TODAY),
        replace(a_mate(name="Bo", open_count=1, profession="doctor"), talked_on=LONG_AGO),
        a_mate(name="Anna", languages=("tr",), available=False),
    ]
    middle = median_load(team)
    team = [mate.with_standings(standings_of(mate, middle, TODAY)) for mate in team]
    return [mate.member.name for mate in chosen(team, choice, TODAY)]


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        (Choice(), ["Anna", "Bo", "cas"]),
        (Choice(sort=Sort.LOAD), ["cas", "Bo", "Anna"]),
        (Choice(sort=Sort.OPEN), ["Bo", "Anna", "cas"]),
        (Choice(sort=Sort.TALKED), ["Anna", "Bo", "cas"]),
        (Choice(show="free"), ["Bo", "cas"]),
        (Choice(show="not_now"), ["Anna"]),
        (Choice(show="stretched"), ["cas"]),
        (Choice(site="E"), ["cas"]),
        (Choice(profession="doctor"), ["Bo"]),
        (Choice(language="tr"), ["Anna"]),
    ],
)
def test_the_team_in_the_order_and_part_that_was_asked_for(
    choice: Choice, found: list[str]
) -> None:
    assert names(choice) == found


@pytest.mark.parametrize(
    ("days", "soon"), [((), True), ((2,), True), ((3,), True), ((4,), False), ((0, 1), False)]
)
def test_somebody_is_asked_when_today_or_tomorrow_is_their_day(
    days: tuple[int, ...], soon: bool
) -> None:
    assert calls_soon(days, TODAY) is soon


def test_on_sunday_a_monday_is_tomorrow() -> None:
    assert calls_soon((0,), date(2026, 11, 8))
