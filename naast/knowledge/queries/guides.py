"""Whether somebody is new in a role and has not put its guide aside."""

from datetime import date
from uuid import UUID

from naast.access.actor import Actor
from naast.access.models import RoleGrant
from naast.access.roles import Role
from naast.knowledge.choices import Guide
from naast.knowledge.models import GuideRead


def is_new_head(actor: Actor, *, on: date) -> bool:
    """A head of department whose newest grant began after the guide was put aside, if it was."""
    if Role.HEAD_OF_DEPARTMENT not in actor.roles:
        return False
    grants = RoleGrant.objects.filter(user_id=UUID(actor.id), role=Role.HEAD_OF_DEPARTMENT)
    started = grants.valid_on(on).order_by("-starts_on").values_list("starts_on", flat=True).first()
    read = GuideRead.objects.filter(user_id=UUID(actor.id), guide=Guide.HEAD).first()
    return started is not None and (read is None or read.read_on < started)
