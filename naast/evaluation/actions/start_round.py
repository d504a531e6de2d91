"""A round begins to collect: keys, manifest, its mark in the log; then passes can be given."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.evaluation.logic.encoding import sha256
from naast.evaluation.logic.manifest import Named, manifest_of
from naast.evaluation.logic.rounds import State, Way
from naast.evaluation.models import Round
from naast.evaluation.rules import EvaluationRefused
from naast.privacy import collector_client, issuer_client, vault_client
from naast.privacy.audit import record
from naast.privacy.locking import lock
from naast.privacy.passes import new_tag_key

TAG_KEY = "evaluation.Round.tag_key"


@transaction.atomic
def start_round(*, actor: Actor, at: datetime, round_: Round, hospital: str) -> Round:
    """Each step may be repeated: what stopped half-way is finished by pressing once more.

    Raises ProcessAway, ProcessRefused, VaultUnavailable, VaultRefused; nothing is collected then.
    """
    row = Round.objects.select_for_update().get(pk=round_.pk)
    if row.stands is not State.PREPARING:
        raise EvaluationRefused(_("This round has begun already."))
    row.manifest = _manifest(row, hospital)
    row.mark = sha256(row.manifest)
    pinned = vault_client.pin_round(row.code, row.mark, actor.name, _role(actor))
    if row.way == Way.BALLOTS.value:
        collector_client.open_round(row.manifest, row.form)
    row.entry, row.state = pinned["entry"], State.COLLECTING.value
    row.tag_key = lock(new_tag_key().hex(), kind=TAG_KEY, row_id=row.pk)
    row.save()
    record("start_evaluation", actor=actor, at=at, subject=row.code)
    return row


def _manifest(row: Round, hospital: str) -> str:
    sealed = row.way == Way.BALLOTS.value
    named = Named(
        code=row.code,
        hospital=hospital,
        issuer=settings.ISSUER_URL if sealed else "",
        collector=settings.COLLECTOR_URL if sealed else "",
        form=row.form,
        least_ballots=row.least_ballots,
        least_supporters=row.least_supporters,
        opened_on=row.opened_on,
    )
    key = issuer_client.open_round(row.code) if sealed else ""
    return manifest_of(named, opening=row.opening, issuer_key=key)


def _role(actor: Actor) -> str:
    is_first = Role.COORDINATOR in actor.roles
    return (Role.COORDINATOR if is_first else Role.DEPUTY_COORDINATOR).value
