"""A coordinator ends a round: nothing is left of it but those who said "later"."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.actions.count_round import forget_key
from naast.supporters.logic.nomination import Stage
from naast.supporters.models_nomination import OPEN, AskAgain, NominationRound, Nominee
from naast.supporters.rules_nomination import NominationRefused


@transaction.atomic
def end_round(*, actor: Actor, at: datetime) -> None:
    """An open one is withdrawn: its ballots are destroyed unread."""
    round_ = NominationRound.objects.select_for_update().first()
    if round_ is None:
        raise NominationRefused(_("There is no round to end."))
    keep_later(round_, timezone.localdate(at))
    if round_.state == OPEN:
        forget_key(round_, actor)
    subject = str(round_.pk)
    round_.delete()
    record("end_round", actor=actor, at=at, subject=subject)


def keep_later(round_: NominationRound, today: date) -> None:
    """Who said "later" is kept for the next round; those of the round before had their turn, if
    this one was counted. A part of ending, by a coordinator or by the clock."""
    later = Nominee.objects.filter(round=round_, stage=Stage.LATER.value)
    people = list(later.values_list("person_id", flat=True))
    if round_.state != OPEN:
        AskAgain.objects.all().delete()
    for one in people:
        AskAgain.objects.update_or_create(person_id=one, defaults={"since_on": today})
