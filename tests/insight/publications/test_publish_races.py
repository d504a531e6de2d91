"""Two that publish at one moment: one publication, one signature, one event."""

from datetime import UTC, datetime
from functools import partial

import pytest

from naast.access.actor import CLOCK
from naast.insight.actions.publish import PublishRefused, publish
from naast.insight.models_publication import Publication, PublishedTable
from naast.privacy.models import AuditEvent
from tests.cases.test_races import at_once
from tests.factories.facts import invented_facts
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 1, 20, 9, tzinfo=UTC)


def test_the_same_year_twice_at_once_is_published_once(vault: RunningVault) -> None:
    facts = [invented_facts("2023", "2024", "2025", cases=4, seed=seed) for seed in (1, 2)]
    acts = [partial(publish, actor=CLOCK, at=AT, period="2025", facts=one) for one in facts]

    at_once(*acts, late=(PublishRefused,))

    row = Publication.objects.get()
    assert row.entry is not None
    assert len(set(PublishedTable.objects.values_list("publication", flat=True))) == 1
    assert AuditEvent.objects.filter(action="publish").count() == 1


def test_of_two_years_at_once_none_is_published_without_the_other_in_sight(
    vault: RunningVault,
) -> None:
    acts = [
        partial(publish, actor=CLOCK, at=AT, period=period,
                facts={})
        for period in ("2024", "2025")
    ]  # fmt: skip

    at_once(*acts, late=(PublishRefused,))

    rows = list(Publication.objects.order_by("number"))
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert [row.period for row in rows] == sorted(row.period for row in rows)
