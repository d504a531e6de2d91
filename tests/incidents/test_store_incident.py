"""Storing a report: once, in the open what is about the event, nothing about those involved."""

from datetime import timedelta
from uuid import uuid4

import pytest

from naast.access.actor import PUBLIC
from naast.incidents.actions.store_incident import StoredBefore, store_incident
from naast.incidents.models import Incident
from naast.privacy.models import AuditEvent
from tests.factories.incidents import NOON, a_draft, a_user_actor, an_incident

pytestmark = pytest.mark.django_db


def test_a_report_is_stored_with_a_number_people_can_read_aloud() -> None:
    incident = an_incident()

    assert incident.number[:2] == "M-"
    assert len(incident.number) == 7
    assert Incident.objects.get() == incident


def test_a_report_that_waits_has_a_moment_for_the_coordinator() -> None:
    assert an_incident(decision="waits").decide_by_at == NOON + timedelta(hours=12)
    assert an_incident(decision="opened").decide_by_at is None


def test_sending_twice_stores_once_and_gives_the_same_number() -> None:
    key = uuid4()

    first = an_incident(key=key)
    second = an_incident(key=key, text="Sent again")

    assert second.pk == first.pk
    assert Incident.objects.count() == 1
    assert AuditEvent.objects.filter(action="store_incident").count() == 1


def test_the_same_number_of_another_system_is_refused() -> None:
    an_incident(source="csv", source_system="tpsc", source_number="77")

    with pytest.raises(StoredBefore, match="77"):
        an_incident(source="csv", source_system="tpsc", source_number="77")
    assert (
        an_incident(source="csv", source_system="zenya", source_number="77").source_number == "77"
    )


def test_the_signed_in_reporter_is_remembered_and_the_public_is_nobody() -> None:
    nurse = a_user_actor()

    assert str(an_incident(actor=nurse).reporter_id) == nurse.id
    assert an_incident(actor=PUBLIC).reporter_id is None


def test_the_audit_trail_never_names_a_reporter() -> None:
    store_incident(actor=a_user_actor(), at=NOON, draft=a_draft(), key=uuid4(), decision="opened")

    event = AuditEvent.objects.get(action="store_incident")
    assert (event.role_word, event.actor_name) == ("colleague", "")


def test_every_field_has_a_privacy_class() -> None:
    for field in Incident._meta.concrete_fields:
        assert field.name in Incident.PRIVACY
