"""Loads the whole invented hospital; the same seed gives the same people and events."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone

from naast.access.actions.found_installation import FOUNDING, found_installation
from naast.access.actor import Actor
from naast.access.models import RoleGrant, User
from naast.access.roles import Role
from naast.knowledge.models import DirectoryEntry
from naast.people.models import Person
from naast_demo.hospital.answers import load_answers
from naast_demo.hospital.calamities import load_calamities
from naast_demo.hospital.committee import add_colleagues, load_committee
from naast_demo.hospital.events import load_events
from naast_demo.hospital.families import load_family
from naast_demo.hospital.inspectorate import load_inspectorate
from naast_demo.hospital.intervision import load_buddies, load_intervision
from naast_demo.hospital.learning import load_learning
from naast_demo.hospital.naming import load_past_round, load_round
from naast_demo.hospital.on_call import load_on_call
from naast_demo.hospital.programme import load_programme
from naast_demo.hospital.published import load_published, past_rounds
from naast_demo.hospital.questionnaires import load_questionnaire
from naast_demo.hospital.size import LARGE, Size
from naast_demo.hospital.staff import Staff, load_staff
from naast_demo.hospital.support import Desk, load_reports, load_support
from naast_demo.hospital.training import load_training
from naast_demo.mark import add_demo_user, mark_demo

SEED = 20261122
OFFICE = ["08:30-12:30, 13:00-17:00"] * 5 + ["", ""]
MORNINGS = ["09:00-12:00", "09:00-12:00", "", "09:00-12:00", "09:00-12:00", "", ""]
HELP: tuple[tuple[str, str, str, str, dict[str, object]], ...] = (
    ("manager", "Je eigen leidinggevende", "Your own manager", "", {}),
    ("peers", "Collegiale steun", "Peer support", "0800 000 0001", {"week": OFFICE}),
    ("internal", "Bedrijfsopvang", "Welfare coach", "0800 000 0003", {"week": OFFICE}),
    ("internal", "Bedrijfsarts", "Occupational health", "0800 000 0004", {"week": MORNINGS}),
    (
        "internal",
        "Geestelijke verzorging",
        "Chaplaincy",
        "0800 000 0005",
        {"always_open": True, "languages": ["nl", "en", "tr", "ar"]},
    ),
    (
        "external",
        "Psycholoog buiten het ziekenhuis",
        "Psychologist outside",
        "0800 000 0006",
        {"week": OFFICE, "open_without_referral": False},
    ),
)
LOOKED_AT_DAYS_AGO = (40, 12, 40, 220, 75, 200)
Say = Callable[[str], None]


def load(now: datetime, say: Say, size: Size = LARGE) -> None:
    """Everything, in the order in which a hospital would do it."""
    random = Random(SEED)  # noqa: S311 - invented people need no secrecy
    mark_demo()
    departments = len(size.sites) * len(size.wards)
    say(f"{size.staff:,} people, {departments} departments, a team of {size.team} ...")
    staff = load_staff(random, timezone.localdate(now), size)
    chosen = _choose(staff)
    _directory_of_help(timezone.localdate(now))
    _found(chosen, now)
    say("Events of eighteen months ...")
    load_events(random, staff.departments, now, size.events)
    load_calamities(chosen["secretary"], chosen["head"], chosen["analyst"], now)
    load_inspectorate(chosen["secretary"], chosen["committee"], chosen["analyst"], now)
    contacts = (chosen["head"].pk, chosen["other_nurse"].pk)
    load_family(chosen["secretary"].pk, contacts, now)
    analysts, members = _at_work(staff, chosen)
    add_colleagues(analysts, members, now)
    second = User.objects.get(pk=analysts[0].pk)
    add_demo_user(second, label="Tweede analist · second analyst", order=len(chosen))
    load_committee(
        chosen["secretary"],
        analyst=chosen["analyst"],
        second=analysts[0],
        asked=chosen["other_nurse"],
        now=now,
    )
    load_learning(chosen["secretary"], chosen["analyst"], staff.departments, now, size.files)
    say("Open support in every state ...")
    coordinator = Actor(
        "user",
        str(chosen["coordinator"].pk),
        frozenset({Role.COORDINATOR, Role.COLLEAGUE}),
    )
    desk = Desk(coordinator, staff, now, random)
    load_support(desk, nurse=chosen["nurse"], supporter=chosen["supporter"])
    load_reports(desk)
    say("Departments say whom they would turn to ...")
    load_past_round(desk, chosen["nurse"].department_id)
    load_round(desk, keep=[chosen["nurse"], chosen["other_nurse"], chosen["head"]])
    say("Eighteen months of the programme ...")
    load_intervision(coordinator, staff.team, now, random, size.groups)
    load_buddies(coordinator, chosen["supporter"], staff.team)
    new = [desk.somebody() for _ in range(3)]
    load_training(coordinator, team=staff.team, new=new, now=now)
    load_programme(now, size)
    load_questionnaire(now)
    load_answers(coordinator, now, random, past_rounds(now, size))
    load_on_call(coordinator, chosen["supporter"], now)
    say("Three years of published numbers ...")
    load_published(coordinator, staff.departments, now, Random(SEED), size)  # noqa: S311


def _choose(staff: Staff) -> dict[str, Person]:
    """Who can be signed in with one click; nobody's superior, so that the stories work."""
    team = {one.pk for one in staff.team}
    plain = [one for one in staff.people if one.pk not in team and one.manager_id is not None]
    heads = [one for one in staff.people if one.manager_id is None]
    nurses = [one for one in plain if one.profession == "nurse"]
    chosen = {
        "nurse": nurses[0],
        "other_nurse": nurses[1],
        "supporter": staff.team[0],
        "coordinator": plain[10],
        "deputy": plain[11],
        "head": heads[0],
        "committee": plain[12],
        "steward": plain[13],
        "second_steward": plain[14],
        "representative": plain[15],
        "board": plain[16],
        "secretary": plain[17],
        "analyst": plain[18],
    }
    labels = {
        "nurse": "Verpleegkundige die nu steun krijgt · nurse who is supported now",
        "other_nurse": "Verpleegkundige · nurse",
        "supporter": "Peer supporter",
        "coordinator": "Coördinator · coordinator",
        "deputy": "Waarnemend coördinator · deputy coordinator",
        "head": "Afdelingshoofd · head of department",
        "committee": "Lid van de calamiteitencommissie · calamity committee",
        "steward": "Functioneel beheerder · steward",
        "second_steward": "Tweede functioneel beheerder · second steward",
        "representative": "Vertegenwoordiger van medewerkers · staff representative",
        "board": "Raad van bestuur · board",
        "secretary": "Secretaris van de calamiteitencommissie · calamity secretary",
        "analyst": "Analist van calamiteiten · calamity analyst",
    }
    for place, (name, person) in enumerate(chosen.items()):
        add_demo_user(User.objects.get(pk=person.pk), label=labels[name], order=place)
    return chosen


