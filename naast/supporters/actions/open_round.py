"""A coordinator asks departments whom people would turn to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import SystemRandom
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.people.models import Department
from naast.people.queries import working_on
from naast.privacy import vault_client
from naast.privacy.audit import record
from naast.privacy.ballots import new_ballot_key
from naast.privacy.parcels import seal_parcel
from naast.supporters.logic.nomination import Way, way_for
from naast.supporters.models_nomination import MayVote, NominationRound, RoundDepartment
from naast.supporters.rules_nomination import NominationRefused

PARCEL = "round"


@dataclass(frozen=True)
class RoundPlan:
    """What a coordinator chose. closes_on: the last day on which names can be given."""

    departments: Sequence[UUID]
    closes_on: date
    threshold: int
    most_names: int
    employments: Sequence[str]
    slips: bool = False


@transaction.atomic
def open_round(*, actor: Actor, at: datetime, plan: RoundPlan) -> NominationRound:
    """Each department of 20 voters and more gets a ballot, a smaller one names in its meeting.

    Raises NominationRefused while another round is not ended, VaultUnavailable, VaultRefused.
    """
    if NominationRound.objects.exists():
        raise _one_already()
    try:
        with transaction.atomic():
            round_ = _made(at, plan)
    except IntegrityError as problem:  # opened by somebody else at this very moment
        raise _one_already() from problem
    for department in Department.objects.filter(pk__in=plan.departments).order_by("name", "pk"):
        _ask(round_, department, at)
    if not round_.departments.exists():
        raise NominationRefused(
            _("Nobody of these departments is on the register. Choose others."), "departments"
        )
    tell_heads(actor=actor, at=at, round_=round_, kind=MessageKind.ROUND_OPENED)
    record("open_round", actor=actor, at=at, subject=str(round_.pk))
    return round_


def _one_already() -> NominationRefused:
    return NominationRefused(_("There is a round already. End it before you open another."))


def _made(at: datetime, plan: RoundPlan) -> NominationRound:
    """With a key of its own, of which the secret half is the vault's to give."""
    round_id, (secret, public) = uuid4(), new_ballot_key()
    parcel = seal_parcel(round_id, secret.hex(), apart=(), kind=PARCEL)
    wrap = vault_client.adopt(round_id, parcel.wrap, parcel.register)
    return NominationRound.objects.create(
        id=round_id,
        opened_on=timezone.localdate(at),
        closes_on=plan.closes_on,
        threshold=plan.threshold,
        most_names=plan.most_names,
        employments=sorted(plan.employments),
        slips=plan.slips,
        public_key=public,
        wrap=wrap,
        content=parcel.content,
    )


def _ask(round_: NominationRound, department: Department, at: datetime) -> None:
    """Those of the department itself; a department under it is asked for itself."""
    people = working_on(timezone.localdate(at)).filter(employment__in=round_.employments)
    voters = list(people.filter(department=department).values_list("pk", flat=True))
    if not voters:
        return
    way = way_for(len(voters))
    unit = RoundDepartment.objects.create(round=round_, department=department, way=way.value)
    if way is Way.BALLOT and not round_.slips:
        SystemRandom().shuffle(voters)
        MayVote.objects.bulk_create([MayVote(unit=unit, person_id=one) for one in voters])


def tell_heads(*, actor: Actor, at: datetime, round_: NominationRound, kind: MessageKind) -> None:
    """One message to each head, however many departments; never to a voter."""
    heads = round_.departments.exclude(department__head=None).values_list(
        "department__head_id", flat=True
    )
    for head in sorted(set(heads)):
        once = f"{kind.value}:{round_.pk}:{head}"
        queue_message(actor=actor, at=at, kind=kind, person_id=head, once=once)
