"""Two requests of one person become one, and no incident is told too early."""

from uuid import uuid4

import pytest

from naast.people.models import Person
from naast.privacy import vault_client
from naast.privacy.vault_client import VaultRefused
from tests.factories.cases import a_case, a_colleague, a_coordinator

pytestmark = pytest.mark.django_db(transaction=True)


def two_requests(vault):
    person, _ = a_colleague()
    incidents = uuid4(), uuid4()
    cases = [a_case(person=person, incident=one) for one in incidents]
    return cases, incidents


def test_the_case_that_stays_stands_for_both_incidents(vault):
    coordinator = a_coordinator()
    (kept, other), (first, second) = two_requests(vault)
    vault_client.merge(kept.id, other.id, coordinator.name, "coordinator")
    vault_client.close(other.id, bytes(other.wrapped_key), "system:clock", "system", None)
    assert (vault_client.offers_made(first), vault_client.offers_made(second)) == (False, False)
    vault_client.mark_offered(kept.id)
    assert (vault_client.offers_made(first), vault_client.offers_made(second)) == (True, True)


def test_without_merging_the_second_incident_would_be_told_too_early(vault):
    (_, other), (_, second) = two_requests(vault)
    vault_client.close(other.id, bytes(other.wrapped_key), "system:clock", "system", None)
    assert vault_client.offers_made(second) is True


def test_two_people_are_never_merged(vault):
    coordinator = a_coordinator()
    (kept, other), _ = two_requests(vault)
    vault_client.merge(kept.id, other.id, coordinator.name, "coordinator")
    somebody_else = a_case(person=a_colleague()[0])
    with pytest.raises(VaultRefused):
        vault_client.merge(kept.id, somebody_else.id, coordinator.name, "coordinator")


def test_a_coordinator_does_not_merge_the_own_requests(vault):
    coordinator = a_coordinator()
    me = Person.objects.get(pk=coordinator.id)
    one, two = a_case(person=me), a_case(person=me)
    with pytest.raises(VaultRefused):
        vault_client.merge(one.id, two.id, coordinator.name, "coordinator")
