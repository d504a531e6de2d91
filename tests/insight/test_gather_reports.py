"""Tables of reported events and of talks in groups, against examples counted by hand."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naast.cases.models_group import GroupMonth
from naast.incidents.models import Incident
from naast.insight.queries import gather_groups, gather_reports
from naast.insight.queries.gather_support import window
from tests.factories.incidents import an_incident

pytestmark = pytest.mark.django_db


def reported(at: datetime, kind: str, **changes: object) -> None:
    incident = an_incident(kind=kind)
    Incident.objects.filter(pk=incident.pk).update(recorded_at=at, **changes)


def counted(gatherer, code: str) -> dict[tuple[str, ...], int]:
    table = {one.code: table for one, table in gatherer.counts("2026")}[code]
    assert table.periods == window("2026", 1)
    return {cell: number for cell, number in table.counts.items() if number}


@pytest.fixture
def a_year() -> None:
    reported(datetime(2026, 3, 31, 21, 59, tzinfo=UTC), "near_miss", support_offered=True)
    reported(datetime(2026, 3, 31, 22, 1, tzinfo=UTC), "near_miss", support_offered=True)
    reported(
        datetime(2026, 7, 1, 12, 0, tzinfo=UTC),
        "claim",
        support_decision="not_needed",
        decide_by_at=None,
    )
    reported(datetime(2026, 12, 31, 22, 59, tzinfo=UTC), "claim")
    reported(datetime(2026, 12, 31, 23, 1, tzinfo=UTC), "complaint")  # New Year in Amsterdam
    reported(datetime(2025, 12, 31, 22, 59, tzinfo=UTC), "complaint")


def test_reports_by_kind_quarter_and_offer_in_the_hospitals_own_time(a_year: None) -> None:
    assert counted(gather_reports, "reports_total") == {(): 4}
    assert counted(gather_reports, "reports_kind") == {("near_miss",): 2, ("claim",): 2}
    assert counted(gather_reports, "reports_quarter") == {
        ("Q1",): 1,
        ("Q2",): 1,
        ("Q3",): 1,
        ("Q4",): 1,
    }
    assert counted(gather_reports, "reports_offer") == {
        ("offered",): 2,
        ("not_needed",): 1,
        ("under_way",): 1,
    }
    assert counted(gather_reports, "reports_offer_kind") == {
        ("offered", "near_miss"): 2,
        ("not_needed", "claim"): 1,
        ("under_way", "claim"): 1,
    }
    assert counted(gather_reports, "reports_offer_quarter") == {
        ("offered", "Q1"): 1,
        ("offered", "Q2"): 1,
        ("not_needed", "Q3"): 1,
        ("under_way", "Q4"): 1,
    }


def test_all_tables_of_reports_take_one_question_however_many_there_are(a_year: None) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        gather_reports.counts("2026")
    assert len(asked) == 1


def test_talks_in_groups_and_who_came_are_counted_apart() -> None:
    for month, talks, came in (
        (date(2026, 1, 1), 2, 11),
        (date(2026, 3, 1), 1, 0),
        (date(2026, 12, 1), 1, 9),
        (date(2025, 12, 1), 7, 70),
    ):
        GroupMonth.objects.create(month=month, talks=talks, came=came)
    assert counted(gather_groups, "groups_held") == {(): 4}
    assert counted(gather_groups, "groups_came") == {(): 20}
    assert counted(gather_groups, "groups_held_quarter") == {("Q1",): 3, ("Q4",): 1}
    assert counted(gather_groups, "groups_came_quarter") == {("Q1",): 11, ("Q4",): 9}
    populations = {one.code: table.population for one, table in gather_groups.counts("2026")}
    assert populations == {
        "groups_held": "groups",
        "groups_came": "groups.came",
        "groups_held_quarter": "groups",
        "groups_came_quarter": "groups.came",
    }
