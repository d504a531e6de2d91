"""Invented reports for tests: a draft, a named colleague, a stored incident."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from naast.access.actor import PUBLIC, Actor
from naast.access.roles import Role
from naast.incidents.actions.store_incident import store_incident
from naast.incidents.logic.draft import IncidentDraft, NamedColleague
from naast.incidents.logic.triage import Decision
from naast.incidents.models import Incident

NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)  # a Monday, 12:00 in Amsterdam


def a_draft(**kw: Any) -> IncidentDraft:
    """A safety incident of this morning, reported at NOON."""
    draft = IncidentDraft(
        kind="safety_incident",
        happened_on=date(2026, 3, 2),
        happened_at_time=time(9, 30),
        recorded_at=NOON,
        place="Theatre 2",
        harm="moderate",
        text="The wrong dose was given and noticed at once.",
    )
    return replace(draft, **kw)


def a_named_colleague(**kw: Any) -> NamedColleague:
    return replace(
        NamedColleague(name="Sanne Involved", phone="+31 6 11112222", department="Surgery"), **kw
    )


def an_incident(
    *,
    actor: Actor = PUBLIC,
    at: datetime = NOON,
    decision: Decision = "waits",
    key: UUID | None = None,
    **kw: Any,
) -> Incident:
    return store_incident(
        actor=actor, at=at, draft=a_draft(**kw), key=key or uuid4(), decision=decision
    )


def a_user_actor(user_id: UUID | None = None, *roles: Role) -> Actor:
    """A signed-in actor; every signed-in person is a colleague as well."""
    return Actor(kind="user", id=str(user_id or uuid4()), roles=frozenset({Role.COLLEAGUE, *roles}))
