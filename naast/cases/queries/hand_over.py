"""What a successor has to know on the first morning: counts and clocks of open work, no names.

Only what every coordinator and deputy may see is counted: the report may lie on a table, and a
number that is one higher than one's own list would tell somebody that a case is kept from them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.models import RoleGrant
from naast.access.queries import holders_of
from naast.access.roles import Right
from naast.cases.logic.weights import Choice, default_choice
from naast.cases.logic.words import Phase
from naast.cases.models import Aftercare, StandingInstruction
from naast.cases.models_group import GroupSession
from naast.cases.queries.groups import planned_talks
from naast.cases.queries.lists import open_cases
from naast.cases.queries.matching_choice import matching_choice
from naast.cases.queries.standing import standing_instruction
from naast.incidents.queries.to_decide import groups_to_decide, to_decide
from naast.knowledge.queries.looked_at import how_many_due
from naast.people.models import Hospital
from naast.people.queries import hospital, staffed_hours
from naast.people.queries.cover import COORDINATING, LOOK_AHEAD, Cover, cover
from naast.privacy import vault_client
from naast.supporters.models import Supporter
from naast.supporters.models_rota import OnCallChoice, Rota
from naast.supporters.queries import active_supporters
from naast.supporters.queries.on_call import on_call_choice
from naast.supporters.queries.rota import offers_to_decide, rotas

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Work:
    """Open work in numbers."""

    waiting: int
    asked: int
    with_supporter: int
    late: int
    in_a_day: int
    in_a_week: int
    reports: int
    groups: int
    talks: int
    to_call: int
    swaps: int
    help_due: int


@dataclass(frozen=True)
class Ahead:
    """One line of the calendar. what: a code; about: what the sentence needs."""

    on: date
    what: str
    about: str = ""


@dataclass(frozen=True)
class HandOver:
    """training: names of who is not trained yet; the other names are of coordinators."""

    work: Work
    ahead: tuple[Ahead, ...]
    cover: Cover
    standing: StandingInstruction | None
    training: tuple[str, ...]
    hospital: Hospital
    on_call: OnCallChoice
    matching: Choice
    as_delivered: bool
    rotas: tuple[Rota, ...]


def hand_over(actor: Actor, *, at: datetime) -> HandOver | None:
    """None for whoever does not arrange support."""
    if not decide(actor, Right.COORDINATE_CASES):
        return None
    today = timezone.localdate(at)
    seen = seen_by_all(at)
    choice = matching_choice()
    planned = tuple(row for row in rotas(actor, today))
    return HandOver(
        work=_work(actor, at, today, seen),
        ahead=_ahead(today, planned, at),
        cover=cover(on=today),
        standing=standing_instruction(at),
        training=tuple(_in_training(today)),
        hospital=hospital(),
        on_call=on_call_choice(),
        matching=choice,
        as_delivered=choice == default_choice(choice.policy),
        rotas=planned,
    )


def seen_by_all(at: datetime) -> frozenset[UUID]:
    """Open cases and planned talks that every coordinator and deputy stands apart from."""
    ids = {*open_cases().values_list("pk", flat=True)}
    ids |= {*planned_talks().values_list("pk", flat=True)}
    today = timezone.localdate(at)
    for role in COORDINATING:
        for person in holders_of([role], today).values_list("pk", flat=True):
            if ids:
                ids &= vault_client.visible(ids, f"person:{person}", role.value)
    return frozenset(ids)


def _work(actor: Actor, at: datetime, today: date, seen: frozenset[UUID]) -> Work:
    rows = open_cases().filter(pk__in=seen).exclude(next_due_at=None)
    lines = list(rows.values_list("phase", "supporter_id", "next_due_at"))
    waiting = [line for line in lines if line[0] == Phase.WAITING.value]
    due = [moment for _phase, _who, moment in lines if moment is not None]
    talks = GroupSession.objects.filter(pk__in=seen)
    return Work(
        waiting=sum(who is None for _phase, who, _due in waiting),
        asked=sum(who is not None for _phase, who, _due in waiting),
        with_supporter=len(lines) - len(waiting),
        late=sum(moment <= at for moment in due),
        in_a_day=sum(at < moment <= at + DAY for moment in due),
        in_a_week=sum(at + DAY < moment <= at + WEEK for moment in due),
        reports=len(to_decide(actor)),
        groups=len(groups_to_decide(actor)),
        talks=talks.count(),
        to_call=Aftercare.objects.filter(wants_to_talk=True).count(),
        swaps=len(offers_to_decide(actor, at)),
        help_due=how_many_due(actor, on=today),
    )


def _ahead(today: date, planned: Sequence[Rota], at: datetime) -> tuple[Ahead, ...]:
    """The next two months, in order."""
    until = today + LOOK_AHEAD
    found = [
        Ahead(first, "nobody_there", last.isoformat()) for first, last in cover(on=today).nobody
    ]
    signed = standing_instruction(at)
    if signed is not None:
        found.append(Ahead(signed.until_on, "instruction_ends"))
    found += [Ahead(row.last_on, "rota_ends") for row in planned]
    ending = RoleGrant.objects.filter(ends_on__range=(today, until), ended_at=None)
    coordinating = ending.filter(role__in=[role.value for role in COORDINATING])
    found += [Ahead(day, "role_ends", role) for day, role in
              coordinating.values_list("ends_on", "role") if day is not None]  # fmt: skip
    staffed = staffed_hours()
    days = (today + timedelta(days=number) for number in range(LOOK_AHEAD.days + 1))
    found += [Ahead(day, "day_off") for day in days if staffed.is_day_off(day)]
    return tuple(sorted((one for one in found if one.on <= until), key=lambda one: one.on))


def _in_training(today: date) -> Sequence[str]:
    rows: Sequence[Supporter] = list(active_supporters(today))
    return [row.person.name for row in rows if row.trained_on is None or row.trained_on > today]
