"""Whom the analysts hear and what those answer; and for somebody heard, what is asked of them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.models import User
from naast.access.roles import Right
from naast.calamities.choices import TeamKind, TeamState
from naast.calamities.locked import words_of
from naast.calamities.models import CalamityFile
from naast.calamities.models_interview import FactAnswer, FactCheck, Interview
from naast.calamities.queries.diary import is_past
from naast.people.models import Person


@dataclass(frozen=True)
class Heard:
    """An interview with its texts. name: of whom is invited, empty where nobody is."""

    row: Interview
    function: str
    place: str
    person: UUID | None
    name: str


@dataclass(frozen=True)
class Answered:
    """What one of those heard answered, for the analysts."""

    row: FactAnswer
    function: str
    correction: str
    why: str


@dataclass(frozen=True)
class Checked:
    """A check of facts with everybody's answer."""

    row: FactCheck
    text: str
    answers: list[Answered]


def interviews_of(file: CalamityFile) -> list[Heard]:
    """Fetch the file for analysing it first."""
    rows = list(file.interviews.select_related("first", "second"))
    people = {row.pk: words_of(row, "person") for row in rows}
    names = dict(
        Person.objects.filter(pk__in=filter(None, people.values())).values_list("pk", "name")
    )
    return [
        Heard(
            row,
            words_of(row, "function"),
            words_of(row, "place"),
            UUID(people[row.pk]) if people[row.pk] else None,
            names.get(UUID(people[row.pk]), "") if people[row.pk] else "",
        )
        for row in rows
    ]


def checks_of(file: CalamityFile) -> list[Checked]:
    """Newest first; fetch the file for analysing it first."""
    return [
        Checked(
            row,
            words_of(row, "text"),
            [
                Answered(
                    one,
                    words_of(one.interview, "function"),
                    words_of(one, "correction"),
                    words_of(one, "why"),
                )
                for one in row.answers.select_related("interview")
            ],
        )
        for row in file.fact_checks.all()
    ]


def analysts_of(file: CalamityFile) -> list[User]:
    """Who looks into the file."""
    rows = file.team.filter(kind=TeamKind.ANALYSIS.value, state=TeamState.ACCEPTED.value)
    return [one.user for one in rows.select_related("user")]


def interviews_to_keep(file: CalamityFile) -> QuerySet[Interview]:
    """Of one file; a predicate decides."""
    return Interview.objects.filter(file=file).select_related("file")


# For somebody who was heard. Rows are opened one by one: no column says whose they are.


@dataclass(frozen=True)
class Invited:
    """When and where somebody is heard, and by whom. Not about what."""

    row: Interview
    place: str
    by: list[str]


def own_interviews(actor: Actor, at: datetime) -> list[Invited]:
    """Those to come."""
    rows = Interview.objects.filter(
        file__closed_on=None, called_off=False, done_on=None, begins_at__isnull=False
    ).select_related("file", "first", "second")
    return [
        Invited(row, words_of(row, "place"), [one.name for one in (row.first, row.second) if one])
        for row in rows
        if not is_past(row.begins_at, at) and decide(actor, Right.BE_HEARD, row)
    ]


def answers_to_give(today: date) -> QuerySet[FactAnswer]:
    """Of everybody, until the day; a predicate decides on each."""
    return FactAnswer.objects.filter(
        check_asked__file__closed_on=None,
        check_asked__ended_on=None,
        check_asked__until_on__gte=today,
    ).select_related("check_asked", "interview__file")


def own_answers(actor: Actor, today: date) -> list[FactAnswer]:
    """Texts that the actor is asked to look at."""
    return [row for row in answers_to_give(today) if decide(actor, Right.BE_HEARD, row)]


def is_asked_something(actor: Actor, at: datetime) -> bool:
    """For the page on which signing in lands."""
    if actor.kind != "user" or not decide(actor, Right.BE_HEARD):
        return False
    return bool(own_answers(actor, timezone.localdate(at)) or own_interviews(actor, at))
