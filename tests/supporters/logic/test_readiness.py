"""Who may be proposed, and how long what was shown holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supporters.logic.competences import ALL, Holds, missing_core, standing_of, years_after
from naast.supporters.logic.curricula import TEMPLATES
from naast.supporters.logic.due import due_of
from naast.supporters.logic.readiness import Agreed, Lacks, Record, Rules, is_ready, lacks

TODAY = date(2027, 1, 15)
CORE = {"COM02": TODAY, "COM05": TODAY, "COM07": TODAY}
DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))


def test_there_are_fourteen_and_three_of_them_are_core() -> None:
    assert (len(ALL), ALL[0], ALL[-1]) == (14, "COM01", "COM14")
    assert Rules().core == ("COM02", "COM05", "COM07")


@pytest.mark.parametrize(
    ("shown", "holds"),
    [
        (None, Holds.NEVER),
        (date(2022, 1, 15), Holds.OVER),
        (date(2022, 1, 16), Holds.SOON_OVER),
        (date(2022, 7, 17), Holds.YES),
    ],
)
def test_what_was_shown_holds_five_years(shown: date | None, holds: Holds) -> None:
    assert standing_of("COM02", shown, today=TODAY, years=5).holds is holds


def test_a_leap_day_ends_on_the_day_before() -> None:
    assert years_after(date(2024, 2, 29), 5) == date(2029, 2, 28)


@given(shown=DAYS, today=DAYS)
def test_showing_later_never_makes_it_hold_less(shown: date, today: date) -> None:
    one = standing_of("COM02", shown, today=today, years=5)
    later = standing_of("COM02", shown + timedelta(days=1), today=today, years=5)

    assert later.counts or not one.counts


def test_a_core_competence_that_ran_out_is_missing() -> None:
    shown = CORE | {"COM05": date(2021, 1, 1)}

    assert missing_core(shown, Rules().core, today=TODAY, years=5) == ("COM05",)


def test_those_who_were_there_before_are_ready_until_the_day_and_not_from_it() -> None:
    before = Record(trained_on=date(2019, 1, 1))
    asked = Rules(everybody_from=TODAY)

    assert is_ready(before, Rules(), TODAY)
    assert is_ready(before, asked, TODAY - timedelta(days=1))
    assert not is_ready(before, asked, TODAY)


def test_who_came_by_the_plan_needs_both_from_the_first_day() -> None:
    agreed = Agreed(1, 1, TODAY)
    whole = Record(True, TODAY, agreed, CORE)

    assert is_ready(whole, Rules(), TODAY)
    assert not is_ready(Record(True, TODAY, Agreed(0, 1, TODAY), CORE), Rules(), TODAY)
    assert not is_ready(Record(True, TODAY, agreed, {}), Rules(), TODAY)
    assert lacks(Record(True), Rules(), TODAY) == (Lacks.AGREEMENT, Lacks.CORE, Lacks.START)


def test_an_old_text_is_enough_for_the_days_the_hospital_gives() -> None:
    record = Record(True, TODAY, Agreed(1, 2, TODAY), CORE)

    assert is_ready(record, Rules(renew_days=1), TODAY)
    assert not is_ready(record, Rules(renew_days=0), TODAY)


def test_due_is_what_waits_or_runs_out_within_half_a_year_nearest_first() -> None:
    shown = {"COM02": date(2022, 3, 1), "COM05": date(2021, 12, 1), "COM07": TODAY}
    record = Record(True, TODAY, Agreed(1, 2, TODAY), shown)

    due = due_of(record, Rules(), TODAY)

    assert due.sign
    assert [one.code for one in due.refresh] == ["COM05", "COM02"]
    assert not due_of(Record(trained_on=date(2019, 1, 1)), Rules(), TODAY)


def test_templates_speak_both_languages_and_let_the_core_be_shown() -> None:
    for template in TEMPLATES.values():
        shown = {code for part in template.parts for code in part.competences}
        assert set(Rules().core) <= shown <= set(ALL)
        assert all(part.english and part.dutch for part in template.parts)
    assert [(one.days, one.minutes) for one in TEMPLATES.values()] == [
        (1, 240), (1, 390), (3, 990),
    ]  # fmt: skip
