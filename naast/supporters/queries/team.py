"""The team as matching sees it, and as an import compares it."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, Q, QuerySet, Sum

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.people.queries import absent_on, working_on
from naast.supporters.logic.readiness import is_ready
from naast.supporters.logic.records import SupporterRecord, Team
from naast.supporters.logic.team import TeamMember, calls_soon
from naast.supporters.models import MonthlyLoad, Supporter
from naast.supporters.queries.on_call import OnCallNow, on_call_now
from naast.supporters.queries.readiness import records_of, training_rules


def eligible_team(
    actor: Actor,
    today: date,
    *,
    open_counts: Mapping[UUID, int] | None = None,
    at: datetime | None = None,
) -> list[TeamMember]:
    """Everybody in the active team who works here today, in order of name.

    open_counts: how many colleagues somebody supports now, by person id; only cases knows it.
    at: the moment of asking, so that the rota counts; without it nobody is on call.
    Availability, rest and absence are told, not filtered: matching says why somebody is not asked.
    An actor who may not read the team gets an empty list.
    """
    if actor.kind != "system" and not decide(actor, Right.READ_TEAM):
        return []
    rows = list(active_supporters(today))
    absent = absent_on(today, [row.person_id for row in rows])
    loads = loads_by_supporter(today)
    counts = open_counts or {}
    rules, records = training_rules(), records_of(rows, today)
    duty = on_call_now(at) if at is not None else OnCallNow()
    return [
        _member(
            row,
            today=today,
            open_count=counts.get(row.person_id, 0),
            load=loads.get(row.pk, (0, None)),
            ready=is_ready(records[row.pk], rules, today),
            absent=row.person_id in absent or not _in_their_week(row, today, duty),
            duty=duty,
        )
        for row in rows
    ]


def active_supporters(today: date) -> QuerySet[Supporter]:
    """The team on that day, with person, department and site in the same query."""
    serving = Q(ended_on=None) | Q(ended_on__gte=today)
    rows = Supporter.objects.filter(serving, active=True, person__in=working_on(today))
    return rows.select_related("person__department__site").order_by("person__name", "pk")


def loads_by_supporter(today: date) -> dict[UUID, tuple[int, date | None]]:
    """By supporter: how many in the last twelve months, and the last month with any."""
    year_ago = date(today.year - 1, today.month, 1)
    rows = MonthlyLoad.objects.filter(count__gt=0).values("supporter_id")
    totals = rows.annotate(year=Sum("count", filter=Q(month__gt=year_ago)), last=Max("month"))
    return {row["supporter_id"]: (row["year"] or 0, row["last"]) for row in totals}


def _member(
    row: Supporter,
    *,
    today: date,
    open_count: int,
    load: tuple[int, date | None],
    absent: bool,
    ready: bool,
    duty: OnCallNow,
) -> TeamMember:
    person = row.person
    cases_last_year, last_case_on = load
    return TeamMember(
        person_id=person.pk,
        name=person.name,
        profession=person.profession,
        specialism=person.specialism,
        seniority=person.seniority,
        birth_decade=person.birth_decade,
        started_year=person.started_year,
        gender=person.gender,
        site=person.department.site.code,
        department=person.department_id,
        languages=tuple(person.languages),
        maximum=row.maximum_cases,
        open_count=open_count,
        cases_last_year=cases_last_year,
        last_case_on=last_case_on,
        rest_until=row.rest_until,
        available=row.available,
        absent=absent,
        trained=row.trained_on is not None and row.trained_on <= today,
        accepts=tuple(row.accepts),
        work_pattern=person.work_pattern,
        ready=ready,
        on_call=duty.places.get(person.pk, 0),
        asleep=duty.night and person.pk not in duty.places,
    )


def _in_their_week(row: Supporter, today: date, duty: OnCallNow) -> bool:
    """Whoever is on call is there, whatever the days of their own week."""
    return row.person_id in duty.places or calls_soon(row.weekdays, today)


def supporter_of_person(actor: Actor) -> Supporter | None:
    """The actor's own row in the team, or None."""
    if actor.kind != "user":
        return None
    return Supporter.objects.filter(person_id=actor.id).first()


def team_as_values(today: date) -> Team:
    """The team and all who could be in it, for the plan of an import."""
    persons: dict[str, tuple[UUID, str]] = {}
    rows = working_on(today).order_by().values_list("pk", "name", "staff_number", "email")
    for pk, name, number, email in rows.iterator(chunk_size=5000):
        persons.update({key: (pk, name) for key in (number, email) if key})
    return Team(
        persons=persons,
        supporters={row.person_id: _values(row) for row in Supporter.objects.all()},
    )


def _values(row: Supporter) -> SupporterRecord:
    return SupporterRecord(
        person_id=row.person_id,
        trained_on=row.trained_on,
        started_on=row.started_on,
        ended_on=row.ended_on,
        maximum=row.maximum_cases,
        available=row.available,
        rest_until=row.rest_until,
        accepts=tuple(sorted(row.accepts)),
        active=row.active,
    )


def ended_between(first: date, last: date) -> int:
    """How often support by a supporter ended in those months (their first days, both included)."""
    rows = MonthlyLoad.objects.filter(month__range=(first, last))
    return sum(rows.values_list("count", flat=True))
