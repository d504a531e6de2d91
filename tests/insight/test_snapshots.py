"""Each day yes or no, each month a snapshot: from the real rows of the areas, by their facts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.cases.facts_continuity import continuity
from naast.cases.logic.words import Press
from naast.insight.actions.choose_thresholds import choose_thresholds
from naast.insight.actions.note_day import note_day
from naast.insight.actions.take_snapshot import take_snapshot
from naast.insight.logic.health import Indicator, Standing, Why
from naast.insight.models import DaysOfMonth, Snapshot, Threshold
from naast.insight.queries.health import health_for
from naast.insight.queries.measured import late_now
from naast.insight.queries.own_figures import OwnFigures, own_figures
from naast.jobs.scheduled.watch_programme import watch_programme
from naast.notify.models import OutgoingMessage
from naast.people.choices_continuity import Task
from naast.people.models_continuity import Hands
from naast.privacy.models import AuditEvent
from naast.supporters.models import MonthlyLoad
from naast.supporters.models_training import CompetenceShown
from tests.actors import a_user, actor_for, an_actor
from tests.factories.cases import AT, a_case, a_coordinator, a_supporting_actor, asked, pressed
from tests.factories.insight import MONTH, a_snapshot
from tests.factories.intervision import a_group
from tests.factories.people import a_department, a_person, a_supporter
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db
NEW_YEAR = datetime(2026, 1, 1, 9, tzinfo=UTC)


def a_month_of_days(hit: int = 0, looked: int = 30, month: date = MONTH) -> None:
    for indicator in (Indicator.CALLS_LATE, Indicator.REQUESTS_WAIT, Indicator.REPORTS_WAIT):
        DaysOfMonth.objects.create(
            month=month, indicator=indicator, looked=looked, hit=hit, looked_on=date(2025, 12, 31)
        )


def supported(count: int) -> None:
    """So often did support end in December."""
    MonthlyLoad.objects.create(supporter=a_supporter(), month=MONTH, count=count)


def stored(indicator: Indicator) -> Snapshot:
    return Snapshot.objects.get(indicator=indicator.value)


@pytest.mark.django_db(transaction=True)
def test_a_day_is_noted_as_yes_or_no_however_many_are_late(vault: RunningVault) -> None:
    for _one in range(3):
        a_case()
    later = AT + timedelta(hours=3)

    note_day(actor=CLOCK, at=AT)
    assert not late_now(AT)[Indicator.REQUESTS_WAIT]
    note_day(actor=CLOCK, at=later + timedelta(days=1))

    row = DaysOfMonth.objects.get(indicator=Indicator.REQUESTS_WAIT)
    assert (row.looked, row.hit) == (2, 1)


@pytest.mark.django_db(transaction=True)
def test_a_call_that_was_not_made_in_time_is_late_with_its_supporter(vault: RunningVault) -> None:
    supporter = a_supporting_actor()
    case = asked(a_case(), supporter, coordinator=a_coordinator())
    pressed(case, Press.ACCEPT, actor=supporter)

    in_time, too_late = late_now(AT + timedelta(hours=1)), late_now(AT + timedelta(hours=30))

    assert (in_time[Indicator.CALLS_LATE], too_late[Indicator.CALLS_LATE]) == (False, True)
    assert not too_late[Indicator.REQUESTS_WAIT]


def test_a_day_is_noted_once() -> None:
    assert note_day(actor=CLOCK, at=NEW_YEAR)
    assert not note_day(actor=CLOCK, at=NEW_YEAR + timedelta(hours=2))

    assert AuditEvent.objects.filter(action="note_programme_day").count() == 1


def test_the_month_before_is_stored_once_and_never_changes() -> None:
    assert take_snapshot(actor=CLOCK, at=NEW_YEAR)
    before = list(Snapshot.objects.order_by("pk").values())
    a_supporter(profession="doctor")

    assert not take_snapshot(actor=CLOCK, at=NEW_YEAR + timedelta(days=20))
    assert list(Snapshot.objects.order_by("pk").values()) == before
    assert {row["month"] for row in before} == {MONTH}


def test_those_who_read_it_get_a_neutral_message_and_nobody_else() -> None:
    readers = [
        a_user(role)
        for role in (
            Role.COORDINATOR,
            Role.DEPUTY_COORDINATOR,
            Role.BOARD,
            Role.QUALITY_MANAGER,
        )
    ]
    for role in (Role.PEER_SUPPORTER, Role.STEWARD, Role.COMMITTEE_MEMBER):
        a_user(role)

    take_snapshot(actor=CLOCK, at=datetime.now(UTC))

    told = OutgoingMessage.objects.values_list("person_id", flat=True)
    assert set(told) == {one.pk for one in readers}


def test_late_days_are_told_in_fives_where_ten_were_supported() -> None:
    a_month_of_days(hit=7)
    supported(10)

    take_snapshot(actor=CLOCK, at=NEW_YEAR)

    assert (stored(Indicator.CALLS_LATE).number, stored(Indicator.CALLS_LATE).base) == (10, 30)


def test_of_fewer_than_ten_supported_no_late_day_is_told() -> None:
    a_month_of_days(hit=7)
    supported(9)

    take_snapshot(actor=CLOCK, at=NEW_YEAR)

    for one in (Indicator.CALLS_LATE, Indicator.REQUESTS_WAIT):
        assert (stored(one).number, stored(one).base, stored(one).why) == (None, None, Why.TOO_FEW)
    assert stored(Indicator.REPORTS_WAIT).number == 10


def test_a_month_that_was_hardly_looked_at_is_not_measured() -> None:
    a_month_of_days(hit=7, looked=12)
    supported(10)

    take_snapshot(actor=CLOCK, at=NEW_YEAR)

    assert stored(Indicator.CALLS_LATE).why == Why.TOO_SOON


def test_a_profession_without_a_supporter_is_named_from_ten_people_on() -> None:
    ward = a_department()
    for profession, number in (("technician", 14), ("midwife", 9), ("nurse", 12)):
        for _one in range(number):
            a_person(profession=profession, department=ward)
    a_supporter(profession="nurse", department=ward)
    a_supporter(profession="technician", department=ward, trained_on=None)

    take_snapshot(actor=CLOCK, at=NEW_YEAR)

    assert stored(Indicator.PROFESSIONS).what == [["technician", 10]]
    assert stored(Indicator.SITES).what == []


def test_the_team_is_measured_in_shares_from_three_on() -> None:
    rested = [a_supporter(talked_on=date(2025, 12, 1)) for _one in range(3)]
    MonthlyLoad.objects.create(supporter=rested[0], month=MONTH, count=9)
    MonthlyLoad.objects.create(supporter=rested[1], month=MONTH, count=2)
    a_supporter(trained_on=date(2025, 11, 1), started_on=date(2025, 11, 5))

    take_snapshot(actor=CLOCK, at=NEW_YEAR)

    found = {one: (stored(one).number, stored(one).base) for one in Indicator if _is_stored(one)}
    assert found[Indicator.NEW_TRAINED] == (1, 4)
    assert found[Indicator.IDLE] == (35, 3)  # one of three, in fives
    assert found[Indicator.STRETCHED] == (25, 4)  # nine against a middle of one
    assert found[Indicator.LOOKED_AFTER] == (0, 3)


def _is_stored(indicator: Indicator) -> bool:
    return Snapshot.objects.filter(indicator=indicator.value).exists()


def test_a_core_competence_that_runs_out_counts_as_a_refresher_due() -> None:
    for shown_on in (date(2020, 1, 1), date(2025, 6, 1), date(2025, 6, 1), date(2025, 6, 1)):
        CompetenceShown.objects.create(
            supporter=a_supporter(), competence="COM02", how="training", shown_on=shown_on
        )
    a_supporter()

    take_snapshot(actor=CLOCK, at=NEW_YEAR)

    assert (stored(Indicator.REFRESHERS).number, stored(Indicator.REFRESHERS).base) == (25, 4)


def test_cancelled_meetings_and_the_last_one_held_are_counted() -> None:
    group = a_group(at=NEW_YEAR)
    group.meetings.all().delete()
    for month, state in ((3, "held"), (6, "held"), (9, "cancelled"), (11, "cancelled")):
        group.meetings.create(
            starts_at=datetime(2025, month, 3, 15, tzinfo=UTC),
            minutes=90,
            place="quiet_room",
            state=state,
            decided_on=date(2025, month, 3),
            changed_at=NEW_YEAR,
        )

    take_snapshot(actor=CLOCK, at=NEW_YEAR)

    cancelled, last = stored(Indicator.INTERVISION), stored(Indicator.INTERVISION_HELD)
    assert (cancelled.number, cancelled.base, last.number) == (50, 4, 7)


def test_where_nothing_was_planned_or_held_the_page_says_so() -> None:
    take_snapshot(actor=CLOCK, at=NEW_YEAR)

    assert stored(Indicator.INTERVISION_HELD).why == Why.NOTHING


def test_two_supporters_are_no_share() -> None:
    a_supporter()
    a_supporter()

    take_snapshot(actor=CLOCK, at=NEW_YEAR)

    assert stored(Indicator.IDLE).why == Why.TOO_FEW


def test_one_coordinator_without_deputy_asks_for_a_look() -> None:
    coordinator = a_user(Role.COORDINATOR)
    take_snapshot(actor=CLOCK, at=datetime.now(UTC))

    found = health_for(actor_for(coordinator))

    standings = {one.indicator: one.standing for one in found.readings}
    assert standings[Indicator.SUCCESSOR] is Standing.LOOK


def test_what_only_one_person_can_do_is_one_number_that_falls_when_somebody_notes_hands() -> None:
    before = sum(one.at_risk for one in continuity(NEW_YEAR))
    take_snapshot(actor=CLOCK, at=NEW_YEAR)
    row = stored(Indicator.ONE_PERSON)

    assert (row.number, row.base) == (before, len(continuity(NEW_YEAR)))
    assert row.what == []  # which it is stands on another page, never a name
    Hands.objects.create(task=Task.TELEPHONE.value, people=9, noted_on=NEW_YEAR.date())
    assert sum(one.at_risk for one in continuity(NEW_YEAR)) == before - 1


def test_a_threshold_holds_at_once_and_as_delivered_leaves_no_row() -> None:
    coordinator = an_actor(Role.COORDINATOR)
    a_snapshot(Indicator.CALLS_LATE, 10, base=30)
    first = health_for(coordinator).readings[0].standing

    choose_thresholds(actor=coordinator, at=NEW_YEAR, numbers={Indicator.CALLS_LATE: 15})
    then = health_for(coordinator).readings[0].standing
    choose_thresholds(actor=coordinator, at=NEW_YEAR, numbers={Indicator.CALLS_LATE: 10})

    assert (first, then) == (Standing.LOOK, Standing.WELL)
    assert Threshold.objects.count() == 0


def test_the_trend_goes_back_twelve_months_and_older_ones_are_deleted_after_two_years() -> None:
    coordinator = an_actor(Role.COORDINATOR)
    for back in range(30):
        month = date(2025 - (back + 1) // 12, 12 - (back + 1) % 12, 1)
        a_snapshot(Indicator.CALLS_LATE, 0, month=month)

    take_snapshot(actor=CLOCK, at=NEW_YEAR)

    trend = next(
        one.trend for one in health_for(coordinator).readings if one.indicator == "calls_late"
    )
    assert trend[0][0] == date(2025, 1, 1)
    assert len(trend) == 12
    assert min(Snapshot.objects.values_list("month", flat=True)) >= date(2024, 1, 1)


def test_the_duty_looks_from_nine_in_the_morning_and_doing_it_twice_changes_nothing() -> None:
    watch_programme(datetime(2026, 1, 1, 6, tzinfo=UTC))
    assert DaysOfMonth.objects.count() == 0

    watch_programme(NEW_YEAR)
    watch_programme(NEW_YEAR + timedelta(hours=1))

    assert set(DaysOfMonth.objects.values_list("looked", flat=True)) == {1}
    assert AuditEvent.objects.filter(action="take_programme_snapshot").count() == 1


def test_own_figures_begin_at_ten_in_fives_and_the_team_is_for_who_sees_the_team() -> None:
    supported(12)

    assert own_figures(an_actor(Role.COORDINATOR), date(2026, 1, 1)) == OwnFigures(10, 1)
    assert own_figures(an_actor(Role.BOARD), date(2026, 1, 1)) == OwnFigures(10, None)
    assert own_figures(an_actor(Role.STEWARD), date(2026, 1, 1)) == OwnFigures()
    MonthlyLoad.objects.update(count=9)
    assert own_figures(an_actor(Role.COORDINATOR), date(2026, 1, 1)).requests_a_year is None


def test_own_figures_do_not_move_on_the_day_on_which_one_ended() -> None:
    supported(12)
    board = an_actor(Role.BOARD)
    before = own_figures(board, date(2026, 1, 20))

    MonthlyLoad.objects.create(supporter=a_supporter(), month=date(2026, 1, 1), count=9)

    assert own_figures(board, date(2026, 1, 20)) == before
    assert own_figures(board, date(2026, 2, 1)) != before  # control: once the month is over
