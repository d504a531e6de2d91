"""The count: ballots are opened once, in memory; then they, register and key are destroyed."""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.people.queries import working_on
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.privacy.ballots import open_ballots
from naast.privacy.parcels import unseal_content
from naast.privacy.vault_client import Purpose
from naast.supporters.actions.open_round import PARCEL
from naast.supporters.logic.nomination import Count, about, tally
from naast.supporters.models_nomination import (
    COUNTED,
    OPEN,
    Ballot,
    MayVote,
    NominationRound,
    Nominee,
    Slip,
)
from naast.supporters.queries.nomination import sums_for
from naast.supporters.rules_nomination import NominationRefused


@transaction.atomic
def count_round(*, actor: Actor, at: datetime, early: bool = False) -> NominationRound:
    """Only a coordinator on the vault's own list; the vault writes its entry first.

    early: before the last day, for good. Raises NominationRefused, VaultRefused, VaultUnavailable.
    """
    round_ = NominationRound.objects.select_for_update().filter(state=OPEN).first()
    if round_ is None:
        raise NominationRefused(_("This round has been counted already."))
    if not early and round_.closes_on >= timezone.localdate(at):
        raise NominationRefused(_("Names can still be given. Count after the last day."))
    today = timezone.localdate(at)
    _remember(round_, _counted(round_, actor), today)
    round_.sums = sums_for(round_, today)
    forget_key(round_, actor)
    _destroy(round_)
    record("count_round", actor=actor, at=at, subject=str(round_.pk))
    return round_


def vault_role_of(actor: Actor) -> str:
    """Which of the two roles the vault's list is asked for."""
    lead = Role.COORDINATOR in actor.roles
    return (Role.COORDINATOR if lead else Role.DEPUTY_COORDINATOR).value


def _counted(round_: NominationRound, actor: Actor) -> dict[UUID, Count]:
    role = vault_role_of(actor)
    sealed = [bytes(one) for one in round_.sealed.values_list("content", flat=True)]
    round_.ballots = about(len(sealed))
    key = vault_client.open_case(round_.pk, bytes(round_.wrap), actor.name, role, Purpose.ARRANGE)
    secret = unseal_content(round_.pk, key, bytes(round_.content), kind=PARCEL)
    ballots = open_ballots(bytes.fromhex(secret), sealed, round_.pk)
    return tally(ballots, threshold=round_.threshold, most_names=round_.most_names)


def _remember(round_: NominationRound, counts: dict[UUID, Count], today: date) -> None:
    """Those who still work here, in an order that says nothing."""
    for person in working_on(today).filter(pk__in=counts).order_by("pk"):
        count = counts[person.pk]
        Nominee.objects.update_or_create(
            round=round_,
            person=person,
            defaults={"count": count.number, "or_more": count.or_more},
        )


def forget_key(round_: NominationRound, actor: Actor) -> None:
    """Once it is on disk that nothing needs the key. Were the vault away then, the key dies in the
    next turns, because no round asks for it."""
    close = partial(
        vault_client.close,
        round_.pk,
        bytes(round_.wrap),
        actor.name,
        vault_role_of(actor),
        None,
    )
    transaction.on_commit(close, robust=True)


def _destroy(round_: NominationRound) -> None:
    """Ballots, register and slips; the key here and, in seven nights, in every backup."""
    Ballot.objects.filter(round=round_).delete()
    MayVote.objects.filter(unit__round=round_).delete()
    Slip.objects.filter(unit__round=round_).delete()
    round_.state, round_.wrap, round_.content, round_.public_key = COUNTED, b"", b"", b""
    round_.save()
