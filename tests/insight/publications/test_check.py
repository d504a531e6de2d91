"""Whether what is stored is what was published, asked of the bytes, the signature and the log."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from naast.access.actor import CLOCK
from naast.insight.actions.publish import publish
from naast.insight.logic.publications.mark import mark_of
from naast.insight.queries.check_publication import check_publication, published_text
from naast.privacy.log_proof import ProofBroken, fingerprint
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 20, 9, tzinfo=UTC)


@pytest.fixture
def published(vault: RunningVault) -> RunningVault:
    publish(actor=CLOCK, at=AT, period="2025", facts={})
    return vault


def changed(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def reason() -> str:
    with pytest.raises(ProofBroken) as caught:
        check_publication("2025")
    return caught.value.reason


def test_as_published_all_is_as_signed_also_when_the_log_has_grown(
    published: RunningVault,
) -> None:
    published.turn()

    proof = check_publication("2025")

    assert proof is not None
    assert check_publication("2025", trusted=fingerprint(proof["head"]["key"])) == proof
    assert check_publication("2024") is None
    assert published_text("2024") is None


def test_one_changed_number_shows(published: RunningVault) -> None:
    changed("UPDATE insight_publishedtable SET content = replace(content, '2025', '2026')")
    assert reason() == "numbers"


def test_a_table_that_is_gone_shows(published: RunningVault) -> None:
    changed("DELETE FROM insight_publishedtable WHERE place = 0")
    assert reason() == "numbers"


def test_numbers_changed_together_with_their_mark_show(published: RunningVault) -> None:
    changed("UPDATE insight_publishedtable SET content = replace(content, '2025', '2026')")
    mark = mark_of(str(published_text("2025")))
    changed(f"UPDATE insight_publication SET mark = '{mark}'")

    assert reason() == "another"


def test_another_key_than_the_one_on_paper_shows(published: RunningVault) -> None:
    with pytest.raises(ProofBroken) as caught:
        check_publication("2025", trusted="0" * 32)
    assert caught.value.reason == "other_key"
