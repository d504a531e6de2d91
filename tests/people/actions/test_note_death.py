"""Somebody died: nothing speaks to them any more."""

import pytest

from naast.access.actor import IMPORTER
from naast.access.models import User
from naast.access.roles import Role
from naast.people.actions.import_people import import_people
from naast.people.actions.note_death import note_death
from naast.people.logic.staff_file import read_staff_file
from naast.people.models import Department, Person
from naast.people.queries import working_on
from naast.people.rules import PeopleRefused
from naast.privacy.models import AuditEvent
from naast.workflows.message_addresses import address_in_directory, address_of_user
from tests.actors import an_actor
from tests.factories.cases import AT
from tests.factories.people import a_department, a_person, a_user_for

pytestmark = pytest.mark.django_db


def test_whoever_died_has_no_address_no_sign_in_and_no_post() -> None:
    person = a_person(staff_number="7")
    a_user_for(person)
    department = a_department(head=person, contact_person=person)
    assert address_in_directory(person.pk) is not None

    note_death(person=person, actor=an_actor(Role.COORDINATOR), at=AT)

    row = Person.objects.get(pk=person.pk)
    assert (row.died, row.active, row.email, row.phone) == (True, False, "", "")
    assert working_on(AT.date()).filter(pk=row.pk).exists() is False
    assert (address_in_directory(row.pk), address_of_user(row.pk)) == (None, None)
    assert User.objects.get(pk=row.pk).is_active is False
    department.refresh_from_db()
    assert (department.head, department.contact_person) == (None, None)


def test_no_staff_file_brings_somebody_back_who_died() -> None:
    department = a_department(code="icu", name="Intensive care")
    for number, name in (("7", "Anna Vos"), ("8", "Bo Mol")):
        a_person(staff_number=number, name=name, department=department, email="")
    for person in Person.objects.all():
        person.active = False
        person.save()
    note_death(person=Person.objects.get(staff_number="7"), actor=an_actor(Role.STEWARD), at=AT)
    text = "number;name;profession;department_code;department_name;email\n" + "".join(
        f"{number};{name};nurse;icu;Intensive care;{number}@h.example\n"
        for number, name in (("7", "Anna Vos"), ("8", "Bo Mol"))
    )

    staff = read_staff_file(text.encode(), this_year=2026)
    import_people(staff=staff, full=False, actor=IMPORTER, at=AT)

    rows = dict(Person.objects.values_list("staff_number", "email"))
    assert (rows["7"], rows["8"]) == ("", "8@h.example")
    assert Person.objects.get(staff_number="7").died is True


def test_the_trail_names_nobody_and_a_colleague_may_not_note_it() -> None:
    person = a_person()

    with pytest.raises(PeopleRefused):
        note_death(person=person, actor=an_actor(Role.HEAD_OF_DEPARTMENT), at=AT)
    note_death(person=person, actor=an_actor(Role.COORDINATOR), at=AT)

    event = AuditEvent.objects.get(action="note_death")
    assert str(person.pk) not in (event.subject, event.actor_name)
    assert Department.objects.filter(head=person).exists() is False
