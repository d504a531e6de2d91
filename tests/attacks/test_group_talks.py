"""A group talk under attack: who came, which event it was, who was there, who is told nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core import serializers

from naast.access.actor import Actor
from naast.access.models import User
from naast.access.roles import Role
from naast.cases.actions import forget_talk as forgetting
from naast.cases.models import Case
from naast.cases.models_group import GroupSession
from naast.cases.queries import groups
from naast.incidents.models import Incident
from naast.people.models import Department, Person
from naast.privacy import vault_client
from tests.actors import give
from tests.attacks.conftest import AttackReport
from tests.attacks.hospital import Colleague, Hospital, hospital, learns, on_sqlite
from tests.factories.cases import a_colleague, actor_of
from tests.factories.groups import A_DAY, a_leader
from tests.factories.people import a_department, a_person, a_user_for

__all__ = ["hospital"]
pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Event:
    """Six people of three departments, and the talk that is planned beside their calls."""

    hospital: Hospital
    departments: list[Department] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    leaders: list[Actor] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.departments = [a_department() for _ in range(3)]
        self.people = [a_person(department=self.departments[place % 3]) for place in range(6)]
        for one in self.people:
            a_user_for(one)
        self.leaders = [a_leader(), a_leader()]
        involved = [Colleague(one.name, one.phone, str(one.pk)) for one in self.people]
        before = set(Incident.objects.values_list("pk", flat=True))
        self.cases = self.hospital.report(*involved, department=str(self.departments[0].pk))
        self.incident = Incident.objects.exclude(pk__in=before).get()

    def planned(self, **kw: str) -> GroupSession:
        """By the coordinator's page."""
        before = set(GroupSession.objects.values_list("pk", flat=True))
        day = self.hospital.at + A_DAY
        fields: dict[str, Any] = {
            "on": day.date().isoformat(),
            "begins": "15:00",
            "minutes": "60",
            "site": str(self.departments[0].site_id),
            "room": "quiet_room",
            "leaders": [one.id for one in self.leaders],
        } | kw
        units = {f"unit_{place + 1}": str(one.pk) for place, one in enumerate(self.departments)}
        page = f"/coordinator/reports/{self.incident.pk}/group/"
        answer = self.hospital.visit(self.hospital.coordinator, page, fields | units)
        assert answer.status_code == 302, answer.content.decode()
        return GroupSession.objects.exclude(pk__in=before).get()

    def held(self, talk: GroupSession, came: int = 5) -> None:
        """By the page of whoever led."""
        self.hospital.wait(hours=36)
        page = f"/supporter/groups/{talk.pk}/held/"
        answer = self.hospital.visit(self.leaders[0], page, {"came": str(came), "how": "fine"})
        assert answer.status_code == 302, answer.content.decode()

    def cancelled(self, talk: GroupSession) -> None:
        page = f"/coordinator/groups/{talk.pk}/cancel/"
        assert self.hospital.visit(self.hospital.coordinator, page, {}).status_code == 302


@pytest.fixture
def event(hospital: Hospital) -> Event:
    return Event(hospital)


def rows_of(*labels: str) -> str:
    """What an administrator with SQL reads in these areas, as text."""
    models = [model for label in labels for model in apps.get_app_config(label).get_models()]
    rows = [row for model in models for row in model._default_manager.all()]
    return serializers.serialize("json", rows)


def named_in(text: str, people: list[Person]) -> set[str]:
    return {one.name for one in people if str(one.pk) in text or one.name in text}


@on_sqlite
def test_the_rows_of_a_talk_tell_nobody_who_came_or_was_there(
    event: Event, hospital: Hospital, tmp_path: Path, attack_report: AttackReport
) -> None:
    nothing = tmp_path / "no-vault"
    nothing.mkdir()
    talk = event.planned()
    stolen = hospital.steal("planned")
    event.held(talk)
    everybody = [Colleague(one.name, one.phone, str(one.pk)) for one in event.people]
    learned = learns(stolen, everybody, vault=nothing)
    learned |= learns(hospital.steal("held"), everybody, vault=nothing)
    learned |= named_in(rows_of("cases", "notify", "privacy", "incidents"), event.people)
    # Off: a list of those who came, as other programmes keep it.
    for one in event.people:
        talk.leaders.create(supporter=one)
    control = learns(hospital.steal("a-list"), everybody, vault=nothing)

    attack_report("a thief of the database", "the rows of a group talk", learned, control)


