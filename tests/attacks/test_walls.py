"""The wall between looking into an event and support after it, walked along on both sides.

Whoever looks into events opens every page they may reach before and after support for them went its
way, and reads the same bytes; so does whoever supports, before and after a file was worked on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from naast.access.actor import CLOCK, INTAKE, Actor
from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.actions.keep_family import name_contact
from naast.calamities.actions.keep_team import answer_for_team, ask_analysts
from naast.calamities.actions.weigh import weigh
from naast.calamities.models import CalamityFile
from naast.cases.actions.adopt_case import adopt_case
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.incidents.actions.mark_support_offered import mark_support_offered
from naast.incidents.models import Incident
from naast.people.actions.stand_apart import stand_apart
from naast.people.models import Department, Person
from naast.privacy.models import AuditEvent
from naast.web.safety import views_calamities
from naast.web.supporter import views
from naast.workflows.open_calamity import open_calamity
from naast.workflows.report_incident import report_incident
from naast.workflows.run_clocks import run_clocks
from tests.actors import actor_for, give
from tests.attacks.conftest import AttackReport
from tests.attacks.crawl import Crawl, Seen, differences, visit
from tests.factories.calamities import a_decision, an_opening, named
from tests.factories.calamity_reports import signed
from tests.factories.cases import a_supporting_actor, asked, fresh, pressed
from tests.factories.committee import a_meeting, an_interview, facts_asked
from tests.factories.incidents import a_draft
from tests.factories.learning import coded
from tests.factories.people import a_person, a_user_for
from tests.factories.trees import a_planted_tree
from tests.web.test_access_matrix import world  # noqa: F401
from tests.web.world import World

pytestmark = pytest.mark.django_db
ANALYSIS = ("calamity_secretary", "analyst", "committee_member", "head_of_department")
SUPPORT = ("supporter_assigned", "coordinator")
LIVES: list[list[Press]] = [
    [],
    [Press.CANNOT_TAKE],
    [Press.ACCEPT],
    [Press.ACCEPT, Press.CALL_LATER],
    [Press.ACCEPT, Press.NO_THANK_YOU],
]
IN_TEAM = {"kind": "analysis", "state": "accepted"}
# What changes on a morning that was fixed when names were handed over, whatever became of them.
OFFERED = "<div><dt>Support offered to everyone involved</dt><dd>{}</dd></div>"
THE_LINE = {"-" + OFFERED.format("Not yet"), "+" + OFFERED.format("Yes")}


@dataclass
class Event:
    """An event of the ward, and the cases of those involved."""

    incident: Incident
    people: list[Person]
    cases: list[Case]


@pytest.fixture
def hospital(world: World) -> Iterator[World]:  # noqa: F811
    """As it was, for each test; the vault forgets nothing, and knows new cases only."""
    with transaction.atomic():
        yield world
        transaction.set_rollback(True)


def an_event(hospital: World) -> Event:
    ward = Department.objects.get(pk=hospital.things["department"])
    people = [
        a_person(department=ward, name=f"Quirina {mark}", staff_number=f"STAFF{mark}")
        for mark in (uuid4().hex[:8] for _life in LIVES)
    ]
    for person in people:
        a_user_for(person)
    before = set(Case.objects.values_list("pk", flat=True))
    receipt = report_incident(
        actor=INTAKE,
        at=timezone.now(),
        draft=a_draft(kind="aggression", department_id=ward.pk),
        involved=[named(one) for one in people],
        key=uuid4(),
    )
    cases = list(Case.objects.exclude(pk__in=before))
    for case in cases:
        adopt_case(actor=INTAKE, at=timezone.now(), case=case)
    incident = Incident.objects.get(pk=receipt.incident_id)
    return Event(incident, people, [fresh(case) for case in cases])


def a_file_of(hospital: World, event: Event) -> CalamityFile:
    ward = Department.objects.get(pk=hospital.things["department"])
    today = timezone.localdate()
    days = {"happened_on": today, "noticed_on": today}
    return open_calamity(
        actor=by(hospital, "calamity_secretary"),
        at=timezone.now(),
        opening=an_opening(ward, incident_id=event.incident.pk, **days),
        event=None,
        involved=[],
    )


def by(hospital: World, name: str) -> Actor:
    return actor_for(hospital.actors[name])


def support_goes_its_way(hospital: World, event: Event, team: list[Actor]) -> None:
    """Offered; declined by the supporter; accepted; later; no thank you, and closed."""
    at, coordinator = timezone.now(), by(hospital, "coordinator")
    for case, life, supporter in zip(event.cases, LIVES, team, strict=True):
        asked(case, supporter, coordinator=coordinator, at=at)
        for press in life:
            later = {"on": timezone.localdate(at)} if press is Press.CALL_LATER else {}
            pressed(case, press, actor=supporter, at=at, **later)
    run_clocks(at=at + timedelta(minutes=11))
    assert fresh(event.cases[-1]).phase == "closed"


def a_file_is_worked_on(hospital: World, event: Event, looks: User) -> CalamityFile:
    """Opened, a team asked, found to be a calamity, the tree drawn and coded, somebody heard, the
    report signed by two, a meeting planned, the family's contact named."""
    secretary, analyst = hospital.actors["calamity_secretary"], hospital.actors["analyst"]
    at, file = timezone.now(), a_file_of(hospital, event)
    users = [looks.pk, analyst.pk]
    members = ask_analysts(actor=actor_for(secretary), at=at, file_id=file.pk, users=users)
    for member in members:
        answer_for_team(actor=actor_for(member.user), at=at, member=member, yes=True)
    decided = a_decision(decided_on=timezone.localdate(at))
    weigh(actor=actor_for(secretary), at=at, file_id=file.pk, decision=decided)
    a_planted_tree(file)
    coded(file, analyst)
    heard = User.objects.get(pk=event.people[0].pk)
    facts_asked(file, analyst, an_interview(file, analyst, heard, at=at), at=at)
    signed(file, secretary, hospital.actors["committee_member"])
    a_meeting(secretary, at=at)
    contact = hospital.actors["reporter"].pk
    said = {"file_id": file.pk, "contact": contact, "deputy": None}
    name_contact(actor=actor_for(secretary), at=at, **said)  # type: ignore[arg-type]
    return file


