"""Whoever watches what was destroyed tries to learn on which day somebody's support ended."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.oversight.actions.count_erased import count_erased
from naast.oversight.models import Erased
from naast.supporters.actions.add_to_load import add_to_load
from naast.supporters.models import MonthlyLoad
from naast.workflows.erase_ended import count_support, erase_ended
from tests.actors import a_user, client_for
from tests.attacks.conftest import AttackReport
from tests.factories.people import a_supporter

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 1, 5, 9, tzinfo=timezone.get_default_timezone())


def pages_day_by_day(ends_on: date | None, *, counted: bool = False) -> list[str]:
    """What steward and representative see each noon of a quarter and ten days, with one end."""
    Erased.objects.all().delete()
    MonthlyLoad.objects.all().delete()
    supporter = a_supporter()
    seen = []
    clients = None
    for day in range(100):
        now = FIRST + timedelta(days=day)
        with time_machine.travel(now, tick=False):
            if now.date() == ends_on:
                add_to_load(person_id=supporter.person_id, on=now.date())
                if counted:  # without the protection: each end counts at once, exactly
                    Erased.objects.create(kind="support", since_on=date(2026, 1, 1), rows=10)
            count_support(actor=CLOCK, at=now)
            erase_ended(actor=CLOCK, at=now)
            if day % 9 == 0 or now.date() == ends_on:
                clients = [
                    client_for(a_user(Role.STEWARD)), client_for(a_user(Role.STAFF_REPRESENTATIVE)),
                ]  # fmt: skip
                places = ("/steward/erased/", "/representative/erased/")
                for client, place in zip(clients, places, strict=True):
                    page = client.get(place).content.decode()
                    seen.append(f"{now:%d %b} " + page.partition("<dl")[2].partition("</dl")[0])
    return seen


def test_no_day_of_a_quarter_shows_that_support_ended(attack_report: AttackReport) -> None:
    day = date(2026, 2, 10)
    nobody = set(pages_day_by_day(None))
    days_seen = {page[:6] for page in nobody}

    def differs(seen: list[str]) -> set[str]:
        return {page[:6] for page in seen if page not in nobody and page[:6] in days_seen}

    found = differs(pages_day_by_day(day))
    control = differs(pages_day_by_day(day, counted=True))

    attack_report("steward and staff representative", "the page of what was destroyed, all days",
                  found, control)  # fmt: skip


def test_the_quarter_is_noted_once_in_whole_tens_and_never_moves() -> None:
    one = a_supporter()
    for month, count in ((1, 9), (2, 9), (3, 9)):
        MonthlyLoad.objects.create(supporter=one, month=date(2026, month, 1), count=count)
    april = datetime(2026, 4, 9, 9, tzinfo=timezone.get_default_timezone())
    count_support(actor=CLOCK, at=april - timedelta(days=1))
    assert not Erased.objects.filter(since_on=date(2026, 1, 1)).exists()

    count_support(actor=CLOCK, at=april)
    one.delete()  # a former supporter goes, with the counts
    count_support(actor=CLOCK, at=april + timedelta(days=1))

    noted = Erased.objects.get(kind="support", since_on=date(2026, 1, 1))
    assert noted.rows == 20


def test_what_goes_together_with_support_is_not_counted_at_all() -> None:
    count_erased(
        removed={"people.Person": 2, "notify.AnswerCode": 1, "notify.OutgoingMessage": 1},
        on=date(2026, 2, 10),
    )
    assert list(Erased.objects.values_list("kind", "rows")) == [("people.Person", 2)]
