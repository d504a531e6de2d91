"""Puts a guide for a new role aside."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.knowledge.choices import Guide
from naast.knowledge.models import GuideRead
from naast.privacy.audit import record


@transaction.atomic
def put_guide_aside(*, guide: Guide, actor: Actor, at: datetime) -> None:
    """For the actor only. The guide stays in the menu; a new grant of the role shows it again."""
    GuideRead.objects.update_or_create(
        user_id=UUID(actor.id), guide=guide.value, defaults={"read_on": timezone.localdate(at)}
    )
    record("put_guide_aside", actor=actor, at=at)
