"""The directory's own promises: constraints, and a privacy class for every field."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from naast.people.models import Hospital, Person
from naast.people.queries import hospital
from tests.factories.people import a_person, a_supporter, a_user_for

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("area", ["people", "supporters"])
def test_every_field_has_a_privacy_class(area: str) -> None:
    for model in apps.get_app_config(area).get_models():
        fields = {field.name for field in model._meta.concrete_fields}

        assert set(model.PRIVACY) == fields, model.__name__


def test_one_mailbox_belongs_to_one_person_but_many_may_have_none() -> None:
    a_person(email="")
    a_person(email="")
    a_person(email="ward@hospital.example")

    with pytest.raises(IntegrityError), transaction.atomic():
        a_person(email="ward@hospital.example")


def test_nobody_is_their_own_manager() -> None:
    person = a_person()

    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(manager=person)


def test_there_is_one_hospital_and_defaults_before_anybody_chose() -> None:
    assert hospital().policy == "egalitarian"
    Hospital.objects.create(name="Hospital of the Meadow")

    with pytest.raises(IntegrityError), transaction.atomic():
        Hospital.objects.create(id=2, name="A second one")

    assert hospital().name == "Hospital of the Meadow"


def test_a_user_has_the_id_of_the_person() -> None:
    supporter = a_supporter(profession="doctor")

    user = a_user_for(supporter.person)

    assert (user.pk, supporter.person.profession) == (supporter.person.pk, "doctor")
