"""The numbers of a year are published once, all together, and signed; or nothing of them is."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.insight.actions.publish import PublishRefused, publish
from naast.insight.logic.publications.everything import VERSION
from naast.insight.logic.publications.list_support import SUPPORT
from naast.insight.logic.publications.mark import mark_of, text_of
from naast.insight.models_publication import Publication, PublishedTable
from naast.insight.queries.publications import periods, publication
from naast.privacy import log_proof, vault_client
from naast.privacy.models import AuditEvent
from naast.privacy.vault_client import VaultUnavailable
from tests.actors import an_actor
from tests.factories.facts import invented_facts, keep_facts
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 20, 9, tzinfo=UTC)
FACTS = invented_facts("2023", "2024", "2025", cases=4)
OTHERS = invented_facts("2023", "2024", "2025", cases=5, seed=2)


def contents() -> list[str]:
    return list(PublishedTable.objects.values_list("content", flat=True))


def events() -> int:
    return AuditEvent.objects.filter(action="publish").count()


def test_a_year_is_published_whole_signed_and_noted_once(vault: RunningVault) -> None:
    quality = an_actor(Role.QUALITY_MANAGER)

    row = publish(actor=quality, at=AT, period="2025", facts=FACTS)

    codes = list(PublishedTable.objects.values_list("code", flat=True))
    assert set(codes) >= {one.code for one in SUPPORT}
    assert (row.number, row.period, row.version) == (1, "2025", VERSION)
    assert row.mark == mark_of(text_of("2025", VERSION, contents()))
    assert AuditEvent.objects.get(action="publish").subject == "2025"


def test_four_a_year_show_three_years_together_and_nothing_of_the_year(
    vault: RunningVault,
) -> None:
    publish(actor=CLOCK, at=AT, period="2025", facts=FACTS)

    found = publication(an_actor(Role.BOARD), "2025")

    assert found is not None
    three, one = (found.tables[f"support_total{end}"].published for end in ("_3y", ""))
    assert three is not None
    assert one is not None
    assert (three.numbers, one.numbers) == ({(): 10}, {})


def test_anybody_can_check_the_signature(vault: RunningVault) -> None:
    publish(actor=CLOCK, at=AT, period="2025", facts=FACTS)

    found = publication(an_actor(Role.BOARD), "2025")

    assert found is not None
    log_proof.check_head(
        found.signature["head"], log_proof.fingerprint(vault_client.log_head()["key"])
    )
    log_proof.check_entry(found.signature, found.signature["head"])
    line = json.loads(found.signature["line"])
    assert line == {"says": f"2025 {found.mark}", "what": "publication"}


@pytest.mark.parametrize("period", ["2026", "2027", "25", "", "20x5", "2025-Q1", "٢٠٢٥"])
def test_only_a_whole_year_that_is_over_is_published(vault: RunningVault, period: str) -> None:
    with pytest.raises(PublishRefused):
        publish(actor=CLOCK, at=AT, period=period, facts=FACTS)

    assert (Publication.objects.count(), events()) == (0, 0)


def test_a_second_time_is_refused_and_changes_nothing(vault: RunningVault) -> None:
    first = publish(actor=CLOCK, at=AT, period="2025", facts=FACTS)
    before = contents()

    with pytest.raises(PublishRefused, match="published already, and stay as they are"):
        publish(actor=CLOCK, at=AT + timedelta(days=1), period="2025", facts=OTHERS)

    assert (contents(), events()) == (before, 1)
    assert Publication.objects.get().signature == first.signature


def test_an_earlier_year_cannot_be_added_afterwards(vault: RunningVault) -> None:
    publish(actor=CLOCK, at=AT, period="2025", facts=FACTS)

    with pytest.raises(PublishRefused, match="Those of an earlier year can no longer be added"):
        publish(actor=CLOCK, at=AT, period="2024", facts=OTHERS)

    assert list(Publication.objects.values_list("period", flat=True)) == ["2025"]


def test_numbers_stored_before_the_vault_fell_silent_are_signed_later_unchanged(
    vault: RunningVault,
) -> None:
    reader = an_actor(Role.BOARD)
    vault.stop()
    with pytest.raises(VaultUnavailable):
        publish(actor=CLOCK, at=AT, period="2025", facts=FACTS)
    stored = contents()
    assert (periods(reader), events(), bool(stored)) == ([], 0, True)

    vault.start()
    publish(actor=CLOCK, at=AT + timedelta(hours=1), period="2025", facts=OTHERS)

    assert (contents(), periods(reader), events()) == (stored, ["2025"], 1)


def test_without_the_vaults_facts_nothing_is_stored(vault: RunningVault) -> None:
    vault.stop()

    with pytest.raises(VaultUnavailable):
        publish(actor=CLOCK, at=AT, period="2025")

    assert (Publication.objects.count(), events()) == (0, 0)
    vault.start()


def test_what_was_signed_before_a_crash_is_signed_the_same_again(vault: RunningVault) -> None:
    vault.stop()
    with pytest.raises(VaultUnavailable):
        publish(actor=CLOCK, at=AT, period="2025", facts=FACTS)
    vault.start()
    signed = vault_client.pin_publication("2025", Publication.objects.get().mark)  # then the cut

    row = publish(actor=CLOCK, at=AT, period="2025", facts=FACTS)

    assert (json.loads(row.signature), row.entry) == (signed, signed["entry"])


def test_a_year_left_half_way_is_finished_before_the_next_one(vault: RunningVault) -> None:
    vault.stop()
    with pytest.raises(VaultUnavailable):
        publish(actor=CLOCK, at=AT - timedelta(days=365), period="2024", facts={})
    vault.start()

    publish(actor=CLOCK, at=AT, period="2025", facts={})

    assert periods(an_actor(Role.BOARD)) == ["2025", "2024"]
    assert events() == 2


def test_where_the_log_names_other_numbers_nothing_is_left(vault: RunningVault) -> None:
    """As after a backup was put back that is older than the publication."""
    vault_client.pin_publication("2025", "5" * 64)

    with pytest.raises(PublishRefused, match="The log names other numbers of 2025"):
        publish(actor=CLOCK, at=AT, period="2025", facts=FACTS)

    assert (Publication.objects.count(), PublishedTable.objects.count(), events()) == (0, 0, 0)


def test_after_an_older_backup_the_same_facts_give_the_same_publication(
    vault: RunningVault,
) -> None:
    first = publish(actor=CLOCK, at=AT, period="2025", facts=FACTS)
    signed = vault_client.pin_publication("2025", first.mark)
    put_back_an_older_backup()

    again = publish(actor=CLOCK, at=AT + timedelta(days=9), period="2025", facts=FACTS)

    assert (again.mark, json.loads(again.signature)) == (first.mark, signed)


def put_back_an_older_backup() -> None:
    with connection.cursor() as cursor:
        for table in ("insight_publishedtable", "insight_publication"):
            cursor.execute(f"DELETE FROM {table}")


def test_facts_that_no_later_year_needs_are_destroyed(vault: RunningVault) -> None:
    keep_facts(vault, FACTS)

    publish(actor=CLOCK, at=AT, period="2025")

    kept = vault.core.store.rows("SELECT period, count(*) FROM facts GROUP BY period")
    assert sorted(tuple(row) for row in kept) == [("2024", 4), ("2025", 4)]
