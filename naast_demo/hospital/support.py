"""Open support in every state, made by the product's own actions through the running vault."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from random import Random
from uuid import UUID, uuid4

from django.utils import timezone

from naast.access.actor import INTAKE, PUBLIC, Actor
from naast.access.roles import Role
from naast.cases.actions.adopt_case import adopt_case
from naast.cases.actions.offer_support import offer_support
from naast.cases.actions.press_step import press_step
from naast.cases.actions.start_support import start_support
from naast.cases.logic.steps import Detail, NotNow
from naast.cases.logic.words import Help, Press
from naast.cases.models import Case
from naast.cases.queries.profiles import profile_of
from naast.incidents.logic.draft import IncidentDraft, NamedColleague
from naast.people.models import Person
from naast.workflows.report_incident import report_incident
from naast_demo.hospital.staff import Staff

Presses = list[tuple[Press, timedelta, Detail]]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass
class Desk:
    """Who arranges support in the demonstration."""

    coordinator: Actor
    staff: Staff
    now: datetime
    random: Random

    def somebody(self) -> Person:
        """A colleague outside the team who is no head of department."""
        team = {one.pk for one in self.staff.team}
        while True:
            one = self.random.choice(self.staff.people)
            if one.pk not in team and one.manager_id is not None:
                return one


def load_support(desk: Desk, *, nurse: Person, supporter: Person) -> None:
    """A few cases in each state; one of the nurse, three with the supporter who can sign in."""
    others = cycle([one for one in desk.staff.team if one.pk != supporter.pk])
    held = {"nurse": nurse}
    talk = [(Press.ACCEPT, HOUR), (Press.TALKED, 20 * HOUR)]
    followed = [*talk, (Press.FOLLOWED_UP, 14 * DAY)]
    plans: list[tuple[timedelta, list[tuple[Press, timedelta]], Person | None, Person | None]] = [
        (HOUR, [], None, None),
        (3 * HOUR, [], None, None),
        (26 * HOUR, [], None, None),
        (HOUR, [], supporter, None),
        (2 * HOUR, [], next(others), None),
        (5 * HOUR, [(Press.ACCEPT, HOUR)], supporter, None),
        (30 * HOUR, [(Press.ACCEPT, HOUR)], next(others), None),
        (3 * DAY, [(Press.ACCEPT, HOUR), (Press.CALL_LATER, 5 * HOUR)], next(others), None),
        (8 * DAY, [(Press.ACCEPT, HOUR), *[(Press.NOT_REACHED, day * DAY) for day in (1, 3, 6)]],
         next(others), None),
        (2 * DAY, [(Press.ACCEPT, HOUR), (Press.WANTS_SUPPORT, 4 * HOUR)], next(others), None),
        (3 * DAY, talk, supporter, None),
        (4 * DAY, talk, next(others), held["nurse"]),
        (6 * DAY, [*talk, (Press.REFER, 2 * DAY)], next(others), None),
        (19 * DAY, followed, next(others), None),
        (27 * DAY, followed, next(others), None),
    ]  # fmt: skip
    for ago, presses, whom, person in plans:
        _open(desk, desk.now - ago, presses, whom, person or desk.somebody())


def _open(
    desk: Desk,
    at: datetime,
    presses: list[tuple[Press, timedelta]],
    whom: Person | None,
    person: Person,
) -> None:
    person = Person.objects.select_related("department__site").get(pk=person.pk)
    profile = profile_of(person, actor=INTAKE, today=timezone.localdate(at), voicemail=True)
    case = start_support(actor=INTAKE, at=at, profile=profile, confirmed=True)
    adopt_case(actor=INTAKE, at=at, case=case)
    if whom is None:
        return
    supporter = _offer(desk, case, at, whom)
    for press, after in presses:
        moment = at + after
        detail = Detail(on=(desk.now + 2 * DAY).date(), help=Help.WELFARE_COACH)
        press_step(
            actor=supporter, at=moment, case=case, press=press, role="supporter", detail=detail
        )


def _offer(desk: Desk, case: Case, at: datetime, whom: Person) -> Actor:
    """The one meant, or whoever of the team may be asked."""
    for candidate in (whom, *desk.staff.team):
        try:
            offer_support(
                actor=desk.coordinator,
                at=at,
                case=case,
                supporter=UUID(str(candidate.pk)),
                role=Role.COORDINATOR.value,
            )
        except NotNow:
            continue
        roles = frozenset({Role.PEER_SUPPORTER, Role.COLLEAGUE})
        return Actor(kind="user", id=str(candidate.pk), roles=roles)
    raise RuntimeError("Nobody of the invented team can be asked.")


def load_reports(desk: Desk) -> None:
    """Reports of today and yesterday: one waits for a tap, others were opened by the rule.

    Two of them name the same person, for the coordinator to make one of.
    """
    twice = _named(desk)
    drafts: list[tuple[str, str, timedelta, Callable[[], list[NamedColleague]]]] = [
        ("safety_incident", "mild", 5 * HOUR, lambda: [_named(desk), _named(desk)]),
        ("near_miss", "none", 20 * HOUR, lambda: [_named(desk)]),
        ("aggression", "none", 2 * HOUR, lambda: [twice, _named(desk)]),
        ("complaint", "none", 3 * HOUR, lambda: [twice]),
        # Seven at once: the coordinator's day asks whether a group talk is offered too.
        ("patient_death", "death", 1 * HOUR, lambda: [_named(desk) for _ in range(7)]),
    ]
    for kind, harm, ago, involved in drafts:
        at = desk.now - ago
        draft = IncidentDraft(
            kind=kind,  # type: ignore[arg-type]
            happened_on=timezone.localdate(at),
            recorded_at=at,
            harm=harm,  # type: ignore[arg-type]
            department_id=desk.somebody().department_id,
            text="Verzonnen gebeurtenis voor de demonstratie.",
        )
        report_incident(actor=PUBLIC, at=at, draft=draft, involved=involved(), key=uuid4())


def _named(desk: Desk) -> NamedColleague:
    one = desk.somebody()
    return NamedColleague(name=one.name, person_id=one.pk, phone=one.phone)
