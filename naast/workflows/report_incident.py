"""An incident arrives: the event is stored without names, and each colleague gets a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.calamities.actions.keep_free import keep_free
from naast.cases.actions.start_support import start_support_for_all
from naast.cases.logic.group import worth_proposing
from naast.cases.logic.profile import Profile
from naast.cases.queries.profiles import profile_of
from naast.incidents.actions.store_incident import store_once
from naast.incidents.logic.draft import IMPORTED, IncidentDraft, Kind, NamedColleague, Source
from naast.incidents.logic.triage import Decision, SupportRule, decide_on_support
from naast.incidents.models import Incident
from naast.people.models import Person
from naast.people.queries import hospital, working_on
from naast.people.queries.wishes import left_alone
from naast.workflows.adopt_soon import adopt_soon
from naast.workflows.near_named import standing_near
from naast.workflows.withdraw_named import withdraw_hash

WRITTEN_DOWN_BEFORE = frozenset({"paper", "phone"})  # the clocks run from the sheet


@dataclass(frozen=True)
class ReportReceipt:
    """What the reporter may know. names: how many colleagues were named."""

    incident_id: UUID
    number: str
    decision: Decision
    names: int
    cases: tuple[UUID, ...] = ()


@transaction.atomic
def report_incident(
    *,
    actor: Actor,
    at: datetime,
    draft: IncidentDraft,
    involved: Sequence[NamedColleague],
    key: UUID,
) -> ReportReceipt:
    """Stored on disk, all or nothing, before this returns; the same key again changes nothing.

    Names go into the sealed cases only. Whether offers are made at once is the hospital's rule.
    """
    today = timezone.localdate(at)
    decision = decide_on_support(draft, SupportRule.from_setting(hospital().triage_rule), today)
    profiles = [profile_of_named(one, draft, actor, today) for one in involved]
    stored = store_once(
        actor=actor,
        at=at,
        draft=draft,
        key=key,
        decision=decision,
        group_proposed=worth_proposing(profiles),
    )
    if not stored.new:
        return _receipt(stored.incident, len(involved))
    incident = stored.incident
    near = standing_near(profiles, today=today)
    keep_free(at=at, incident_id=incident.pk, near=near)
    cases = start_support_for_all(
        actor=actor,
        at=at,
        profiles_involved=profiles,
        confirmed=decision == "opened",
        incident=incident.pk,
        left_alone=left_alone_among(involved, profiles),
        removal_hashes=[withdraw_hash(key, place) for place in range(len(involved))],
        reported_at=draft.recorded_at if draft.source in WRITTEN_DOWN_BEFORE else None,
    )
    adopt_soon(cases, at=at)
    return _receipt(incident, len(involved), tuple(case.pk for case in cases))


def left_alone_among(
    involved: Sequence[NamedColleague], profiles: Sequence[Profile]
) -> frozenset[str]:
    """Who wishes no offers; a reporter who names themselves asks."""
    named = zip(involved, profiles, strict=True)
    return left_alone(p.person for one, p in named if p.person and not one.is_reporter)


def _receipt(incident: Incident, names: int, cases: tuple[UUID, ...] = ()) -> ReportReceipt:
    decision: Decision = "opened" if incident.support_decision == "opened" else "waits"
    return ReportReceipt(incident.pk, incident.number, decision, names, cases)


def draft_of_event(incident: Incident) -> IncidentDraft:
    """What a case must know of the event, from a stored one: its kind, where it was, and where it
    came from."""
    return IncidentDraft(
        kind=cast("Kind", incident.kind),
        department_id=incident.department_id,
        happened_on=incident.happened_on,
        recorded_at=incident.recorded_at,
        source=cast("Source", incident.source),
    )


def profile_of_named(
    one: NamedColleague, draft: IncidentDraft, actor: Actor, today: date
) -> Profile:
    """The directory's person where known, else what was typed."""
    said: dict[str, Any] = {
        "phone": one.phone,
        "email": one.email,
        "route": "import" if draft.source in IMPORTED else "incident",
        "event_kind": draft.kind,
        "units": (str(draft.department_id),) if draft.department_id else (),
        "support_already": one.support_already,
        "agreed": "yes" if one.is_reporter or one.may_call == "yes" else "not_asked",
    }
    person = person_named(one, today)
    if person is not None:
        return profile_of(person, actor=actor, today=today, **said)
    return Profile(
        name=one.name,
        department=one.department,
        profession=one.profession,
        language=hospital().default_language,
        **said,
    )


def person_named(one: NamedColleague, today: date) -> Person | None:
    """By the directory's id, or by an address that only one person has; never by name alone."""
    people = working_on(today).select_related("department__site")
    if one.person_id is not None:
        return people.filter(pk=one.person_id).first()
    if one.email:
        return people.filter(email__iexact=one.email).first()
    return None
