"""People, departments, sites and the team of supporters."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from naast.access.models import RoleGrant, User
from naast.access.roles import Role
from naast.people.models import Absence, Department, Hospital, Person, Site
from naast.supporters.models import MonthlyLoad, Supporter
from naast_demo.hospital.names import a_name
from naast_demo.hospital.size import LARGE, Size

PROFESSIONS = (
    ("nurse", 46), ("doctor", 9), ("resident", 6), ("midwife", 2), ("paramedic", 3),
    ("pharmacist", 2), ("therapist", 7), ("technician", 6), ("support_staff", 14),
    ("student", 4), ("manager", 1),
)  # fmt: skip
SENIORITY = ("starter", "experienced", "experienced", "senior")


@dataclass
class Staff:
    """What the rest of the loader needs."""

    people: list[Person]
    team: list[Person]
    departments: list[Department]


def load_staff(random: Random, today: date, size: Size = LARGE) -> Staff:
    """All in bulk; a few seconds."""
    Hospital.objects.create(
        name=size.name,
        contact_email="collegiale.steun@denkbeeld.example",
        support_phone="0800 000 0001",
        night_label="Dienstdoende coördinator",
        night_phone="0800 000 0002",
    )
    departments = _departments(size)
    people = _people(random, departments, size.staff)
    _heads(random, people, departments)
    team = _team(random, people, today, size.team)
    _users(people)
    _team_roles(team, today)
    return Staff(people, team, departments)


def _departments(size: Size) -> list[Department]:
    sites = [Site.objects.create(code=code, name=name) for code, name in size.sites]
    tops = [
        Department.objects.create(code=site.code, name=f"Locatie {site.name}", site=site)
        for site in sites
    ]
    rows = [
        Department(
            code=f"{site.code}-{number:02d}", name=f"{ward} {site.name}", site=site, parent=top
        )
        for site, top in zip(sites, tops, strict=True)
        for number, ward in enumerate(size.wards, start=1)
    ]
    return Department.objects.bulk_create(rows)


def _people(random: Random, departments: list[Department], staff: int) -> list[Person]:
    words = [word for word, share in PROFESSIONS for _ in range(share)]
    rows = []
    for number in range(staff):
        profession = random.choice(words)
        rows.append(
            Person(
                id=UUID(int=random.getrandbits(128), version=4),
                staff_number=f"{200_000 + number}",
                name=a_name(random),
                profession=profession,
                seniority="trainee" if profession in ("student", "resident") else
                random.choice(SENIORITY),
                birth_decade=random.choice((1960, 1970, 1980, 1990, 2000)),
                started_year=random.randint(1995, 2026),
                department=random.choice(departments),
                languages=["nl", "en"] if random.random() < 0.6 else ["nl"],
                email=f"p{200_000 + number}@denkbeeld.example",
                phone=f"06 0000 {number:04d}",
                work_pattern=random.choice(("days", "shifts", "shifts", "nights")),
                employment="student" if profession == "student" else "employee",
                ends_on=date(2027, 8, 31) if profession == "student" else None,
            )
        )  # fmt: skip
    return Person.objects.bulk_create(rows, batch_size=500)


def _heads(random: Random, people: list[Person], departments: list[Department]) -> None:
    """One head a department; everybody else reports to the head."""
    by_department: dict[UUID, list[Person]] = {row.pk: [] for row in departments}
    for person in people:
        by_department[person.department_id].append(person)
    for department in departments:
        head, *others = by_department[department.pk]
        head.profession, head.seniority = "manager", "senior"
        department.head = department.contact_person = head
        for person in others:
            person.manager = head
    Person.objects.bulk_update(people, ["manager", "profession", "seniority"], batch_size=500)
    Department.objects.bulk_update(departments, ["head", "contact_person"])


# What supporters of the invented team are willing to do, in turn; the first can be signed in.
ACCEPTS = (
    ["nights", "weekends", "other_sites"],
    ["weekends", "other_sites"],
    ["nights", "weekends", "groups", "other_sites"],
    ["other_sites"],
)


def _team(random: Random, people: list[Person], today: date, number: int) -> list[Person]:
    chosen = random.sample([one for one in people if one.manager_id is not None], number)
    rows = [
        Supporter(
            person=person,
            # Every third was there from the beginning, so that earlier years have a team as well.
            trained_on=today
            - timedelta(days=random.randint(60, 900) + (0 if place % 3 else 3 * 365)),
            started_on=today - timedelta(days=30 if place % 9 == 0 else 200 + 11 * place),
            maximum_cases=random.choice((1, 2, 2, 3)),
            available=random.random() > 0.08,
            accepts=ACCEPTS[place % len(ACCEPTS)],
            weekdays=[0, 1, 3, 4] if place % 7 == 3 else [],
            rest_days=14 if place % 5 == 2 else 0,
            rest_until=today + timedelta(days=12) if place % 23 == 5 else None,
            talked_on=today - timedelta(days=20 + 9 * place) if place % 3 else None,
        )
        for place, person in enumerate(chosen)
    ]
    rows[0].available, rows[0].maximum_cases = True, 6  # the one who can be signed in
    supporters = Supporter.objects.bulk_create(rows)
    first = today.replace(day=1)
    months = [(first - timedelta(days=31 * back)).replace(day=1) for back in range(1, 13)]
    MonthlyLoad.objects.bulk_create(
        MonthlyLoad(supporter=one, month=month, count=1)
        for one in supporters
        for month in months
        if random.random() < 0.28
    )
    Absence.objects.bulk_create(
        Absence(person=one, from_on=today, until_on=today + timedelta(days=9))
        for one in random.sample(chosen[1:], 4)
    )
    return chosen


def _users(people: list[Person]) -> None:
    unusable = "!invented people have no password"
    User.objects.bulk_create(
        [
            User(id=one.pk, email=one.email, name=one.name, password=unusable, is_staff_member=True)
            for one in people
        ],
        batch_size=500,
    )


def _team_roles(team: list[Person], today: date) -> None:
    RoleGrant.objects.bulk_create(
        RoleGrant(
            user_id=one.pk,
            role=Role.PEER_SUPPORTER,
            starts_on=today - timedelta(days=30),
            granted_at=one_moment(today),
        )
        for one in team
    )


def one_moment(today: date) -> datetime:
    """Noon of a month ago."""
    return datetime.combine(today - timedelta(days=30), time(12), tzinfo=UTC)
