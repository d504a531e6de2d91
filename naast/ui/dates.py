"""Days as people write them in their language."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language


def day(value: date, form: str) -> str:
    """As Django's date filter does. Dutch writes a month small, in short too: 16 nov 2026."""
    small = (get_language() or "").startswith("nl")
    return date_format(value, form.replace("M", "b") if small else form)
