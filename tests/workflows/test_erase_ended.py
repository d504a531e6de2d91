"""What has had its time goes by itself, with one event, and without one when nothing went."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from naast.access.actor import CLOCK
from naast.notify.models import AnswerCode
from naast.privacy.models import AuditEvent
from naast.workflows.erase_ended import erase_ended

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def a_code(valid_until_at: datetime) -> AnswerCode:
    return AnswerCode.objects.create(
        digest=uuid4().hex,
        purpose="request",
        case_id=uuid4(),
        person_id=uuid4(),
        valid_until_at=valid_until_at,
    )


def test_only_what_has_had_its_time_goes() -> None:
    living = a_code(NOON + timedelta(seconds=1))
    a_code(NOON)

    removed = erase_ended(actor=CLOCK, at=NOON)

    assert removed == {"notify.AnswerCode": 1}
    assert list(AnswerCode.objects.all()) == [living]
    assert AuditEvent.objects.get().action == "erase_ended"


def test_when_nothing_has_had_its_time_no_event_is_written() -> None:
    a_code(NOON + timedelta(seconds=1))

    assert erase_ended(actor=CLOCK, at=NOON) == {}
    assert AuditEvent.objects.count() == 0
