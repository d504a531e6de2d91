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
from naast.incidents.queries.to_decide import (
    Decisions,
    decisions_for,
    groups_to_decide,
    to_decide,
)
from naast.workflows.import_incidents import import_incidents
from tests.factories.cases import a_colleague, a_coordinator
from tests.factories.incidents import an_incident

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
    assert decisions_for(a_colleague()[1]) == Decisions([], [])


def test_an_old_event_proposes_nothing_before_the_coordinator_offers_support(vault: Any) -> None:
    coordinator = a_coordinator()
    assert imported(AFTER + timedelta(days=30)) == ["accepted"]

    before = list(groups_to_decide(coordinator))
    Incident.objects.update(support_decision="opened", decide_by_at=None)

    assert (before, len(groups_to_decide(coordinator))) == ([], 1)


def reported(decision: str, *, proposed: bool, hours: int) -> None:
    row = an_incident()
    moment = AFTER + timedelta(hours=hours)
    Incident.objects.filter(pk=row.pk).update(
        support_decision=decision,
        group_proposed=proposed,
        decide_by_at=None if decision == "opened" else moment,
        recorded_at=moment,
    )


def test_one_query_finds_for_the_day_what_two_find(
    vault: Any, django_assert_num_queries: Any
) -> None:
    coordinator = a_coordinator()
    for hours in (3, 1, 2):
        reported("asked", proposed=True, hours=hours)
        reported("opened", proposed=True, hours=hours)
    reported("opened", proposed=False, hours=0)

    with django_assert_num_queries(1):
        found = decisions_for(coordinator)

    assert found.reports == to_decide(coordinator)
    assert found.groups == groups_to_decide(coordinator)
    assert (len(found.reports), len(found.groups)) == (3, 3)
