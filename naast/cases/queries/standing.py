"""The standing instruction for nights, weekends and hours without a coordinator."""

from datetime import datetime

from django.utils import timezone

from naast.cases.models import StandingInstruction


def standing_instruction(at: datetime) -> StandingInstruction | None:
    """The one in force, or None: then nobody is asked without a coordinator."""
    today = timezone.localdate(at)
    rows = StandingInstruction.objects.filter(ended_at=None, until_on__gte=today)
    return rows.order_by("-signed_at").first()
