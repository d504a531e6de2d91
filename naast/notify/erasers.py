"""What removes messages and answer codes: a case that closes, a person who leaves, time."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from naast.notify.models import AnswerCode, OutgoingMessage
from naast.privacy.erasure import Trigger, erases

NAMELESS_FOR = timedelta(days=14)
NOT_ARRIVED_FOR = timedelta(days=7)
USED_FOR = timedelta(hours=1)


def _one(subject: UUID | None) -> list[UUID]:
    return [] if subject is None else [subject]


@erases(OutgoingMessage, Trigger.CASE_CLOSED)
def forget_messages_of_case(subject: UUID | None, at: datetime) -> int:
    """Whatever is not sent yet; what is sent names no case."""
    return OutgoingMessage.objects.filter(case_id__in=_one(subject)).delete()[0]


@erases(AnswerCode, Trigger.CASE_CLOSED)
def forget_codes_of_case(subject: UUID | None, at: datetime) -> int:
    """Used or not."""
    return AnswerCode.objects.filter(case_id__in=_one(subject)).delete()[0]


@erases(OutgoingMessage, Trigger.PERSON_LEFT)
def forget_messages_to_person(subject: UUID | None, at: datetime) -> int:
    """Nobody who left is written to."""
    return OutgoingMessage.objects.filter(person_id__in=_one(subject)).delete()[0]


@erases(AnswerCode, Trigger.PERSON_LEFT)
def forget_codes_of_person(subject: UUID | None, at: datetime) -> int:
    """Nobody who left can answer."""
    return AnswerCode.objects.filter(person_id__in=_one(subject)).delete()[0]


@erases(OutgoingMessage, Trigger.PERIOD_ENDED)
def forget_old_messages(subject: UUID | None, at: datetime) -> int:
    """Nameless rows after two weeks, those that did not arrive after one."""
    nameless = Q(person_id=None, done_at__lte=at - NAMELESS_FOR)
    lost = Q(person_id__isnull=False, done_at__lte=at - NOT_ARRIVED_FOR)
    return OutgoingMessage.objects.filter(nameless | lost).delete()[0]


@erases(AnswerCode, Trigger.PERIOD_ENDED)
def forget_old_codes(subject: UUID | None, at: datetime) -> int:
    """An hour after the answer, or as soon as it is too late."""
    over = Q(valid_until_at__lte=at) | Q(used_at__lte=at - USED_FOR)
    return AnswerCode.objects.filter(over).delete()[0]
