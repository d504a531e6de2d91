"""A colleague names up to three people, once, in secret."""

from collections.abc import Sequence
from datetime import datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.access.actor import Actor
from naast.notify.logic.codes import digest_of
from naast.people.queries import working_on
from naast.privacy.audit import record
from naast.privacy.ballots import seal_ballot
from naast.supporters.models_nomination import OPEN, Ballot, MayVote, NominationRound, Slip
from naast.supporters.rules_nomination import NominationRefused


@transaction.atomic
def cast_ballot(*, actor: Actor, at: datetime, names: Sequence[UUID]) -> None:
    """The row that allowed it is removed, so it counts once, also when pressed twice at once."""
    round_ = _open_round(at)
    _check(round_, names, at)
    own = UUID(actor.id)
    if own in names:
        raise NominationRefused(_("Name somebody else than yourself."))
    gone, _rows = MayVote.objects.filter(unit__round=round_, person_id=own).delete()
    _put_in(round_, names, allowed=gone == 1)
    record("cast_ballot", actor=actor, at=_the_day(at), subject=str(round_.pk), own=True)


@transaction.atomic
def cast_by_slip(*, actor: Actor, at: datetime, names: Sequence[UUID], code: str) -> None:
    """With a code on paper; nobody signs in, so nobody is known."""
    round_ = _open_round(at)
    _check(round_, names, at)
    gone, _rows = Slip.objects.filter(unit__round=round_, digest=digest_of(code)).delete()
    _put_in(round_, names, allowed=gone == 1)
    record("cast_by_slip", actor=actor, at=_the_day(at), subject=str(round_.pk), own=True)


def _open_round(at: datetime) -> NominationRound:
    """Locked for reading only by the count, which no ballot may overtake."""
    today = timezone.localdate(at)
    rows = NominationRound.objects.filter(state=OPEN, closes_on__gte=today)
    found = rows.select_for_update().first()
    if found is None:
        raise NominationRefused(_("The round is closed. Names can no longer be given."))
    return found


def _check(round_: NominationRound, names: Sequence[UUID], at: datetime) -> None:
    if not names:
        raise NominationRefused(_("Choose at least one colleague."))
    if len(names) > round_.most_names:
        raise NominationRefused(
            ngettext(
                "Choose one colleague, not more.",
                "Choose %(number)s colleagues, not more.",
                round_.most_names,
            )
            % {"number": round_.most_names}
        )
    people = working_on(timezone.localdate(at)).filter(pk__in=names)
    if len(set(names)) != len(names) or people.count() != len(names):
        raise NominationRefused(_("One of them works here no longer. Choose again."))


def _put_in(round_: NominationRound, names: Sequence[UUID], *, allowed: bool) -> None:
    if not allowed:
        raise NominationRefused(_("Names were given already, or you are not asked in this round."))
    sealed = seal_ballot(bytes(round_.public_key), names, round_.pk)
    Ballot.objects.create(round=round_, content=sealed)


def _the_day(at: datetime) -> datetime:
    """The trail knows the day only: who was at a desk at that minute is easily found out."""
    return timezone.make_aware(datetime.combine(timezone.localdate(at), time()))
