"""The hospital puts its own text in the place of the agreement; everybody signs it anew."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.actions.sign_agreement import text_to_sign
from naast.supporters.models_training import AgreementText


@transaction.atomic
def change_agreement(*, actor: Actor, at: datetime, text_nl: str, text_en: str) -> AgreementText:
    """A new version, unless nothing changed; what was signed stays as it was signed."""
    newest = text_to_sign(at)
    if (
        newest.pk
        and (newest.text_nl, newest.text_en) == (text_nl, text_en)
        and not newest._state.adding
    ):
        return newest
    row = AgreementText.objects.create(
        version=newest.version if newest._state.adding else newest.version + 1,
        text_nl=text_nl,
        text_en=text_en,
        since=timezone.localdate(at),
    )
    record("change_agreement", actor=actor, at=at, subject=f"version {row.version}")
    return row