def test_after_a_talk_no_row_leads_from_it_to_its_event(
    hospital: Hospital, attack_report: AttackReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = [Event(hospital), Event(hospital)]
    talks = [one.planned() for one in events]
    events[0].held(talks[0])
    events[1].cancelled(talks[1])
    learned = told_by_rows(events, talks)

    with monkeypatch.context() as off:  # the row is closed, but not emptied
        off.setattr(forgetting, "erase", lambda *_: None)
        third = Event(hospital)
        talk = third.planned()
        third.cancelled(talk)
    control = told_by_rows([third], [talk])

    attack_report("an administrator", "SQL, after a talk is over", learned, control)


def told_by_rows(events: list[Event], talks: list[GroupSession]) -> set[str]:
    """Whatever a row of a finished talk shares with its event: id, department, day, place."""
    text = rows_of("cases", "notify")
    told = set()
    for event, talk in zip(events, talks, strict=True):
        row = GroupSession.objects.get(pk=talk.pk)
        shared = [str(event.incident.pk), event.incident.number]
        shared += [str(one.pk) for one in event.departments]
        told |= {"the event" for word in shared if word in text}
        told |= {"when and where" for said in (row.starts_at, row.site_id, row.room) if said}
    return told


def test_a_held_talk_and_one_that_was_not_needed_leave_the_same_event(hospital: Hospital) -> None:
    """Neither the event nor the trail of years says whether a talk followed."""
    first, second = Event(hospital), Event(hospital)
    first.held(first.planned())
    page = f"/coordinator/reports/{second.incident.pk}/group/none/"
    assert hospital.visit(hospital.coordinator, page, {}).status_code == 302

    rows = [Incident.objects.get(pk=one.incident.pk) for one in (first, second)]
    assert [row.group_proposed for row in rows] == [False, False]
    trail = apps.get_model("privacy", "AuditEvent").objects
    said = [
        sorted(trail.filter(subject=str(row.pk)).values_list("action", "role_word")) for row in rows
    ]
    assert said[0] == said[1]
    assert not trail.filter(action__contains="group_session").exists()


def test_a_colleague_of_the_ward_who_was_not_there_finds_nothing(
    event: Event, hospital: Hospital, attack_report: AttackReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = event.planned(heads_told="on")
    was_there = actor_of(User.objects.get(pk=event.people[0].pk))
    assert told(hospital, was_there, talk) == {"when"}  # the owner succeeds
    ward = a_colleague(department=event.departments[0])[1]
    beside = a_colleague(department=event.departments[0])
    hospital.report(Colleague(beside[0].name, beside[0].phone, str(beside[0].pk)))
    learned = told(hospital, ward, talk) | told(hospital, beside[1], talk)

    with monkeypatch.context() as off:  # the page asks no vault
        off.setattr(vault_client, "around", lambda _case, among, *_: set(among))
        control = told(hospital, beside[1], talk)

    attack_report("a colleague of the same ward", "own pages, the talk's id", learned, control)


def told(hospital: Hospital, actor: Actor, talk: GroupSession) -> set[str]:
    """What the pages say to somebody with no more than a colleague's role."""
    pages = [hospital.visit(actor, address) for address in ("/my/", "/report/department/", "/")]
    addresses = (f"/supporter/groups/{talk.pk}/", f"/coordinator/groups/{talk.pk}/")
    text = "".join(one.content.decode() for one in pages)
    opened = [one for one in addresses if hospital.visit(actor, one).status_code == 200]
    return ({"when"} if "15:00" in text else set()) | {"a page of the talk" for _ in opened}


def test_the_head_of_department_learns_only_that_it_is_offered_where_so_chosen(
    event: Event, hospital: Hospital, attack_report: AttackReport
) -> None:
    department = event.departments[0]
    person, _ = a_colleague()
    department.head = person
    department.save()
    user = User.objects.get(pk=person.pk)
    give(user, Role.HEAD_OF_DEPARTMENT, scope_id=department.pk, starts_on=date(2025, 1, 1))
    head = actor_of(user, Role.HEAD_OF_DEPARTMENT)
    talk = event.planned()
    silent = seen_by_head(hospital, head, event)
    event.cancelled(talk)
    Incident.objects.filter(pk=event.incident.pk).update(group_proposed=True)
    event.planned(heads_told="on")
    chosen = seen_by_head(hospital, head, event)

    attack_report("a head of department", "the page of the department", silent, chosen)
    assert chosen == {"that it is offered"}


def seen_by_head(hospital: Hospital, head: Actor, event: Event) -> set[str]:
    page = hospital.visit(head, "/report/department/").content.decode()
    words = {
        "that it is offered": "A group talk is offered",
        "when": "15:00",
        "where": "Quiet room",
        **{one.name: one.name for one in event.people},
        **{one.name: one.name for one in event.departments[1:]},
    }
    return {what for what, word in words.items() if word in page}


def test_a_supporter_who_said_no_and_one_who_was_not_asked_find_no_talk(
    event: Event, hospital: Hospital
) -> None:
    talk = event.planned()
    page = f"/supporter/groups/{talk.pk}/"
    assert hospital.visit(event.leaders[0], page).status_code == 200
    hospital.visit(event.leaders[0], page + "answer/", {"answer": "no"})

    for actor in (event.leaders[0], hospital.supporter, a_leader()):
        assert hospital.visit(actor, page).status_code == 404
        assert (
            hospital.visit(actor, page + "held/", {"came": "9", "how": "fine"}).status_code == 404
        )


def test_the_vault_tells_what_stands_around_only_to_who_stands_right(
    event: Event, attack_report: AttackReport
) -> None:
    talk = event.planned()
    ids = [case.pk for case in Case.objects.all()]
    liars: list[Callable[[], set[UUID]]] = [
        lambda: vault_client.around(talk.pk, ids, event.leaders[0].name, "supporter"),
        lambda: vault_client.around(talk.pk, ids, event.leaders[0].name, "coordinator"),
        lambda: vault_client.around(ids[0], [talk.pk], event.leaders[0].name, "colleague"),
        lambda: vault_client.around(talk.pk, ids, "system:nobody", "system"),
    ]
    learned = {"whose talk it is" for ask in liars for _ in ask()}
    coordinator = event.hospital.coordinator
    honest = vault_client.around(talk.pk, ids, coordinator.name, "coordinator")

    attack_report(
        "a web process that lies",
        "ids of all cases",
        learned,
        ["whose talk it is"] if honest else [],
    )
    assert honest == set(ids)


def test_when_the_talk_is_over_the_vault_knows_no_tie(event: Event) -> None:
    talk = event.planned()
    ids = [case.pk for case in Case.objects.all()]
    coordinator = event.hospital.coordinator
    before = vault_client.around(talk.pk, ids, coordinator.name, "coordinator")
    event.cancelled(talk)

    after = vault_client.around(talk.pk, ids, coordinator.name, "coordinator")

    assert (len(before), after) == (6, set())
    assert groups.talks_for_coordinator(coordinator) == []
