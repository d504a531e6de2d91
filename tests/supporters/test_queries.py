"""The team as matching sees it."""

from datetime import date
from uuid import uuid4

import pytest

from naast.access.actor import MATCHING, PUBLIC, Actor
from naast.access.roles import Role
from naast.people.models import Absence
from naast.supporters.models import MonthlyLoad
from naast.supporters.queries import eligible_team
from tests.factories.people import a_department, a_person, a_site, a_supporter

pytestmark = pytest.mark.django_db
TODAY = date(2027, 1, 15)
COORDINATOR = Actor(kind="user", id=str(uuid4()), roles=frozenset({Role.COORDINATOR}))
STEWARD = Actor(kind="user", id=str(uuid4()), roles=frozenset({Role.STEWARD}))


def test_a_member_has_what_matching_asks_for() -> None:
    department = a_department(site=a_site(code="north"))
    supporter = a_supporter(
        name="Anna Vos", profession="doctor", birth_decade=1970, languages=["nl", "en"],
        department=department, maximum_cases=3, accepts=["nights"], gender="woman",
    )  # fmt: skip
    for month, number in ((date(2026, 1, 1), 4), (date(2026, 2, 1), 1), (date(2026, 11, 1), 2)):
        MonthlyLoad.objects.create(supporter=supporter, month=month, count=number)

    (member,) = eligible_team(MATCHING, TODAY, open_counts={supporter.person_id: 2})

    assert (member.person_id, member.name, member.profession, member.birth_decade) == (
        supporter.person_id, "Anna Vos", "doctor", 1970,
    )  # fmt: skip
    assert (member.site, member.department, member.languages) == (
        "north", department.pk, ("nl", "en"),
    )  # fmt: skip
    assert (member.maximum, member.open_count, member.cases_last_year, member.last_case_on) == (
        3, 2, 3, date(2026, 11, 1),
    )  # fmt: skip
    assert (member.trained, member.available, member.absent, member.accepts, member.gender) == (
        True, True, False, ("nights",), "woman",
    )  # fmt: skip


def test_absence_and_rest_are_told_and_not_hidden() -> None:
    away = a_supporter(name="A")
    Absence.objects.create(person=away.person, from_on=TODAY, until_on=TODAY)
    a_supporter(name="B", rest_until=TODAY, trained_on=None)

    members = eligible_team(MATCHING, TODAY)

    assert [(one.absent, one.resting(TODAY), one.trained) for one in members] == [
        (True, False, True),
        (False, True, False),
    ]


def test_who_stopped_left_or_is_not_active_is_not_in_the_team() -> None:
    a_supporter(name="here")
    a_supporter(active=False)
    a_supporter(ended_on=date(2027, 1, 14), started_on=None)
    a_supporter(person=a_person(active=False))
    a_supporter(person=a_person(ends_on=date(2027, 1, 14)))

    assert [one.name for one in eligible_team(MATCHING, TODAY)] == ["here"]


def test_the_coordinator_reads_the_team_and_the_steward_and_the_public_do_not() -> None:
    a_supporter(name="here")

    assert [one.name for one in eligible_team(COORDINATOR, TODAY)] == ["here"]
    assert eligible_team(STEWARD, TODAY) == []
    assert eligible_team(PUBLIC, TODAY) == []


def test_the_number_of_queries_is_the_same_for_one_and_for_many(
    django_assert_num_queries: object,
) -> None:
    a_supporter()
    with django_assert_num_queries(8):  # type: ignore[operator]
        eligible_team(MATCHING, TODAY)
    for _number in range(9):
        a_supporter()

    with django_assert_num_queries(8):  # type: ignore[operator]
        assert len(eligible_team(MATCHING, TODAY)) == 10
