"""Where a request comes from, and the sentence that says when somebody is called."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import RequestFactory
from django.utils import timezone

from naast.people.models import Hospital
from naast.web.limits import address_of
from naast.web.promises import Whom, call_promise

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def a_request(**headers: str) -> Any:
    return RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers=headers)


def test_behind_the_proxy_only_what_the_proxy_itself_wrote_counts(settings: Any) -> None:
    settings.HTTPS = True
    invented = {"X-Forwarded-For": "198.51.100.7, 203.0.113.9"}

    assert address_of(a_request(**invented)) == "203.0.113.9"
    assert address_of(a_request()) == "192.0.2.1"


def test_without_a_proxy_nobody_chooses_their_own_address(settings: Any) -> None:
    settings.HTTPS = False

    assert address_of(a_request(**{"X-Forwarded-For": "203.0.113.9"})) == "192.0.2.1"


@pytest.mark.parametrize(
    ("hour", "whom", "sentence"),
    [
        (3, "you", "A colleague calls you today between 8 a.m. and noon."),
        (3, "them", "Everyone you named is called today between 8 a.m. and noon."),
        (8, "you", "A colleague calls you today before noon."),
        (15, "you", "A colleague calls you tomorrow between 8 a.m. and noon."),
        (15, "them", "Everyone you named is called tomorrow between 8 a.m. and noon."),
    ],
)
def test_the_promise_is_said_in_words(hour: int, whom: Whom, sentence: str) -> None:
    moment = datetime(2026, 3, 6, hour, tzinfo=AMSTERDAM)  # a Friday

    assert call_promise(moment, whom) == sentence


def test_the_promise_follows_the_hospitals_own_hours() -> None:
    Hospital.objects.create(name="Riverside", around_the_clock=True)

    assert (
        call_promise(timezone.now()) == "A colleague calls you within half an hour, day and night."
    )
