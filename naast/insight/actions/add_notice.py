"""Says in words what was wrong in a publication: numbers stay, the notice stands beside them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.insight.models_publication import Notice, Publication
from naast.privacy.audit import record

MOST = 600  # characters


class NoticeRefused(Exception):
    """Nothing was added; str() says why and what to do; field: the form field at fault."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


@transaction.atomic
def add_notice(*, actor: Actor, at: datetime, period: str, code: str, text: str) -> Notice:
    """code: of the table; "" is about the whole publication. It stays, as the numbers do."""
    row = Publication.objects.filter(period=period, entry__isnull=False).first()
    if row is None:
        raise NoticeRefused(_("Nothing is published of this year."))
    if code and not row.tables.filter(code=code).exists():
        raise NoticeRefused(_("Choose one of the tables of this year."), "code")
    told = " ".join(text.split())
    if not told:
        raise NoticeRefused(_("Write what was wrong, and what is right."), "text")
    if len(told) > MOST:
        raise NoticeRefused(_("Write at most %(most)s characters.") % {"most": MOST}, "text")
    notice = Notice.objects.create(
        publication=row,
        code=code,
        written_on=timezone.localdate(at),
        role=actor.role_word,
        text=told,
    )
    record("add_notice", actor=actor, at=at, subject=period)
    return notice
