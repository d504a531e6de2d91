"""Alarms reach coordinators and the staff representative, and tell no person and no case."""

from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from naast.access.actor import CLOCK
from naast.access.models import User
from naast.access.roles import Role
from naast.notify.models import OutgoingMessage
from naast.privacy import sealing, vault_alarms, vault_client
from naast.privacy.models import AuditEvent
from naast.privacy.pinned import VaultNotOurs
from naast.privacy.vault_client import Purpose, VaultRefused
from naast.workflows.tell_alarms import tell_alarms
from tests.actors import a_user, client_for
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    assert_large_targets,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.factories.cases import AT
from tests.factories.vault import Adopted, RunningVault, adopt_case

pytestmark = pytest.mark.django_db
URL = "/alarms/"


@pytest.fixture(autouse=True)
def _at_work(vault: RunningVault) -> object:
    with time_machine.travel(AT, tick=True):
        yield


def coordinator() -> User:
    user = a_user(Role.COORDINATOR)
    vault_client.enrol(user.pk, "coordinator")
    return user


def open_in_vain(user: User, case: Adopted, role: str = "coordinator") -> None:
    purpose = Purpose.ARRANGE if role == "coordinator" else Purpose.SUPPORT
    with pytest.raises(VaultRefused):
        vault_client.open_case(case.case_id, case.wrap, f"person:{user.pk}", role, purpose)


def told() -> set[object]:
    rows = OutgoingMessage.objects.filter(kind="alarm")
    assert set(rows.values_list("case_id", flat=True)) <= {None}
    return set(rows.values_list("person_id", flat=True))


def test_all_who_watch_are_told_but_the_one_it_is_about() -> None:
    anna, berta, rep = coordinator(), coordinator(), a_user(Role.STAFF_REPRESENTATIVE)
    a_user(Role.STEWARD), a_user(Role.HEAD_OF_DEPARTMENT), a_user()
    open_in_vain(anna, adopt_case(person=anna.pk))

    assert tell_alarms(actor=CLOCK, at=timezone.now()) == 1
    assert told() == {berta.pk, rep.pk}
    assert AuditEvent.objects.get(action="tell_alarm").subject == "too_near"


def test_nobody_is_told_twice_of_the_same() -> None:
    coordinator(), a_user(Role.STAFF_REPRESENTATIVE)
    open_in_vain(a_user(Role.PEER_SUPPORTER), adopt_case(), "supporter")

    for _ in range(3):
        tell_alarms(actor=CLOCK, at=timezone.now())

    assert OutgoingMessage.objects.filter(kind="alarm").count() == 2


def test_told_again_after_a_crash_between_outbox_and_vault_is_told_once() -> None:
    coordinator()
    open_in_vain(a_user(Role.PEER_SUPPORTER), adopt_case(), "supporter")
    (alarm,) = vault_alarms.alarms_to_tell()
    from naast.workflows.tell_alarms import _tell

    _tell(alarm, actor=CLOCK, at=timezone.now())  # and the machine stops here
    tell_alarms(actor=CLOCK, at=timezone.now())

    assert OutgoingMessage.objects.filter(kind="alarm").count() == 1


def test_the_representative_reads_no_person_and_the_coordinator_whether_it_was_herself() -> None:
    anna, rep = coordinator(), a_user(Role.STAFF_REPRESENTATIVE)
    own = adopt_case(person=anna.pk)
    open_in_vain(anna, own)

    hers = client_for(anna).get(URL).content.decode()
    seen = client_for(rep).get(URL).content.decode()

    assert "In your name." in hers and "In your name." not in seen
    for page in (hers, seen):
        assert "stand too near to" in page and "Coordinator" in page
        assert str(own.case_id) not in page
    assert anna.name not in seen and str(anna.pk) not in seen


def looked_at(user: User) -> str:
    path = f"{URL}{AT_DAY}/not_assigned/supporter/"
    return str(client_for(user).post(path, follow=True).content.decode())


AT_DAY = "2026-01-05"  # the vault's own clock


def test_both_look_and_nothing_goes_away() -> None:
    anna, rep = coordinator(), a_user(Role.STAFF_REPRESENTATIVE)
    open_in_vain(a_user(Role.PEER_SUPPORTER), adopt_case(), "supporter")

    assert "No coordinator has looked yet." in client_for(rep).get(URL).content.decode()
    assert "A coordinator looked." in looked_at(anna)
    seen = client_for(rep).get(URL).content.decode()
    assert "You have not looked yet. A coordinator looked." in seen
    assert "You looked. A coordinator looked." in looked_at(rep)
    assert AuditEvent.objects.filter(action="look_at_alarm").count() == 2


def test_whom_it_is_about_finds_no_button_and_cannot_press_it() -> None:
    anna, berta = coordinator(), coordinator()
    open_in_vain(anna, adopt_case(person=anna.pk))
    path = f"{URL}{AT_DAY}/too_near/coordinator/"

    assert "I looked at this" in client_for(berta).get(URL).content.decode()
    assert "I looked at this" not in client_for(anna).get(URL).content.decode()
    assert client_for(anna).post(path).status_code == 404
    assert client_for(berta).post(path).status_code == 302
    assert AuditEvent.objects.filter(action="look_at_alarm").count() == 1


def test_what_never_rang_or_is_no_day_is_not_here() -> None:
    client = client_for(coordinator())
    for path in (f"{AT_DAY}/many/supporter/", "no-day/many/supporter/", f"{AT_DAY}/x/supporter/"):
        assert client.post(f"{URL}{path}").status_code == 404


@pytest.mark.parametrize("role", [Role.STEWARD, Role.HEAD_OF_DEPARTMENT, Role.PEER_SUPPORTER, None])
def test_others_find_nothing_here(role: Role | None) -> None:
    anna = coordinator()
    assert client_for(anna).get(URL).status_code == 200
    user = a_user(*([role] if role else []))
    if role is Role.STEWARD:
        vault_client.enrol(uuid4(), "steward")
    assert client_for(user).get(URL).status_code == 404


def test_a_silent_vault_says_so(vault: RunningVault) -> None:
    anna = coordinator()
    vault.stop()
    assert client_for(anna).get(URL).status_code == 503
    vault.start()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_the_page_in_a_browser(
    open_page: OpenPage, live_server: LiveServer, size: tuple[int, int], tmp_path: Path
) -> None:
    anna = coordinator()
    open_in_vain(a_user(Role.PEER_SUPPORTER), adopt_case(), "supporter")
    open_in_vain(anna, adopt_case(person=anna.pk))
    page = open_page(size)
    sign_in(page, anna, live_server.url)

    page.goto("/alarms/")
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)
    assert_large_targets(page)
    page.screenshot(path=tmp_path / "alarms.png", full_page=True)
    page.get_by_role("button", name="I looked at this").click()

    expect(page.get_by_text("Noted that you looked.")).to_be_visible()
    expect(page.get_by_text("In your name.")).to_be_visible()


def test_a_promoted_vault_is_noticed_within_a_minute_and_the_older_copy_believed_no_more(
    vault: RunningVault,
) -> None:
    coordinator()
    older = vault_client.public_key()
    with vault.core.store.change():
        vault.core.store.set_meta("term", 1)

    tell_alarms(actor=CLOCK, at=timezone.now())

    assert sealing.current_epoch_key() == vault_client.public_key() != older
    with pytest.raises(VaultNotOurs):
        sealing.remember_epoch_key(older)
