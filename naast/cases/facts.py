"""What the clocks of open support say in clear: yes or no, never how often and never whose."""

from datetime import datetime

from django.db.models import Q, QuerySet

from naast.cases.logic.words import Phase
from naast.cases.models import Case


def a_promise_is_late(at: datetime) -> bool:
    """Some supporter's next step, a call or a talk, is past its moment or had to be reminded of."""
    return _late(at).filter(phase=Phase.WITH_SUPPORTER.value).exists()


def somebody_waits_too_long(at: datetime) -> bool:
    """Some request waits for a coordinator past its moment: nobody has been asked for it."""
    return _late(at).filter(phase=Phase.WAITING.value, supporter=None).exists()


def _late(at: datetime) -> QuerySet[Case]:
    return Case.objects.filter(Q(next_due_at__lt=at) | Q(nudges__gt=0), adopted=True)
