"""A small team names two or three in its meeting; its head or contact person writes them down."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.people.queries import working_on
from naast.privacy.audit import record
from naast.supporters.logic.nomination import MOST_NAMES_OF_MEETING
from naast.supporters.models_nomination import NominationRound, Nominee, RoundDepartment
from naast.supporters.rules_nomination import NominationRefused, may_name_for_team


@transaction.atomic
def name_in_meeting(
    *, actor: Actor, at: datetime, unit: RoundDepartment, names: Sequence[UUID]
) -> None:
    """Without counts, once. Which team named whom is not kept, only that a team did."""
    NominationRound.objects.select_for_update().filter(pk=unit.round_id).first()
    row = RoundDepartment.objects.select_related("round", "department").get(pk=unit.pk)
    today = timezone.localdate(at)
    if not may_name_for_team(actor, row) or row.round.closes_on < today:
        raise NominationRefused(_("The round is closed. Names can no longer be given."))
    if row.done:
        raise NominationRefused(_("The names of this team have been given already."))
    if not 1 <= len(set(names)) <= MOST_NAMES_OF_MEETING:
        raise NominationRefused(_("Choose one, two or three colleagues."))
    people = working_on(today).filter(pk__in=names)
    if people.count() != len(set(names)):
        raise NominationRefused(_("One of them works here no longer. Choose again."))
    for person in people:
        Nominee.objects.update_or_create(
            round=row.round, person=person, defaults={"by_meeting": True}
        )
    row.done = True
    row.save(update_fields=["done"])
    record("name_in_meeting", actor=actor, at=at, subject=str(row.pk))
