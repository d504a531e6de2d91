"""The coordinator's pages for training, and who does not find them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from naast.access.models import User
from naast.access.roles import Role
from naast.privacy.models import AuditEvent
from naast.supporters.models import Supporter
from naast.supporters.models_training import (
    AgreementText,
    CompetenceShown,
    Curriculum,
    Seat,
    TrainingRules,
    TrainingSession,
)
from tests.actors import a_user, actor_for, client_for
from tests.factories.people import a_department, a_person, a_supporter
from tests.factories.training import a_candidate, a_curriculum, signed

pytestmark = pytest.mark.django_db
HOME = "/coordinator/training/"


@pytest.fixture
def coordinator() -> User:
    return a_user(Role.COORDINATOR)


def test_the_way_of_everybody_stands_on_one_page(coordinator: User) -> None:
    now = timezone.now()
    supporter = a_candidate(by=actor_for(coordinator), at=now, name="Anna Vos")
    signed(supporter, at=now)

    text = client_for(coordinator).get(HOME).text

    assert "Anna Vos" in text
    assert "0 of 3 core competences shown" in text


def test_the_page_asks_the_database_as_often_for_one_as_for_many(coordinator: User) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_for(coordinator)
    a_supporter()
    client.get(HOME)
    with CaptureQueriesContext(connection) as one:
        client.get(HOME)
    for _ in range(8):
        a_supporter()
    with CaptureQueriesContext(connection) as many:
        client.get(HOME)

    assert len(many) == len(one)


def test_a_curriculum_is_the_hospitals_own_after_taking_it_over(coordinator: User) -> None:
    client = client_for(coordinator)
    client.post(f"{HOME}curricula/take/day/")
    row = Curriculum.objects.get()

    client.post(f"{HOME}curricula/{row.pk}/", {"name_en": "Ours", "name_nl": "Van ons"})
    client.post(
        f"{HOME}curricula/{row.pk}/part/",
        {"title_en": "Coffee", "day": 2, "minutes": 15, "competences": ["COM03"]},
    )
    client.post(
        f"{HOME}curricula/{row.pk}/link/", {"title": "Film", "link": "https://intranet.example/f"}
    )
    client.post(f"{HOME}curricula/{row.pk}/link/", {"title": "No", "link": "http://a.example/f"})

    row.refresh_from_db()
    assert (row.name_en, row.parts.filter(day=2).get().competences) == ("Ours", ["COM03"])
    assert [one.title for one in row.materials.all()] == ["Film"]


def test_a_masterclass_is_planned_on_three_days_at_the_hour_of_the_clock(
    coordinator: User, time_machine: Any
) -> None:
    time_machine.move_to("2027-02-01T09:00:00Z", tick=False)
    curriculum = a_curriculum(by=actor_for(coordinator), at=timezone.now(), key="masterclass")
    values = {
        "curriculum": curriculum.pk, "on": "2027-03-27", "begins": "09:00", "ends": "16:30",
        "place": "Room 4", "trainers": "Iris Berg", "seats": 12,
    }  # fmt: skip

    client_for(coordinator).post(f"{HOME}sessions/new/", values)

    days = [timezone.localtime(one.begins_at) for one in TrainingSession.objects.all()]
    # The clocks went forward on the second day.
    assert [f"{day:%d %H:%M}" for day in days] == ["27 09:00", "28 09:00", "29 09:00"]


@pytest.mark.parametrize("year", ["0001", "2099", "9999"])
def test_a_day_that_nobody_plans_is_refused_at_the_field(coordinator: User, year: str) -> None:
    curriculum = a_curriculum(by=actor_for(coordinator), at=timezone.now())
    values = {
        "curriculum": curriculum.pk, "on": f"{year}-12-31", "begins": "09:00", "ends": "12:30",
        "place": "Room 4", "trainers": "", "seats": 12,
    }  # fmt: skip

    answer = client_for(coordinator).post(f"{HOME}sessions/new/", values)

    assert "Choose a day of the last year or the next two years." in answer.text
    assert TrainingSession.objects.count() == 0


def test_who_came_is_ticked_on_the_page(coordinator: User) -> None:
    now = timezone.now()
    supporter = a_candidate(by=actor_for(coordinator), at=now)
    curriculum = a_curriculum(by=actor_for(coordinator), at=now)
    begins = now - timedelta(hours=3)
    session = TrainingSession.objects.create(
        curriculum=curriculum, begins_at=begins, ends_at=now, place="Room 4", changed_at=now
    )
    seat = Seat.objects.create(session=session, supporter=supporter, changed_at=now)
    client = client_for(coordinator)

    client.post(f"{HOME}sessions/{session.pk}/came/", {"who": [str(seat.pk), "nonsense"]})

    assert CompetenceShown.objects.filter(supporter=supporter).count() == 7


def test_something_shown_elsewhere_is_noted_but_not_for_tomorrow(coordinator: User) -> None:
    supporter = a_supporter()
    address = f"{HOME}people/{supporter.pk}/shown/"
    today = timezone.localdate()
    client = client_for(coordinator)
    values = {"competence": "COM14", "how": "elsewhere"}

    client.post(address, values | {"shown_on": (today + timedelta(days=1)).isoformat()})
    client.post(address, values | {"shown_on": today.isoformat()})

    row = CompetenceShown.objects.get()
    assert (row.competence, row.shown_on) == ("COM14", today)
    client.post(f"{address}COM14/back/")
    assert CompetenceShown.objects.count() == 0


def test_rules_and_text_are_chosen_and_each_leaves_one_event(coordinator: User) -> None:
    client = client_for(coordinator)

    client.post(
        f"{HOME}rules/",
        {"core": ["COM02"], "years": 3, "renew_days": 14, "everybody_from": "2027-09-01"},
    )
    client.post(f"{HOME}agreement/", {"text_nl": "Wij zwijgen.\r\nAltijd.", "text_en": ""})

    rules = TrainingRules.objects.get()
    assert (rules.core, rules.years, rules.renew_days) == (["COM02"], 3, 14)
    assert AgreementText.objects.get().text_nl == "Wij zwijgen.\nAltijd."
    events = AuditEvent.objects.values_list("action", flat=True)
    assert sorted(events) == ["change_agreement", "choose_training_rules"]


def test_ward_colleague_head_of_department_and_steward_learn_nothing_of_it(
    coordinator: User,
) -> None:
    supporter = a_candidate(by=actor_for(coordinator), at=timezone.now())
    mine = f"{HOME}people/{supporter.pk}/"
    assert client_for(coordinator).get(mine).status_code == 200
    head = a_user(Role.HEAD_OF_DEPARTMENT, scope_id=a_department().pk)

    for other in (a_user(), head, a_user(Role.STEWARD)):
        for address in (HOME, mine, f"{HOME}curricula/", "/supporter/training/"):
            assert client_for(other).get(address).status_code == 404


def test_a_supporter_sees_their_own_way_only(coordinator: User) -> None:
    now = timezone.now()
    anna = a_candidate(by=actor_for(coordinator), at=now, name="Anna Vos")
    a_candidate(by=actor_for(coordinator), at=now, name="Bo Bos")

    client = client_for(User.objects.get(pk=anna.person_id))

    text = client.get("/supporter/training/").text
    assert "An agreement waits for you" in text
    assert "Bo Bos" not in text
    assert client.get(f"{HOME}people/{anna.pk}/").status_code == 404


def test_welcoming_by_name_brings_somebody_into_the_team_once(coordinator: User) -> None:
    person = a_person(name="Anna Vos")
    client = client_for(coordinator)
    assert "Welcome Anna Vos" in client.post(f"{HOME}welcome/", {"q": "anna"}).text

    client.post(f"{HOME}welcome/", {"person": str(person.pk)})
    again = client.post(f"{HOME}welcome/", {"person": str(person.pk)}, follow=True).text

    assert Supporter.objects.get().person == person
    assert "in the team already" in again


def test_the_moment_of_signing_is_kept(coordinator: User) -> None:
    at = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
    supporter = a_candidate(by=actor_for(coordinator), at=at)

    signed(supporter, at=at)

    assert supporter.agreements.get().signed_at == at
