"""Invented trainings for tests: a candidate, a curriculum, a session, and the whole way at once."""

from datetime import datetime, timedelta
from typing import Any

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.supporters.actions.change_curriculum import take_over_template
from naast.supporters.actions.invite_to_session import invite_to_session
from naast.supporters.actions.note_attendance import note_attendance
from naast.supporters.actions.plan_sessions import When, plan_sessions
from naast.supporters.actions.sign_agreement import sign_agreement, text_to_sign
from naast.supporters.actions.welcome_supporter import welcome_supporter
from naast.supporters.models import Supporter
from naast.supporters.models_training import Curriculum, TrainingSession
from tests.factories.people import a_person, a_user_for


def a_candidate(*, by: Actor, at: datetime, **person: Any) -> Supporter:
    """Somebody who said yes; with a user, so that they can sign in."""
    somebody = a_person(**person)
    a_user_for(somebody)
    return welcome_supporter(actor=by, at=at, person_id=somebody.pk)


def actor_of(supporter: Supporter) -> Actor:
    """As whom the supporter acts."""
    roles = frozenset({Role.PEER_SUPPORTER, Role.COLLEAGUE})
    return Actor("user", str(supporter.person_id), roles)


def a_curriculum(*, by: Actor, at: datetime, key: str = "half_day") -> Curriculum:
    return take_over_template(actor=by, at=at, key=key)


def a_session(
    curriculum: Curriculum, *, by: Actor, at: datetime, begins_at: datetime, **when: Any
) -> TrainingSession:
    """The first day."""
    fields = {"place": "Room 4", "trainers": "Iris Berg"} | when
    first = When(begins_at=begins_at, ends_at=begins_at + timedelta(hours=4), **fields)
    return plan_sessions(actor=by, at=at, curriculum=curriculum, first=first)[0]


def signed(supporter: Supporter, *, at: datetime) -> None:
    version = text_to_sign(at).version
    sign_agreement(actor=actor_of(supporter), at=at, version=version, language="en")


def attended(supporter: Supporter, curriculum: Curriculum, *, by: Actor, at: datetime) -> None:
    """Every day of the curriculum, the last of them yesterday."""
    days = curriculum.parts.order_by("-day").values_list("day", flat=True)[0]
    begins = at - timedelta(days=days)
    first = a_session(curriculum, by=by, at=begins - timedelta(days=9), begins_at=begins)
    invite_to_session(actor=by, at=begins, session=first, supporters=[supporter.pk])
    for session in TrainingSession.objects.filter(run=first.run):
        seats = session.places.values_list("pk", flat=True)
        note_attendance(actor=by, at=at, session=session, came=list(seats))
