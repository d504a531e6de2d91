"""A department counts in a part of the hospital, and only in one where a hundred people work."""

from datetime import date
from uuid import uuid4

import pytest

from naast.people.choices import Part
from naast.people.facts_parts import LEAST_PEOPLE, part_of
from naast.people.models import Department, Person
from tests.factories.people import a_department, a_person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 4)


def staffed(department: Department, number: int) -> Department:
    Person.objects.bulk_create(
        Person(name=f"Person {one}", profession="nurse", department=department)
        for one in range(number)
    )
    return department


def test_a_department_counts_in_its_own_part_or_in_that_of_the_one_above() -> None:
    top = a_department(part=Part.ACUTE)
    ward = staffed(a_department(parent=a_department(parent=top)), LEAST_PEOPLE)
    own = staffed(a_department(parent=top, part=Part.SURGICAL), LEAST_PEOPLE)
    assert [part_of(one.pk, TODAY) for one in (top, ward, own)] == ["acute", "acute", "surgical"]
    assert part_of(str(ward.pk), TODAY) == "acute"


def test_a_part_with_fewer_than_a_hundred_people_counts_as_other() -> None:
    one = staffed(a_department(part=Part.ACUTE), LEAST_PEOPLE - 2)
    other = staffed(a_department(part=Part.ACUTE), 1)
    assert part_of(one.pk, TODAY) == "other"
    a_person(department=other)
    assert part_of(one.pk, TODAY) == "acute"


def test_whoever_left_is_not_counted() -> None:
    ward = staffed(a_department(part=Part.MEDICAL), LEAST_PEOPLE)
    assert part_of(ward.pk, TODAY) == "medical"
    somebody = ward.persons.first()
    assert somebody is not None
    somebody.ends_on = date(2026, 5, 3)
    somebody.save()
    assert part_of(ward.pk, TODAY) == "other"


def test_a_department_that_is_not_known_or_has_no_part_counts_as_other() -> None:
    ward = staffed(a_department(), LEAST_PEOPLE)
    found = [part_of(one, TODAY) for one in (ward.pk, uuid4(), None, "Surgery")]
    assert found == ["other"] * 4
