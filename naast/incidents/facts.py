"""Whether reports wait too long for somebody to decide: yes or no."""

from datetime import datetime

from naast.incidents.choices import STILL_TO_DECIDE
from naast.incidents.models import Incident


def a_report_waits_too_long(at: datetime) -> bool:
    """Some report is past the moment by which a coordinator decides whether support is offered."""
    waiting = Incident.objects.filter(support_decision__in=sorted(STILL_TO_DECIDE))
    return waiting.filter(decide_by_at__lt=at).exists()