def _at_work(staff: Staff, chosen: dict[str, Person]) -> tuple[list[Person], list[Person]]:
    """Three more analysts and two more members of the committee."""
    team = {one.pk for one in (*staff.team, *chosen.values())}
    free = [one for one in staff.people if one.pk not in team and one.manager_id is not None]
    return free[100:103], free[103:105]


def _found(chosen: dict[str, Person], now: datetime) -> None:
    users = {name: User.objects.get(pk=person.pk) for name, person in chosen.items()}
    founders = [
        (users["steward"], Role.STEWARD),
        (users["second_steward"], Role.STEWARD),
        (users["coordinator"], Role.COORDINATOR),
        (users["deputy"], Role.DEPUTY_COORDINATOR),
    ]
    found_installation(founders=founders, actor=FOUNDING, at=now)
    start = timezone.localdate(now) - timedelta(days=30)
    department = chosen["head"].department_id
    for name, role, scope in (
        ("head", Role.HEAD_OF_DEPARTMENT, department),
        ("committee", Role.COMMITTEE_MEMBER, None),
        ("representative", Role.STAFF_REPRESENTATIVE, None),
        ("board", Role.BOARD, None),
        ("secretary", Role.CALAMITY_SECRETARY, None),
        ("analyst", Role.ANALYST, None),
    ):
        RoleGrant.objects.create(
            user=users[name], role=role, scope_id=scope, starts_on=start, granted_at=now
        )


def _directory_of_help(today: date) -> None:
    for position, (level, dutch, english, phone, more) in enumerate(HELP):
        DirectoryEntry.objects.create(
            level=level,
            name_nl=dutch,
            name_en=english,
            phone=phone,
            position=position,
            checked_on=today - timedelta(days=LOOKED_AT_DAYS_AGO[position]),
            **more,
        )
