"""A supporter signs the agreement: which text, in which language, at which moment."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.actions.welcome_supporter import TrainingRefused
from naast.supporters.logic.agreement_text import DUTCH, ENGLISH
from naast.supporters.models import Supporter
from naast.supporters.models_training import AgreementSigned, AgreementText
from naast.supporters.queries.readiness import newest_agreement


def text_to_sign(at: datetime) -> AgreementText:
    """The newest; the delivered one, unsaved, as long as nobody signed or wrote one."""
    delivered = AgreementText(
        version=1, text_nl=DUTCH, text_en=ENGLISH, since=timezone.localdate(at)
    )
    return newest_agreement() or delivered


@transaction.atomic
def sign_agreement(*, actor: Actor, at: datetime, version: int, language: str) -> AgreementSigned:
    """The actor's own. version: of the text that was on the page; another meanwhile is refused.

    Raises Supporter.DoesNotExist for somebody outside the team.
    """
    supporter = Supporter.objects.select_for_update().get(person_id=actor.id, active=True)
    newest = text_to_sign(at)
    if newest.version != version:
        raise TrainingRefused(_("The text changed meanwhile. Please read it again."))
    text, _made = AgreementText.objects.get_or_create(
        version=newest.version,
        defaults={"text_nl": newest.text_nl, "text_en": newest.text_en, "since": newest.since},
    )
    read = (text.text_nl if language == "nl" else text.text_en) or text.text_nl or text.text_en
    row, _new = AgreementSigned.objects.get_or_create(
        supporter=supporter,
        agreement=text,
        defaults={
            "language": language,
            "digest": hashlib.sha256(read.encode()).hexdigest(),
            "signed_at": at,
        },
    )
    record("sign_agreement", actor=actor, at=at, subject=f"version {text.version}")
    return row
