"""Whoever was named says yes, later or no. Nobody asks why."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.actions.welcome_supporter import welcome_supporter
from naast.supporters.logic.nomination import MAY_BECOME, Stage
from naast.supporters.models import Supporter
from naast.supporters.models_nomination import Nominee
from naast.supporters.rules_nomination import NominationRefused, may_answer


@transaction.atomic
def answer_nomination(*, actor: Actor, at: datetime, nominee: Nominee, answer: Stage) -> None:
    """Yes makes a member of the team who is in training: matching asks nobody untrained."""
    row = Nominee.objects.select_for_update().select_related("person").get(pk=nominee.pk)
    if not may_answer(actor, row) or answer not in MAY_BECOME[Stage(row.stage)]:
        raise NominationRefused(_("You have answered already."))
    row.stage = answer.value
    row.save(update_fields=["stage"])
    if (
        answer is Stage.YES
        and not Supporter.objects.filter(person=row.person, active=True).exists()
    ):
        welcome_supporter(actor=actor, at=at, person_id=row.person_id)
    record("answer_nomination", actor=actor, at=at, own=True)
