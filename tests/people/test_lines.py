"""Who may never support whom because of work; heads of department; who is not independent."""

from datetime import date

import pytest

from naast.people.models import PersonSupervision, StandsApart
from naast.people.queries import (
    apart_from,
    departments_headed_by,
    line_of_command,
    not_independent_for,
    supervision,
)
from tests.factories.people import a_department, a_person

pytestmark = pytest.mark.django_db
TODAY = date(2027, 1, 15)


def test_the_line_of_command_goes_up_to_the_top_and_down_to_the_last() -> None:
    top = a_person()
    boss = a_person(manager=top)
    anna = a_person(manager=boss)
    report = a_person(manager=anna)
    last = a_person(manager=report)
    a_person(manager=boss)  # a colleague beside her

    assert line_of_command(anna) == {top.pk, boss.pk, report.pk, last.pk}


def test_a_circle_in_the_line_of_command_ends() -> None:
    one = a_person()
    other = a_person(manager=one)
    one.manager = other
    one.save()

    assert line_of_command(one) == {other.pk}


def test_heads_of_the_department_and_of_those_above_count_as_superiors() -> None:
    division_head, head = a_person(), a_person()
    division = a_department(head=division_head)
    unit = a_department(parent=division, head=head)

    assert line_of_command(a_person(department=unit)) == {division_head.pk, head.pk}


def test_supervision_holds_in_both_directions() -> None:
    anna, trainer, pupil = a_person(), a_person(), a_person()
    PersonSupervision.objects.create(person=anna, by=trainer, kind="trains")
    PersonSupervision.objects.create(person=pupil, by=anna, kind="assesses")

    assert supervision(anna) == {trainer.pk, pupil.pk}


def test_apart_from_is_mutual() -> None:
    head, boss = a_person(), a_person()
    unit = a_department(parent=a_department(head=head))
    anna = a_person(department=unit, manager=boss)
    assessor = a_person()
    PersonSupervision.objects.create(person=anna, by=assessor, kind="appoints")
    a_person()

    assert apart_from(anna) == {head.pk, boss.pk, assessor.pk}
    for other in (head, boss, assessor):
        assert anna.pk in apart_from(other)


def test_a_head_has_all_departments_below_and_nobody_else_has_any() -> None:
    head = a_person()
    division = a_department(head=head)
    unit = a_department(parent=division)
    ward = a_department(parent=unit)
    a_department()

    assert set(departments_headed_by(head.pk)) == {division, unit, ward}
    assert not departments_headed_by(a_person().pk).exists()


def test_standing_apart_holds_for_the_unit_and_below_until_the_day() -> None:
    division = a_department()
    unit = a_department(parent=division)
    for_division, for_unit, over = a_person(), a_person(), a_person()
    StandsApart.objects.create(person=for_division, unit=division, until_on=TODAY)
    StandsApart.objects.create(person=for_unit, unit=unit, until_on=TODAY)
    StandsApart.objects.create(person=over, unit=unit, until_on=date(2027, 1, 14))

    assert not_independent_for(unit.pk, TODAY) == {for_division.pk, for_unit.pk}
    assert not_independent_for(division.pk, TODAY) == {for_division.pk}