def test_whoever_looks_into_events_reads_the_same_bytes_whatever_became_of_support(
    hospital: World, attack_report: AttackReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = [a_supporting_actor() for _life in LIVES]
    event = an_event(hospital)
    file = a_file_of(hospital, event)
    file.team.create(user=hospital.actors["analyst"], asked_on=file.noticed_on, **IN_TEAM)
    before = Crawl(hospital).of(*ANALYSIS)
    assert len({page for _who, page in before if str(file.pk) in page}) > 10  # they do read it

    support_goes_its_way(hospital, event, team)
    page = f"/report/calamities/{file.pk}/"
    assert visit(hospital.client("analyst"), page) == before["analyst", page]
    mark_support_offered(actor=CLOCK, at=timezone.now() + timedelta(days=4))
    learned = differences(before, Crawl(hospital).of(*ANALYSIS))

    assert {who for who, _page in learned} == {"calamity_secretary", "analyst", "committee_member"}
    monkeypatch.setattr(views_calamities, "summary_of", lambda _file: phases())
    planted = Crawl(hospital).of("analyst")
    pressed(event.cases[2], Press.NO_THANK_YOU, actor=team[2], at=timezone.now())
    run_clocks(at=timezone.now() + timedelta(minutes=11))
    control = differences(planted, Crawl(hospital).of("analyst"))
    attack_report(
        "Analyst, secretary, committee and head",
        "every page they may open, before and after support went its way",
        {f"{who}: {line}" for (who, _page), lines in learned.items() for line in lines - THE_LINE},
        {f"{who} on {place}" for who, place in control},
    )


def phases() -> str:
    """The leak that is planted: a page of the file that counts how support goes."""
    return " ".join(sorted(Case.objects.values_list("phase", flat=True)))


def test_whoever_supports_reads_the_same_bytes_whatever_became_of_the_file(
    hospital: World, attack_report: AttackReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = hospital.actors["supporter_other"]
    give(both, Role.ANALYST, starts_on=timezone.localdate())
    event = an_event(hospital)
    page = f"/coordinator/{event.cases[0].pk}/"
    hospital.client("coordinator").post(f"{page}reveal/")
    assert both.name.encode() in visit(hospital.client("coordinator"), page)
    neutral = apart_for_whatever_reason(hospital, both)
    assert b"Not independent: 1" in neutral["coordinator", page]

    a_file_is_worked_on(hospital, event, both)
    learned = differences(neutral, Crawl(hospital).of(*SUPPORT))

    monkeypatch.setattr(views, "weekday_names", lambda _days: CalamityFile.objects.count())
    planted = Crawl(hospital).of("supporter_assigned")
    a_file_of(hospital, an_event(hospital))
    control = differences(planted, Crawl(hospital).of("supporter_assigned"))
    attack_report(
        "Supporter and coordinator",
        "every page they may open, before and after a file was worked on",
        {f"{who}: {line}" for (who, _page), lines in learned.items() for line in lines},
        {f"{who} on {place}" for who, place in control},
    )


def apart_for_whatever_reason(hospital: World, user: User) -> Seen:
    """The pages where the directory says that somebody stands apart, without any file."""
    with transaction.atomic():
        unit = hospital.things["department"]
        stand_apart(person_id=user.pk, unit_id=unit, at=timezone.now())
        found = Crawl(hospital).of(*SUPPORT)
        transaction.set_rollback(True)
    return found


def test_no_row_of_one_side_holds_a_value_of_the_other(
    hospital: World, attack_report: AttackReport
) -> None:
    team = [a_supporting_actor() for _life in LIVES]
    event = an_event(hospital)
    file, people = a_file_is_worked_on(hospital, event, hospital.actors["analyst"]), event.people
    before = rows_of_files()
    support_goes_its_way(hospital, event, team)
    assert rows_of_files() == before  # also for whoever knows on which day whose support ended
    supported = {word for one in people for word in (one.pk.hex, one.name, str(one.staff_number))}
    supported |= {word for one in event.cases for word in (one.pk.hex, plain(one.number))}
    supported |= {UUID(one.id).hex for one in team}
    analysed = {file.pk.hex, plain(file.number), *(one.pk.hex for one in file.steps.all())}
    analysed |= {one.pk.hex for one in (*file.team.all(), *file.interviews.all())}
    analysed |= {one.user_id.hex for one in file.team.all()}

    found = mixed(supported, analysed)
    AuditEvent.objects.create(
        at=timezone.now(), action="planted", subject=f"{file.number} {event.cases[0].number}"
    )
    control = mixed(supported, analysed) - found

    attack_report("Thief", "the whole database, and not the vault", found, control)


def mixed(supported: set[str], analysed: set[str]) -> set[str]:
    """Tables of one side with a value of the other, and any with both in one row."""
    found = set()
    for table in connection.introspection.table_names():
        for row in rows_of(table):
            sides = any(one in row for one in supported), any(one in row for one in analysed)
            if all(sides) or (table.startswith("calamities_") and sides[0]):
                found.add(table)
            if table.startswith(("cases_", "supporters_")) and sides[1]:
                found.add(table)
    return found


def rows_of_files() -> dict[str, list[str]]:
    tables = connection.introspection.table_names()
    return {one: sorted(rows_of(one)) for one in tables if one.startswith("calamities_")}


def rows_of(table: str) -> Iterator[str]:
    """Each as one text: ids without their lines, bytes as they are and in figures."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        for row in cursor.fetchall():
            yield plain(" ".join(map(_text, row)))


def plain(text: str) -> str:
    return text.replace("-", "")


def _text(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return f"{bytes(value).hex()} {bytes(value).decode('latin-1')}"
    return str(value)
