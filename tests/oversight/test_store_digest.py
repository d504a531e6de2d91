"""The digest of last month: fetched once, stored, told to the staff representative."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.jobs.scheduled.make_digest import make_digest
from naast.notify.models import OutgoingMessage
from naast.oversight.actions.store_digest import store_digest
from naast.oversight.models import Digest
from naast.oversight.queries import digests_for, is_sound, proof_file, told
from naast.privacy import vault_client
from naast.privacy.models import AuditEvent
from tests.actors import a_user, actor_for, an_actor, give
from tests.factories.oversight import a_digest
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator
from tests.vault.asking import open_as, refused

pytestmark = pytest.mark.django_db

JANUARY, IN_FEBRUARY = date(2026, 1, 1), datetime(2026, 2, 1, 9, tzinfo=UTC)


@pytest.fixture
def month_over(vault: RunningVault) -> RunningVault:
    open_as(enrolled_coordinator(), "coordinator", adopt_case())
    vault.clock.turn(days=27)  # to the first of February
    return vault


def test_it_is_stored_and_the_representative_hears_of_it(month_over: RunningVault) -> None:
    watcher, board = a_user(), a_user()
    give(watcher, Role.STAFF_REPRESENTATIVE, starts_on=JANUARY)
    give(board, Role.BOARD, starts_on=JANUARY)

    digest = store_digest(month=JANUARY, actor=CLOCK, at=IN_FEBRUARY)

    assert told(digest).openings["coordinator"] == "<5"
    assert told(digest).sound
    assert [message.person_id for message in OutgoingMessage.objects.all()] == [watcher.pk]
    events = AuditEvent.objects.values_list("action", "subject", "role_word")
    assert list(events) == [("store_digest", "2026-01", "clock")]


def test_a_stored_digest_is_never_made_again(month_over: RunningVault) -> None:
    first = store_digest(month=JANUARY, actor=CLOCK, at=IN_FEBRUARY)
    size = vault_client.log_head()["size"]
    again = store_digest(month=JANUARY, actor=CLOCK, at=IN_FEBRUARY + timedelta(days=9))
    assert (again.pk, again.told, again.made_at) == (first.pk, first.told, first.made_at)
    assert vault_client.log_head()["size"] == size
    assert AuditEvent.objects.count() == 1


def test_the_duty_makes_last_months_and_waits_while_it_runs(vault: RunningVault) -> None:
    make_digest(datetime(2026, 1, 20, 9, tzinfo=UTC))
    assert not Digest.objects.exists()  # the vault began this month
    make_digest(IN_FEBRUARY)
    assert not Digest.objects.exists()  # by its own clock January still runs
    vault.clock.turn(days=27)
    for hour in range(3):
        make_digest(IN_FEBRUARY + timedelta(hours=hour))
    assert [digest.month for digest in Digest.objects.all()] == [JANUARY]


def test_a_running_month_is_refused(vault: RunningVault) -> None:
    with refused("too_soon"):
        store_digest(month=JANUARY, actor=CLOCK, at=IN_FEBRUARY)
    assert not AuditEvent.objects.exists()


def test_only_the_representative_reads_digests() -> None:
    digest = a_digest()
    watcher = actor_for(a_user(Role.STAFF_REPRESENTATIVE))
    assert digests_for(watcher) == [digest]
    for role in set(Role) - {Role.STAFF_REPRESENTATIVE, Role.COLLEAGUE}:
        assert digests_for(an_actor(role)) == []


def test_a_digest_or_head_that_was_touched_is_not_sound() -> None:
    digest = a_digest()
    assert is_sound(digest.head, [digest.proof])
    for head in ({"size": 4}, {"day": "2026-11-02"}, {"root": "00" * 32}, {"key": "zz"}):
        assert not is_sound({**digest.head, **head}, [digest.proof])
    line = digest.proof["line"].replace("2026-10", "2026-09")
    assert not is_sound(digest.head, [{**digest.proof, "line": line}])
    assert json.loads(proof_file(digest)["told"])["month"] == "2026-10"
