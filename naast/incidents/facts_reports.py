"""What was reported in a year, and whether support was offered: counts of events, of nobody."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When
from django.utils import timezone

from naast.incidents.choices import SupportDecision
from naast.incidents.models import Incident


class ReportCount(NamedTuple):
    """quarter: Q1 to Q4. offer: offered to everyone involved, not_needed, or under_way."""

    kind: str
    quarter: str
    offer: str
    number: int


def reports_of(year: int) -> Sequence[ReportCount]:
    """In one query. An event counts in the quarter in which it was reported."""
    rows: QuerySet[Incident] = Incident.objects.filter(
        recorded_at__gte=_begins(year, 1), recorded_at__lt=_begins(year + 1, 1)
    )
    ends = [When(recorded_at__lt=_begins(year, part + 1), then=Value(f"Q{part}")) for part in LAST]
    offer = Case(
        When(Q(support_offered=True), then=Value("offered")),
        When(support_decision=SupportDecision.NOT_NEEDED, then=Value("not_needed")),
        default=Value("under_way"),
        output_field=CharField(),
    )
    found = (
        rows.order_by()
        .annotate(quarter=Case(*ends, default=Value("Q4"), output_field=CharField()), offer=offer)
        .values_list("kind", "quarter", "offer")
        .annotate(number=Count("pk"))
    )
    return [ReportCount(*row) for row in found]


LAST = (1, 2, 3)  # quarters that end before the year does


def _begins(year: int, quarter: int) -> datetime:
    return timezone.make_aware(datetime(year, 3 * quarter - 2, 1))
