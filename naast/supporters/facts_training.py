"""Whether the team keeps up what it learnt: counts, of nobody by name."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from naast.supporters.choices import SessionState
from naast.supporters.facts_team import serving
from naast.supporters.facts_year import served_on
from naast.supporters.logic.due import due_of
from naast.supporters.models import Supporter
from naast.supporters.models_training import Certificate, Seat, TrainingSession
from naast.supporters.queries.readiness import records_of, training_rules


@dataclass(frozen=True)
class RefreshersDue:
    """due: supporters with a core competence that has run out, or does within half a year; of:
    those of whom any competence is recorded."""

    due: int = 0
    of: int = 0


@dataclass(frozen=True)
class TrainingOfYear:
    """Training days of the year: held, cancelled, and places taken at those that were held, all
    together. certificates: given in the year."""

    held: int = 0
    cancelled: int = 0
    came: int = 0
    certificates: int = 0


def training_of_year(first: date, last: date) -> TrainingOfYear:
    """Three queries. Who was invited and did not come is nobody's number."""
    start, end = _midnight(first), _midnight(last + timedelta(days=1))
    days = TrainingSession.objects.filter(begins_at__gte=start, begins_at__lt=end)
    states = Counter(days.order_by().values_list("state", flat=True))
    held = days.filter(state=SessionState.HELD.value)
    return TrainingOfYear(
        held=states[SessionState.HELD.value],
        cancelled=states[SessionState.CANCELLED.value],
        came=Seat.objects.filter(session__in=held, came=True).count(),
        certificates=Certificate.objects.filter(issued_on__range=(first, last)).count(),
    )


def refreshers_due_then(day: date) -> RefreshersDue:
    """Of those who served on a day that is over: today's rules on what they had shown by then."""
    return _due([*served_on(day)], day)


def refreshers_due(on: date) -> RefreshersDue:
    """Of trained supporters who serve on that day."""
    return _due([*serving(on)], on)


def _due(team: list[Supporter], on: date) -> RefreshersDue:
    rules, records = training_rules(), records_of(team, on)
    known = [record for record in records.values() if record.shown]
    return RefreshersDue(
        sum(1 for record in known if due_of(record, rules, on).refresh), len(known)
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
