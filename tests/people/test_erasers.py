"""What is removed the day somebody leaves, and what a year later."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from naast.access.actor import CLOCK
from naast.access.models import User
from naast.cases.models import Case
from naast.people.models import Absence, Person, PersonSupervision, StandsApart
from naast.privacy.erasure import Trigger, erase
from naast.supporters.models import MonthlyLoad, Supporter
from naast.workflows.erase_ended import erase_ended
from tests.factories.people import a_department, a_person, a_supporter, a_user_for

pytestmark = pytest.mark.django_db
AT = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
LONG_AGO, A_YEAR_AGO = date(2026, 1, 14), date(2026, 1, 15)


def test_who_leaves_loses_the_way_in_and_all_ties_of_supervision() -> None:
    gone, stays = a_person(active=False, email=""), a_person()
    user = a_user_for(a_person(id=uuid4(), email="x@h.example"))
    User.objects.filter(pk=user.pk).update(email="other@h.example")
    User.objects.create_user("gone@h.example", id=gone.pk, name="Gone", is_staff_member=True)
    for person, by in ((gone, stays), (stays, gone)):
        PersonSupervision.objects.create(person=person, by=by, kind="trains")
    Absence.objects.create(person=gone, from_on=date(2027, 2, 1), until_on=date(2027, 2, 2))

    erase(Trigger.PERSON_LEFT, gone.pk, AT)

    closed = User.objects.get(pk=gone.pk)
    assert (closed.is_active, closed.name, closed.email) == (False, "-", f"{gone.pk}@left.invalid")
    assert (PersonSupervision.objects.count(), Absence.objects.count()) == (0, 0)
    assert User.objects.get(pk=user.pk).is_active


def test_a_year_after_leaving_the_person_goes_and_the_line_of_command_closes() -> None:
    top = a_person()
    gone = a_person(active=False, ends_on=LONG_AGO, manager=top)
    report = a_person(manager=gone)
    kept = a_person(active=False, ends_on=A_YEAR_AGO)

    erase_ended(actor=CLOCK, at=AT)

    assert set(Person.objects.all()) == {top, report, kept}
    report.refresh_from_db()
    assert report.manager == top


def test_past_absences_and_standing_apart_are_not_kept() -> None:
    person, unit = a_person(), a_department()
    for day in (date(2027, 1, 14), date(2027, 1, 15)):
        Absence.objects.create(person=person, from_on=day, until_on=day)
    StandsApart.objects.create(person=person, unit=unit, until_on=date(2027, 1, 14))

    removed = erase_ended(actor=CLOCK, at=AT)

    assert removed == {"people.Absence": 1, "people.StandsApart": 1}


def test_former_supporters_go_after_a_year_and_counts_after_two() -> None:
    now, former = a_supporter(), a_supporter(active=False, ended_on=LONG_AGO, started_on=None)
    for supporter, month in ((now, date(2025, 1, 1)), (now, date(2025, 2, 1)),
                             (former, date(2025, 12, 1))):  # fmt: skip
        MonthlyLoad.objects.create(supporter=supporter, month=month, count=1)

    erase_ended(actor=CLOCK, at=AT)

    assert [*Supporter.objects.all()] == [now]
    assert [one.month for one in MonthlyLoad.objects.all()] == [date(2025, 2, 1)]


def test_somebody_who_still_stands_beside_a_colleague_waits() -> None:
    gone = a_person(active=False, ends_on=LONG_AGO)
    report = a_person(manager=gone)
    sealed = {"wrapped_key": b"x", "register": b"x", "profile": b"x", "progress": b"x"}
    case = Case.objects.create(number="1", phase="with_supporter", supporter=gone, **sealed)
    assert erase_ended(actor=CLOCK, at=AT) == {}
    report.refresh_from_db()
    assert report.manager == gone

    case.delete()

    assert erase_ended(actor=CLOCK, at=AT) == {"people.Person": 1}
