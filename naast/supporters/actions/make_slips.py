"""Paper codes for a department that votes without signing in; shown once, kept as hashes."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.notify.logic.codes import digest_of, grouped, new_code
from naast.people.queries import working_on
from naast.privacy.audit import record
from naast.supporters.logic.nomination import Way
from naast.supporters.models_nomination import OPEN, NominationRound, RoundDepartment, Slip
from naast.supporters.rules_nomination import NominationRefused


@transaction.atomic
def make_slips(*, actor: Actor, at: datetime, unit: RoundDepartment) -> list[str]:
    """As many as there are voters, once: a second sheet would be a second vote for everybody."""
    NominationRound.objects.select_for_update().get(pk=unit.round_id)
    row = RoundDepartment.objects.select_related("round").get(pk=unit.pk)
    if row.round.state != OPEN or not row.round.slips or row.way != Way.BALLOT.value or row.done:
        raise NominationRefused(_("The slips of this department have been made already."))
    people = working_on(timezone.localdate(at)).filter(department=row.department_id)
    voters = people.filter(employment__in=row.round.employments).count()
    codes = [new_code() for _one in range(voters)]
    Slip.objects.bulk_create(
        [Slip(digest=digest, unit=row) for digest in sorted(map(digest_of, codes))]
    )
    row.done = True
    row.save(update_fields=["done"])
    record("make_slips", actor=actor, at=at, subject=str(row.pk))
    return [grouped(code) for code in codes]
