"""Which year waits to be published by itself."""

from datetime import date

from naast.insight.models import DaysOfMonth
from naast.insight.models_publication import Publication

FIRST_DAY = 15  # of January: what closed late in December is in by then, and can be undone no more


def year_due(today: date) -> str | None:
    """The year before, if Naast was here in it; None when it is published, or a later one is."""
    year = today.year - 1
    if (today.month, today.day) < (1, FIRST_DAY):
        return None
    if not DaysOfMonth.objects.filter(month__year=year).exists():
        return None
    if Publication.objects.filter(period__gte=str(year), entry__isnull=False).exists():
        return None
    return str(year)
