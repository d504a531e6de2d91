"""More colleagues of an event are named, one way: nothing of it can be read back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.calamities.actions.keep_free import keep_free
from naast.calamities.actions.lock_file import lock_file_of_event
from naast.cases.actions.start_support import start_support_for_all
from naast.incidents.actions.await_more_offers import await_more_offers
from naast.incidents.logic.draft import NamedColleague
from naast.incidents.models import Incident
from naast.privacy.audit import record
from naast.workflows.adopt_soon import adopt_soon
from naast.workflows.near_named import standing_near
from naast.workflows.report_incident import (
    draft_of_event,
    left_alone_among,
    profile_of_named,
)
from naast.workflows.withdraw_named import withdraw_hash


@transaction.atomic
def name_more(
    *, actor: Actor, at: datetime, incident_id: UUID, involved: Sequence[NamedColleague]
) -> int:
    """How many were handed over. Each gets a case of their own, sealed; whether an offer is made at
    once is what was decided about the event. Who is named twice is merged by the coordinator."""
    if not involved:
        return 0
    lock_file_of_event(incident_id)  # before the event, as everybody does
    incident = Incident.objects.select_for_update().get(pk=incident_id)
    draft, today = draft_of_event(incident), timezone.localdate(at)
    profiles = [profile_of_named(one, draft, actor, today) for one in involved]
    near = standing_near(profiles, today=today)
    keep_free(at=at, incident_id=incident_id, near=near)
    confirmed = await_more_offers(actor=actor, at=at, incident=incident)
    taken_back_by = uuid4()  # nobody has it: who was named here is not taken back by a report
    cases = start_support_for_all(
        actor=actor,
        at=at,
        profiles_involved=profiles,
        confirmed=confirmed,
        incident=incident.pk,
        left_alone=left_alone_among(involved, profiles),
        removal_hashes=[withdraw_hash(taken_back_by, place) for place in range(len(involved))],
    )
    adopt_soon(cases, at=at)
    record("name_more", actor=actor, at=at, own=True)
    return len(involved)
