"""Trainings of the invented team: three on the way, a masterclass ahead, a few things due again."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage
from naast.people.models import Person
from naast.supporters.actions.change_curriculum import add_material, take_over_template
from naast.supporters.actions.invite_to_session import invite_to_session
from naast.supporters.actions.issue_certificate import issue_certificate
from naast.supporters.actions.note_attendance import note_attendance
from naast.supporters.actions.plan_sessions import When, plan_sessions
from naast.supporters.actions.plan_training import plan_training
from naast.supporters.actions.sign_agreement import sign_agreement, text_to_sign
from naast.supporters.actions.welcome_supporter import welcome_supporter
from naast.supporters.models import Supporter
from naast.supporters.models_training import Curriculum, TrainingSession

AGO = timedelta(days=455)
SENT = [kind.value for kind in MessageKind if kind.value.startswith("training_")]


def load_training(
    coordinator: Actor, *, team: Sequence[Person], new: Sequence[Person], now: datetime
) -> None:
    """team: those trained before, the first of whom can sign in; new: who said yes lately."""
    half_day = take_over_template(actor=coordinator, at=now, key="half_day")
    masterclass = take_over_template(actor=coordinator, at=now, key="masterclass")
    link = "https://intranet.example/peer-support"
    title = "Wat een gebeurtenis met je doet (film, 8 minuten)"
    add_material(actor=coordinator, at=now, curriculum=half_day, title=title, link=link)

    before = [_supporter(person) for person in team[:8]]
    for one in before:
        _sign(one, now - timedelta(days=300))
    _held(half_day, before[:4], coordinator, now - timedelta(days=290), now)
    _held(half_day, before[4:], coordinator, now - timedelta(days=5 * 365 - 40), now)
    _held(half_day, [_supporter(one) for one in team[8:18]], coordinator, now - AGO, now)
    for one in before[:4]:
        issue_certificate(actor=coordinator, at=now, supporter=one, curriculum=half_day)

    way = [
        welcome_supporter(actor=coordinator, at=now - timedelta(days=40), person_id=one.pk)
        for one in new
    ]
    for one in way:
        by_on = timezone.localdate(now) + timedelta(days=90)
        plan_training(actor=coordinator, at=now, supporter=one, curriculum=half_day, by_on=by_on)
    for one in way[1:]:
        _sign(one, now - timedelta(days=30))
    _held(half_day, way[2:], coordinator, now - timedelta(days=10), now)
    _coming(half_day, [*way[:2], *before[4:]], coordinator, now, days=18)
    _coming(masterclass, before[:4], coordinator, now, days=45)
    OutgoingMessage.objects.filter(kind__in=SENT).delete()  # nobody there reads post


def _supporter(person: Person) -> Supporter:
    return Supporter.objects.get(person_id=person.pk)


def _sign(supporter: Supporter, at: datetime) -> None:
    roles = frozenset({Role.PEER_SUPPORTER, Role.COLLEAGUE})
    actor = Actor("user", str(supporter.person_id), roles)
    version = text_to_sign(at).version
    sign_agreement(actor=actor, at=at, version=version, language="nl")


def _planned(
    curriculum: Curriculum, people: Sequence[Supporter], by: Actor, at: datetime, on: datetime
) -> TrainingSession:
    day = timezone.localdate(on)
    day += timedelta(days=(7 - day.weekday()) if day.weekday() > 2 else 0)  # three days of a week
    begins = timezone.make_aware(datetime.combine(day, time(9)))
    when = When(begins, begins + timedelta(hours=4), "Leslokaal 2, Rivierzijde", "Iris Berg")
    first = plan_sessions(actor=by, at=at, curriculum=curriculum, first=when)[0]
    ids: list[UUID] = [one.pk for one in people]
    invite_to_session(actor=by, at=at, session=first, supporters=ids)
    return first


def _coming(
    curriculum: Curriculum, people: Sequence[Supporter], by: Actor, now: datetime, *, days: int
) -> None:
    _planned(curriculum, people, by, now, now + timedelta(days=days))


def _held(
    curriculum: Curriculum, people: Sequence[Supporter], by: Actor, on: datetime, now: datetime
) -> None:
    row = _planned(curriculum, people, by, on - timedelta(days=30), on)
    came = list(row.places.values_list("pk", flat=True))
    note_attendance(actor=by, at=now, session=row, came=came)
