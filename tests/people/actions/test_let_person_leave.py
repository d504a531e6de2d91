"""The day after the last day ends what the last day ends."""

from datetime import UTC, date, datetime

import pytest

from naast.access.actor import CLOCK, PUBLIC
from naast.access.models import User
from naast.people.actions.let_person_leave import end_employments
from naast.people.models import Person
from naast.people.rules import PeopleRefused
from tests.factories.people import a_person, a_user_for

pytestmark = pytest.mark.django_db
AT = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)


def test_who_has_passed_the_last_day_is_let_go_and_others_stay() -> None:
    gone = a_person(name="gone", ends_on=date(2027, 1, 14))
    a_user_for(gone)
    a_person(name="today", ends_on=date(2027, 1, 15))
    a_person(name="stays")

    assert [end_employments(actor=CLOCK, at=AT) for _twice in range(2)] == [1, 0]

    assert {one.name for one in Person.objects.filter(active=True)} == {"today", "stays"}
    gone.refresh_from_db()
    assert (gone.email, gone.phone, gone.ends_on) == ("", "", date(2027, 1, 14))
    assert not User.objects.get(pk=gone.pk).is_active


def test_the_clock_may_and_the_public_may_not() -> None:
    assert end_employments(actor=CLOCK, at=AT) == 0

    with pytest.raises(PeopleRefused):
        end_employments(actor=PUBLIC, at=AT)
