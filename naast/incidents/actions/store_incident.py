"""Stores a report: the event only. Names of those involved never come here."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.incidents.logic.draft import IncidentDraft
from naast.incidents.logic.triage import Decision, decide_by
from naast.incidents.logic.turning import turns_on
from naast.incidents.models import Incident
from naast.privacy.audit import record

NUMBER_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that are misread
TRIES = 5


class StoredBefore(Exception):
    """The other system's number was stored before, under another key."""

    def __init__(self, number: str) -> None:
        super().__init__(
            _("Number %(number)s of that system is in Naast already.") % {"number": number}
        )


@dataclass(frozen=True)
class Stored:
    """new: False where the key was known, also when another sender came first just now."""

    incident: Incident
    new: bool


def store_incident(
    *, actor: Actor, at: datetime, draft: IncidentDraft, key: UUID, decision: Decision
) -> Incident:
    """The stored incident, new or not; see store_once."""
    return store_once(actor=actor, at=at, draft=draft, key=key, decision=decision).incident


@transaction.atomic
def store_once(
    *,
    actor: Actor,
    at: datetime,
    draft: IncidentDraft,
    key: UUID,
    decision: Decision,
    group_proposed: bool = False,
) -> Stored:
    """The same key gives the same incident again, and stores nothing.

    Two senders with one key at the same moment: the database lets one through, the other reads it.
    Raises StoredBefore where another report has the same source system and number.
    """
    found = Incident.objects.filter(key=key).first()
    if found is not None:
        return Stored(found, new=False)
    row = _row(actor, at, draft, key, decision)
    row.group_proposed = group_proposed
    incident = _insert(row)
    if incident is None:
        return Stored(_stored_by_another(draft, key), new=False)
    record("store_incident", actor=actor, at=at, subject=str(incident.pk), own=True)
    return Stored(incident, new=True)


def _row(
    actor: Actor, at: datetime, draft: IncidentDraft, key: UUID, decision: Decision
) -> Incident:
    today = timezone.localdate(at)
    waits = decision == "waits"
    return Incident(
        key=key,
        kind=draft.kind,
        actuality=draft.actuality,
        harm=draft.harm,
        possible_calamity=draft.possible_calamity,
        happened_on=draft.happened_on,
        happened_at_time=draft.happened_at_time,
        department_id=draft.department_id,
        place=draft.place,
        text=draft.text,
        shaken=draft.shaken,
        source=draft.source,
        source_system=draft.source_system,
        source_number=draft.source_number,
        recorded_at=draft.recorded_at,
        stored_at=at,
        reporter_id=UUID(actor.id) if actor.kind == "user" else None,
        support_decision=decision,
        decide_by_at=decide_by(draft, at, today) if waits else None,
        offers_turn_on=None if waits else turns_on(timezone.localtime(at)),
    )


def _insert(incident: Incident) -> Incident | None:
    """None where key or source number was taken meanwhile; a taken number is drawn again."""
    for _try in range(TRIES):
        incident.number = "M-" + "".join(secrets.choice(NUMBER_LETTERS) for _ in range(5))
        try:
            with transaction.atomic():
                incident.save(force_insert=True)
        except IntegrityError:
            if not Incident.objects.filter(number=incident.number).exists():
                return None
        else:
            return incident
    raise RuntimeError("No free report number was found.")


def _stored_by_another(draft: IncidentDraft, key: UUID) -> Incident:
    found = Incident.objects.filter(key=key).first()
    if found is not None:
        return found
    taken = Incident.objects.filter(
        source_system=draft.source_system, source_number=draft.source_number
    )
    if draft.source_number and taken.exists():
        raise StoredBefore(draft.source_number)
    raise ValueError("The report breaks a rule of the database.")
