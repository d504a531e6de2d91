"""The logo on the first page of the annual report."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.insight.logic.logo import drawn_logo
from naast.insight.models_report import ReportLogo
from naast.privacy.audit import record


@transaction.atomic
def choose_logo(*, actor: Actor, at: datetime, content: bytes | None, words: str) -> None:
    """None takes it away. words: what it shows, for who cannot see it. Raises NoLogo."""
    if content is None:
        ReportLogo.objects.all().delete()
    else:
        drawn = drawn_logo(content)
        ReportLogo.objects.update_or_create(only=True, defaults={"picture": drawn, "words": words})
    record("choose_logo", actor=actor, at=at)
