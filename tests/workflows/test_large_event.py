"""The shipped example of a large event: twelve requests, and a group talk proposed once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from naast.access.actor import IMPORTER
from naast.cases.models import Case
from naast.incidents.models import Incident
from naast.incidents.queries.intake_file import read_incidents
from naast.incidents.queries.to_decide import groups_to_decide
from naast.workflows.import_incidents import import_incidents
from tests.factories.cases import a_colleague, a_coordinator

pytestmark = pytest.mark.django_db(transaction=True)
EXAMPLE = Path(settings.BASE_DIR) / "docs" / "examples" / "large-event.json"
AFTER = datetime(2026, 3, 2, 16, tzinfo=UTC)


def imported(at: datetime) -> list[str]:
    rows = read_incidents(EXAMPLE.read_bytes(), form="fhir", at=at)
    return [one.result for one in import_incidents(actor=IMPORTER, at=at, rows=rows)]


def test_the_example_opens_twelve_requests_and_proposes_a_talk(vault: Any) -> None:
    assert imported(AFTER) == ["accepted"]

    event = Incident.objects.get()
    assert (Case.objects.count(), event.support_decision, event.text) == (12, "opened", "")
    assert groups_to_decide(a_coordinator()) == [event]
    assert groups_to_decide(a_colleague()[1]) == []


def test_an_old_event_proposes_nothing_before_the_coordinator_offers_support(vault: Any) -> None:
    coordinator = a_coordinator()
    assert imported(AFTER + timedelta(days=30)) == ["accepted"]

    before = list(groups_to_decide(coordinator))
    Incident.objects.update(support_decision="opened", decide_by_at=None)

    assert (before, len(groups_to_decide(coordinator))) == ([], 1)
