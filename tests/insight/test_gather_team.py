"""The open tables about team, training, intervision and programme: counted by hand."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from naast.insight.logic.health import Indicator, Why
from naast.insight.logic.publications.declared import Population
from naast.insight.logic.publications.list_team import PROGRAMME, TEAM, TRAINING
from naast.insight.logic.publications.stored import Stored, as_json, from_json
from naast.insight.queries import gather_programme, gather_team, gather_training
from naast.people.models import Person
from naast.supporters.models_intervision import IntervisionMeeting, IntervisionQuarter
from tests.factories.insight import a_snapshot
from tests.factories.intervision import a_group
from tests.factories.people import a_department, a_person, a_site, a_supporter
from tests.factories.rota import a_turn
from tests.factories.training import actor_of

pytestmark = pytest.mark.django_db
ON = date(2026, 1, 15)


def team() -> dict[str, Stored]:
    return {one.code: one for one in gather_team.figures("2025", ON)}


def training() -> dict[str, Stored]:
    return {one.code: one for one in gather_training.figures("2025")}


def values(one: Stored) -> dict[str, str]:
    return {figure.code: figure.value or figure.why for figure in one.figures}


def shown(one: Stored) -> dict[Any, int]:
    assert one.published is not None
    return {cell: number for cell, number in one.published.numbers.items() if number}


def test_supporters_by_work_and_place_beside_the_staff_of_groups_of_ten() -> None:
    north, south = (a_department(site=a_site(name=name)) for name in ("North", "South"))
    a_supporter(department=north)
    a_supporter(department=north)
    a_supporter(department=south, profession="doctor")
    for _ in range(11):
        a_person(department=south, profession="midwife")

    found = team()

    assert values(found["team_size"]) == {"trained": "3", "newly_trained": "0", "stopped": "0"}
    assert shown(found["team_professions"]) == {("nurse",): 2, ("doctor",): 1}
    assert shown(found["team_sites"]) == {("North",): 2, ("South",): 1}
    assert shown(found["team_coverage"]) == {("nurse", "North"): 2, ("doctor", "South"): 1}
    assert shown(found["team_staff"]) == {("midwife", "South"): 10}
    assert [*found, "team_on_call"] == [one.code for one in TEAM]


def test_turns_on_call_and_the_share_of_them_that_somebody_had() -> None:
    assert "team_on_call" not in team()  # nobody was ever on call
    one = actor_of(a_supporter())
    for day in range(1, 7):
        a_turn(one if day > 1 else None, datetime(2025, 5, day, 23, tzinfo=UTC))

    assert values(team()["team_on_call"]) == {"turns": "6", "covered": "85%"}


def test_a_year_of_meetings_with_the_themes_spoken_about_more_than_twice() -> None:
    group = a_group(at=datetime(2025, 1, 6, 9, tzinfo=UTC))
    IntervisionMeeting.objects.all().delete()
    for number, state in enumerate(("held",) * 5 + ("cancelled",)):
        IntervisionMeeting.objects.create(
            group=group,
            starts_at=datetime(2025, 2, 3, 15, tzinfo=UTC) + timedelta(weeks=6 * number),
            minutes=90,
            place="quiet_room",
            state=state,
            themes=["listening"] + (["silence"] if number < 2 else []),
            decided_on=date(2025, 12, 1),
            changed_at=datetime(2025, 1, 6, 9, tzinfo=UTC),
        )
    IntervisionQuarter.objects.create(quarter=date(2025, 1, 1), came=12)
    IntervisionQuarter.objects.create(quarter=date(2025, 4, 1), came=11)

    found = training()

    assert values(found["team_intervision"]) == {
        "meetings_held": "5",
        "meetings_cancelled": "1",
        "meetings_moved": "0",
        "meetings_uncounted": "0",
        "came_together": "25",
    }
    assert shown(found["team_themes"]) == {("listening",): 5}


def test_few_meetings_do_not_say_how_many_came() -> None:
    a_group(at=datetime(2025, 1, 6, 9, tzinfo=UTC))
    IntervisionMeeting.objects.update(state="held", decided_on=date(2025, 12, 1))
    IntervisionMeeting.objects.filter(starts_at__gte=datetime(2025, 5, 1, tzinfo=UTC)).delete()
    IntervisionQuarter.objects.create(quarter=date(2025, 1, 1), came=12)

    assert values(training()["team_intervision"])["came_together"] == "few"


def test_refreshers_of_fewer_than_five_supporters_are_no_share() -> None:
    for number in range(4):
        one = a_supporter()
        code = f"AB{number:06}"
        one.certificates.create(
            issued_on=date(2025, 5, 1), followed_on=date(2025, 5, 1), valid_until=date(2030, 5, 1),
            minutes=240, competences=[], code=code,
        )  # fmt: skip

    assert values(training()["team_training"])["certificates"] == "4"
    assert values(training()["team_training"])["refreshers_due"] == "few"


def test_the_months_of_an_indicator_and_nothing_of_the_load_of_supporters() -> None:
    a_snapshot(Indicator.REPORTS_WAIT, 10, month=date(2025, 2, 1))
    a_snapshot(Indicator.REPORTS_WAIT, None, month=date(2025, 3, 1), why=Why.TOO_FEW)
    a_snapshot(Indicator.IDLE, 40, base=20, month=date(2025, 2, 1))

    (found,) = gather_programme.figures("2025")

    said = values(found)
    assert found.code == "programme_reports_wait"
    assert (said["01"], said["02"], said["03"]) == ("not_measured", "10", "few")
    assert len(said) == 12


def test_every_table_is_open_declared_and_comes_back_from_storage_as_it_was() -> None:
    a_supporter()
    a_snapshot(Indicator.SUCCESSOR, 2, month=date(2025, 2, 1))

    found = [*team().values(), *training().values(), *gather_programme.figures("2025")]

    declared = {one.code: one for one in (*TEAM, *TRAINING, *PROGRAMME)}
    assert [from_json(as_json(one)) for one in found] == found
    assert {one.population for one in found} == {Population.OPEN}
    assert [one.question for one in found] == [declared[one.code].question for one in found]


def test_questions_asked_do_not_grow_with_the_team(django_assert_max_num_queries: Any) -> None:
    for _ in range(6):
        a_supporter()
    assert Person.objects.count() == 6

    with django_assert_max_num_queries(22):
        gather_team.figures("2025", ON)
        gather_training.figures("2025")
        gather_programme.figures("2025")
