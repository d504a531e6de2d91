"""The deadlines of the field's tables, and properties against somebody else's calendar."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.calamities.logic.clocks.calendars import calendar_of, law_holidays, with_own_days
from naast.calamities.logic.clocks.deadline import (
    CannotStandStill,
    Deadline,
    NotExtendable,
    OutOfCalendar,
    Still,
    deadline,
)
from naast.calamities.logic.clocks.rules import Rule, rules

NL, BE = calendar_of("nl"), calendar_of("be")
TWENTY_YEARS = st.dates(date(2020, 1, 1), date(2039, 12, 31))
# The library's own year: all that the law lists, Good Friday and every fifth of May included.
THEIRS = holidays.country_holidays(
    "NL", years=range(2019, 2042), categories=(holidays.PUBLIC, holidays.OPTIONAL)
)
DAY = timedelta(days=1)


def due(name: str, start: date, **more: object) -> date:
    return deadline(rules()[name], start, NL, **more).due  # type: ignore[arg-type]


def day(text: str) -> date:
    return date.fromisoformat(text)


# Three working days after a calamity is established: field notes, the conservative column.
@pytest.mark.parametrize(
    ("established", "last_day"),
    [
        ("2026-03-02", "2026-03-05"),
        ("2026-04-02", "2026-04-09"),
        ("2026-05-13", "2026-05-19"),
        ("2025-12-31", "2026-01-06"),
        ("2028-04-25", "2028-05-01"),
    ],
)
def test_the_first_report_is_due_after_three_working_days(established: str, last_day: str) -> None:
    assert due("nl-igj-report", day(established)) == day(last_day)


# The same five if equated days are skipped too, as article 1 of the Algemene termijnenwet would.
@pytest.mark.parametrize(
    ("established", "last_day"),
    [
        ("2026-03-02", "2026-03-05"),
        ("2026-04-02", "2026-04-09"),
        ("2026-05-13", "2026-05-20"),
        ("2025-12-31", "2026-01-07"),
        ("2028-04-25", "2028-05-02"),
    ],
)
def test_no_first_report_is_due_later_than_if_equated_days_were_skipped(
    established: str, last_day: str
) -> None:
    found, left = day(established), 3
    while left:
        found += DAY
        left -= NL.is_open(found)

    assert found == day(last_day)
    assert due("nl-igj-report", day(established)) <= found


# Uitvoeringsbesluit Wkkgz 8.7(2), moved by article 1 of the Algemene termijnenwet.
@pytest.mark.parametrize(
    ("invited", "last_day"),
    [
        ("2026-03-19", "2026-05-18"),
        ("2026-02-08", "2026-04-07"),
        ("2025-11-06", "2026-01-05"),
        ("2026-03-02", "2026-04-28"),
    ],
)
def test_the_report_of_the_investigation_is_due_after_eight_weeks(
    invited: str, last_day: str
) -> None:
    assert due("nl-igj-investigation", day(invited)) == day(last_day)


@pytest.mark.parametrize(
    ("name", "start", "last_day"),
    [
        ("nl-igj-doubt", "2026-03-02", "2026-04-13"),
        ("nl-igj-doubt", "2026-02-23", "2026-04-02"),  # 6 April is closed, and so is Good Friday
        ("nl-igj-still-in-doubt", "2026-03-02", "2026-03-02"),
        ("nl-igj-complete-report", "2026-03-02", "2026-03-16"),
        ("nl-igj-answer", "2026-03-02", "2026-03-30"),
        ("nl-igj-hearing-record", "2026-03-23", "2026-04-07"),
        ("nl-igj-draft-errors", "2026-03-02", "2026-03-30"),
        ("nl-igj-adopts", "2026-03-02", "2026-03-30"),
        ("nl-complaint", "2026-03-02", "2026-04-13"),
        ("nl-family-first-talk", "2026-03-06", "2026-03-07"),
        ("nl-family-record-note", "2026-03-07", "2026-03-07"),
        ("own-director", "2026-03-07", "2026-03-07"),
        ("own-inspectorate", "2026-03-06", "2026-03-07"),
        ("own-support", "2026-03-06", "2026-03-07"),
        ("own-analysis", "2026-03-02", "2026-03-30"),
        ("own-feedback", "2026-03-02", "2026-04-02"),  # 6 April is closed, and so is Good Friday
        ("own-final-report", "2026-03-02", "2026-04-13"),
    ],
)
def test_every_other_row_of_the_tables(name: str, start: str, last_day: str) -> None:
    assert due(name, day(start)) == day(last_day)


def test_every_rule_for_a_dutch_hospital_is_in_one_of_these_tables() -> None:
    assert {name for name in rules() if not name.startswith("be-")} == {
        "nl-igj-report",
        "nl-igj-doubt",
        "nl-igj-still-in-doubt",
        "nl-igj-complete-report",
        "nl-igj-answer",
        "nl-igj-investigation",
        "nl-igj-hearing-record",
        "nl-igj-draft-errors",
        "nl-igj-adopts",
        "nl-complaint",
        "nl-family-first-talk",
        "nl-family-record-note",
        "own-director",
        "own-inspectorate",
        "own-support",
        "own-analysis",
        "own-feedback",
        "own-final-report",
    }


def test_feedback_has_a_window_from_week_four_to_week_five() -> None:
    found = deadline(rules()["own-feedback"], day("2026-03-09"), NL)

    assert (found.opens, found.due) == (day("2026-04-07"), day("2026-04-13"))


def test_a_belgian_next_working_day_knows_the_belgian_holidays() -> None:
    assert deadline(rules()["be-vaph-incident"], day("2026-07-20"), BE).due == day("2026-07-22")


def test_a_complaint_may_take_four_weeks_more_and_no_fifth() -> None:
    assert due("nl-complaint", day("2026-03-02"), extra_weeks=4) == day("2026-05-11")
    with pytest.raises(NotExtendable):
        due("nl-complaint", day("2026-03-02"), extra_weeks=5)


def test_an_investigation_runs_until_the_day_in_the_inspectorate_s_answer() -> None:
    start = day("2026-03-02")

    assert due("nl-igj-investigation", start, granted_until=day("2026-06-01")) == day("2026-06-01")
    with pytest.raises(NotExtendable):
        due("nl-igj-investigation", start, extra_weeks=1)
    with pytest.raises(NotExtendable):
        due("nl-igj-report", start, granted_until=day("2026-06-01"))


def test_an_earlier_day_in_the_letter_stands_and_says_so() -> None:
    found = deadline(
        rules()["nl-igj-investigation"], day("2026-03-02"), NL, granted_until=day("2026-04-15")
    )

    assert (found.due, found.steps[-1].code) == (day("2026-04-15"), "named")
    with pytest.raises(NotExtendable):
        due("nl-igj-investigation", day("2026-03-02"), granted_until=day("2026-03-01"))


def test_days_on_which_the_clock_stood_still_are_added() -> None:
    still = [Still(day("2026-03-10"), day("2026-03-23"))]

    assert due("own-analysis", day("2026-03-02"), still=still) == day("2026-04-13")


def test_a_clock_stands_still_only_where_a_source_says_that_it_may() -> None:
    still = [Still(day("2026-03-10"), day("2026-03-11"))]
    allowed = {name for name, rule in rules().items() if rule.suspension}
    assert allowed == {"own-analysis", "own-feedback", "own-final-report"}

    for name in set(rules()) - allowed:
        with pytest.raises(CannotStandStill):
            due(name, day("2026-03-02"), still=still)


@pytest.mark.parametrize("far", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_that_nobody_can_have_meant_is_refused_wherever_it_stands(far: str) -> None:
    start = day("2026-03-02")
    for name in rules():
        with pytest.raises(OutOfCalendar):
            due(name, day(far))
    with pytest.raises(OutOfCalendar):
        due("nl-igj-investigation", start, granted_until=day(far))
    with pytest.raises(OutOfCalendar):
        due("own-analysis", start, still=[Still(*sorted((day(far), start)))])


def test_a_day_on_which_the_hospital_is_closed_moves_no_period_of_law_and_no_report_later() -> None:
    monday, tuesday = day("2031-03-31"), day("2031-04-01")
    closed = with_own_days(NL, [monday, tuesday])

    def both(name: str, start: str) -> tuple[date, date]:
        rule = rules()[name]
        return deadline(rule, day(start), NL).due, deadline(rule, day(start), closed).due

    assert both("nl-igj-answer", "2031-03-03") == (monday, monday)
    assert both("nl-igj-report", "2031-03-27") == (tuesday, tuesday)
    assert both("own-analysis", "2031-03-03") == (monday, day("2031-03-28"))
    working = Rule("own-x", "working_days", 1, "policy", "own", "Ours")
    assert deadline(working, day("2031-03-28"), closed).due == day("2031-04-02")


def test_years_without_a_known_decree_carry_a_warning() -> None:
    def unsure(text: str) -> bool:
        found = deadline(rules()["nl-igj-answer"], day(text), NL)
        return "equated_days_unknown" in found.warnings

    assert [unsure("2026-03-02"), unsure("2021-03-02"), unsure("2028-12-20")] == [False, True, True]


def law_days(length: int) -> Rule:
    return Rule("days", "days", length, "law", "law", "Algemene termijnenwet 2")


def test_three_days_of_the_law_hold_two_open_ones() -> None:
    thursday_before_easter = day("2026-04-02")

    found = deadline(law_days(3), thursday_before_easter, NL)

    assert found.due == day("2026-04-08")
    assert [step.code for step in found.steps] == ["added", "two_open_days"]


def test_more_than_twelve_weeks_of_the_law_are_not_moved() -> None:
    easter_monday = day("2026-04-06")
    thirteen = Rule("long", "weeks", 13, "law", "law", "Algemene termijnenwet 4")
    twelve = Rule("short", "weeks", 12, "law", "law", "Algemene termijnenwet 1")

    assert deadline(thirteen, easter_monday - timedelta(weeks=13), NL).due == easter_monday
    assert deadline(twelve, easter_monday - timedelta(weeks=12), NL).due == easter_monday + DAY


@pytest.mark.parametrize("year", range(2020, 2041))
def test_the_law_s_list_is_that_of_an_independent_calendar(year: int) -> None:
    theirs = {one for one in THEIRS if one.year == year}

    assert law_holidays(year, "nl") == theirs


@pytest.mark.parametrize("year", range(2020, 2041))
def test_the_belgian_list_is_that_of_an_independent_calendar(year: int) -> None:
    theirs = set(holidays.country_holidays("BE", years=year))
    sundays = {one for one in theirs if one.weekday() == 6}

    assert {one for one in law_holidays(year, "be") if one.weekday() != 6} == theirs - sundays


def excluded(one: date) -> bool:
    """What the law skips, by the other calendar and the list of decrees."""
    return one.weekday() > 4 or one in THEIRS or one in NL.equated


def open_day_at_or_after(one: date) -> date:
    while excluded(one):
        one += DAY
    return one


@st.composite
def asked(draw: st.DrawFn) -> tuple[Rule, date, dict[str, Any]]:
    """A Dutch rule with whatever it allows: weeks, a day in a letter, standing still."""
    rule = rules()[draw(st.sampled_from([name for name in rules() if not name.startswith("be-")]))]
    start, more = draw(TWENTY_YEARS), dict[str, Any]()
    if rule.suspension:
        near = st.tuples(st.integers(-20, 60), st.integers(0, 40))
        pairs = draw(st.lists(near, max_size=3))
        more["still"] = [
            Still(start + timedelta(days=a), start + timedelta(days=a + b)) for a, b in pairs
        ]
    if rule.extra_weeks:
        more["extra_weeks"] = draw(st.integers(0, rule.extra_weeks))
    if rule.extension == "on_request" and draw(st.booleans()):
        more["granted_until"] = start + timedelta(days=draw(st.integers(0, 400)))
    return rule, start, more


def last_day_counted(rule: Rule, start: date, more: dict[str, Any]) -> date:
    """Days counted one by one, those on which the clock stood left out; nothing moved."""
    left = rule.length * (7 if rule.unit == "weeks" else 1) + 7 * more.get("extra_weeks", 0)
    found = start
    while left:
        found += DAY
        left -= not any(one.from_on <= found <= one.until_on for one in more.get("still", ()))
    return found


@given(case=asked())
def test_no_deadline_falls_on_a_day_the_law_excludes(
    case: tuple[Rule, date, dict[str, Any]],
) -> None:
    """Extended and let stand still too. A day that a letter names stands as it is named."""
    rule, start, more = case
    last = deadline(rule, start, NL, **more).due

    if "granted_until" in more:
        assert last == more["granted_until"]
    elif rule.unit == "weeks" and last != start:
        assert not excluded(last)
    elif rule.unit == "working_days":
        assert last.weekday() < 5 and last not in THEIRS


@given(case=asked())
def test_no_deadline_is_later_than_the_careful_reading(
    case: tuple[Rule, date, dict[str, Any]],
) -> None:
    """By law the first open day at or after the last day counted; by policy never past that day; a
    day in a letter as it stands."""
    rule, start, more = case
    last = deadline(rule, start, NL, **more).due
    counted = last_day_counted(rule, start, more)

    if "granted_until" in more:
        assert last == more["granted_until"]
    elif rule.unit == "weeks" and rule.counting == "law":
        assert last == open_day_at_or_after(counted)
    elif rule.unit != "working_days":
        assert last <= counted
        assert all(excluded(last + timedelta(days=n)) for n in range(1, (counted - last).days + 1))


@given(case=asked(), closed=st.sets(st.integers(-5, 90), max_size=20))
def test_a_hospital_s_closed_days_make_nothing_later_that_is_not_its_own(
    case: tuple[Rule, date, dict[str, Any]], closed: set[int]
) -> None:
    rule, start, more = case
    calendar = with_own_days(NL, [start + timedelta(days=n) for n in closed])

    with_them, without = (deadline(rule, start, days, **more).due for days in (calendar, NL))

    assert with_them <= without or (rule.country is None and rule.unit == "working_days")
    assert with_them == without or rule.counting == "policy"


@given(start=TWENTY_YEARS)
def test_the_first_report_holds_three_working_days_of_the_other_calendar(start: date) -> None:
    last = due("nl-igj-report", start)

    between = [start + timedelta(days=n) for n in range(1, (last - start).days + 1)]
    assert len([one for one in between if one.weekday() < 5 and one not in THEIRS]) == 3
    assert between[-1].weekday() < 5 and between[-1] not in THEIRS


@given(
    day=TWENTY_YEARS,
    hour=st.integers(0, 23),
    minute=st.sampled_from([0, 30, 59]),
)
def test_a_talk_within_a_day_is_never_later_than_24_hours_nor_than_the_next_day(
    day: date, hour: int, minute: int
) -> None:
    """Also when the clocks change in that night, and never two hours earlier."""
    zone = ZoneInfo("Europe/Amsterdam")
    begun = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)

    found = deadline(rules()["nl-family-first-talk"], day, NL, begun=begun)

    assert found.hour is not None
    end = datetime.combine(found.due, found.hour, zone)
    passed = end.astimezone(UTC) - begun.astimezone(UTC)
    assert timedelta(hours=23) <= passed <= timedelta(hours=24)
    assert found.due <= due("nl-family-first-talk", day)


def test_the_hour_is_that_of_the_hands_of_the_clock_unless_that_is_longer_than_a_day() -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    rule = rules()["nl-family-first-talk"]

    def end(*begun: int) -> tuple[date, time | None]:
        moment = datetime(*begun, tzinfo=zone)  # type: ignore[arg-type,misc]
        found = deadline(rule, moment.date(), NL, begun=moment)
        return found.due, found.hour

    assert end(2026, 3, 2, 14, 30) == (day("2026-03-03"), time(14, 30))
    assert end(2026, 3, 28, 14, 30) == (day("2026-03-29"), time(14, 30))  # an hour is lost
    assert end(2026, 10, 24, 14, 30) == (day("2026-10-25"), time(13, 30))  # and one won
    assert end(2026, 10, 25, 0, 30) == (day("2026-10-25"), time(23, 30))


@given(start=TWENTY_YEARS, name=st.sampled_from(sorted(rules())))
def test_the_last_step_says_the_day(start: date, name: str) -> None:
    found: Deadline = deadline(rules()[name], start, NL)

    assert found.steps[-1].on == found.due
