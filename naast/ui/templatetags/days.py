"""{{ on|day:"j M Y" }}, in every template without loading it."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from naast.ui import dates

register = template.Library()


@register.filter
def day(value: date | None, form: str) -> str:
    """Empty where there is no day; a moment is told in local time."""
    if not value:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return dates.day(value, form)
