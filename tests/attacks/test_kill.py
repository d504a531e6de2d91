"""kill -9 at random moments of report, closing and turning, of the web's side and of the vault's:
nothing acknowledged is lost, nothing is half-erased, and the next run finishes."""

import random
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from naast.access.actor import CLOCK, PUBLIC
from naast.access.roles import Role
from naast.cases.actions.close_case import close_case
from naast.cases.actions.turn_epoch import turn_epoch
from naast.cases.logic.words import Phase, Press
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.incidents.models import Incident
from naast.privacy import sealing, vault_client
from naast.privacy.models import AuditEvent
from naast.privacy.vault_client import Purpose, VaultRefused, VaultUnavailable
from naast.workflows.adopt_soon import adopt_waiting
from naast.workflows.report_incident import ReportReceipt, report_incident
from tests.attacks.killed import Acknowledge, killed_at_work, start
from tests.factories.cases import AT, a_case, a_coordinator, pressed
from tests.factories.incidents import a_draft, a_named_colleague
from tests.factories.vault import VaultProcess

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS, SEED = 10, 20261122
TO_CLOSE = 60
ENDED = AT + timedelta(minutes=11)


@pytest.fixture
def chance() -> random.Random:
    return random.Random(SEED)


@pytest.fixture
def real_vault(vault_process: VaultProcess) -> Iterator[VaultProcess]:
    sealing.remember_epoch_key(vault_client.public_key())
    yield vault_process


def name_in(case: Case) -> str:
    """Opened as the clock does."""
    return open_case(case, actor=CLOCK, role="system", purpose=Purpose.REMIND).profile.name


# --- reports ----------------------------------------------------------------------------------


def one_report() -> ReportReceipt:
    colleague = a_named_colleague(name=f"Colleague {uuid4().hex}")
    return report_incident(actor=PUBLIC, at=AT, draft=a_draft(), involved=[colleague], key=uuid4())


def report_for_ever(acknowledge: Acknowledge) -> None:
    """As the page does: thanks only when report_incident has returned."""
    while True:
        receipt = one_report()
        acknowledge(f"{receipt.number} {receipt.cases[0]}")


def lost_reports(acknowledged: list[str]) -> list[str]:
    """Acknowledged numbers without report, without case, or whose case does not open."""
    lost = []
    for number, case_id in (line.split() for line in acknowledged):
        case = Case.objects.filter(pk=case_id).first()
        if (
            case is None
            or not Incident.objects.filter(number=number).exists()
            or not name_in(case).startswith("Colleague ")
        ):
            lost.append(number)
    return lost


def half_stored() -> bool:
    """Each report has one case, one event; and each case opens."""
    reports = AuditEvent.objects.filter(action="store_incident").count()
    counts = {Incident.objects.count(), Case.objects.count(), reports}
    return len(counts) > 1 or not all(name_in(case) for case in Case.objects.all())


def test_no_acknowledged_report_is_lost_when_the_web_is_killed(
    real_vault: VaultProcess, chance: random.Random
) -> None:
    acknowledged = []
    for _ in range(ROUNDS):
        acknowledged += killed_at_work(report_for_ever, chance)
        adopt_waiting(at=AT)
        assert lost_reports(acknowledged) == []
    assert not half_stored()
    assert len(acknowledged) >= ROUNDS


def test_no_acknowledged_report_is_lost_when_the_vault_is_killed(
    real_vault: VaultProcess, chance: random.Random
) -> None:
    acknowledged = []
    for _ in range(ROUNDS // 2):
        worker = start(report_for_ever)
        worker.wait_for_first()
        time.sleep(chance.uniform(0, 0.1))
        real_vault.kill()
        time.sleep(chance.uniform(0, 0.1))  # reports go on while the vault is dead
        acknowledged += worker.kill()
        real_vault.start()
        adopt_waiting(at=AT)
        assert lost_reports(acknowledged) == []
    assert not half_stored()


def thank_too_soon(acknowledge: Acknowledge) -> None:
    with transaction.atomic():
        receipt = one_report()
        acknowledge(f"{receipt.number} {receipt.cases[0]}")
        time.sleep(30)


def test_control_thanks_before_the_commit_would_lose_the_report(
    real_vault: VaultProcess, chance: random.Random
) -> None:
    acknowledged = killed_at_work(thank_too_soon, chance)
    assert len(lost_reports(acknowledged)) == 1


# --- closing ----------------------------------------------------------------------------------


def ready_to_close(number: int) -> list[UUID]:
    """Cases that the colleague withdrew eleven minutes ago."""
    coordinator = a_coordinator()
    cases = [a_case() for _ in range(number)]
    role = Role.COORDINATOR.value
    return [pressed(one, Press.WITHDRAW, actor=coordinator, role=role).pk for one in cases]


def close_all(ids: list[UUID], acknowledge: Acknowledge) -> None:
    """As the clocks do, one after the other; a silent vault is asked again."""
    for case_id in ids:
        while Case.objects.get(pk=case_id).phase != Phase.CLOSED.value:
            try:
                close_case(actor=CLOCK, at=ENDED, case=Case.objects.get(pk=case_id))
            except VaultUnavailable:
                time.sleep(0.005)
        acknowledge(str(case_id))


def state_of(case_id: UUID) -> tuple[str, str]:
    """What the database and the vault say."""
    row = Case.objects.get(pk=case_id)
    sealed = b"".join(map(bytes, (row.profile, row.progress, row.wrapped_key)))
    empty = row.phase == Phase.CLOSED.value and not sealed
    whole = row.phase != Phase.CLOSED.value and all((row.profile, row.progress, row.wrapped_key))
    in_vault = case_id in vault_client.visible([case_id], CLOCK.name, "system")
    here = "empty" if empty else "whole" if whole else "half"
    return here, "open" if in_vault else "closed"


OPEN, SHUT, CUT_OFF = ("whole", "open"), ("empty", "closed"), ("whole", "closed")


@pytest.mark.parametrize("victim", ["web", "vault"])
def test_no_case_is_half_erased_when_something_is_killed_while_closing(
    victim: str, real_vault: VaultProcess, chance: random.Random
) -> None:
    left = ready_to_close(TO_CLOSE)
    everything, seen = list(left), set()
    for _ in range(ROUNDS):
        worker = start(partial(close_all, list(left)))
        worker.wait_for_first()
        time.sleep(chance.uniform(0, 0.05))
        if victim == "vault":
            real_vault.kill()
            real_vault.start()
        acknowledged = {UUID(one) for one in worker.kill()}
        states = {case_id: state_of(case_id) for case_id in everything}
        assert {states[one] for one in acknowledged} == {SHUT}
        assert set(states.values()) <= {OPEN, SHUT, CUT_OFF}
        assert all(opens_never(one) for one, state in states.items() if state == CUT_OFF)
        seen |= set(states.values())
        left = [one for one in left if states[one] != SHUT]
        if len(left) < 2:
            break
    close_all(left, lambda word: None)  # the next run finishes
    assert {state_of(one) for one in everything} == {SHUT}
    assert vault_client.fact_count() == TO_CLOSE  # once each
    assert seen >= {OPEN, SHUT}


def opens_never(case_id: UUID) -> bool:
    """Cut off between vault and database: nobody can open it any more."""
    try:
        name_in(Case.objects.get(pk=case_id))
    except VaultRefused as refusal:
        return refusal.reason == "closed"
    return False


def test_control_a_database_that_forgets_before_the_vault_does_leaves_a_case_half_erased(
    real_vault: VaultProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    (case_id,) = ready_to_close(1)
    monkeypatch.setattr(vault_client, "close", lambda *given: None)
    close_all([case_id], lambda word: None)
    assert state_of(case_id) == ("empty", "open")


# --- turning ----------------------------------------------------------------------------------


def turn_for_ever(acknowledge: Acknowledge) -> None:
    """Night after night."""
    while True:
        try:
            turn_epoch(actor=CLOCK, at=AT)
        except VaultUnavailable:
            time.sleep(0.005)
            continue
        acknowledge("turned")


@pytest.mark.parametrize("victim", ["web", "vault"])
def test_no_open_case_is_lost_when_something_is_killed_while_turning(
    victim: str, real_vault: VaultProcess, chance: random.Random
) -> None:
    a_coordinator()
    cases = [a_case(name=f"Colleague {number}").pk for number in range(12)]
    closed = ready_to_close(1)
    close_all(closed, lambda word: None)
    turns, left_open = 0, 0
    for _ in range(ROUNDS):
        worker = start(turn_for_ever)
        worker.wait_for_first()
        time.sleep(chance.uniform(0, 0.08))
        if victim == "vault":
            real_vault.kill()
            real_vault.start()
        turns += len(worker.kill())
        left_open += vault_client.health().turn_open
        names = {name_in(Case.objects.get(pk=one)) for one in cases}
        assert names == {f"Colleague {number}" for number in range(12)}
    turn_epoch(actor=CLOCK, at=AT)
    assert vault_client.health().turn_open is False
    assert turns >= ROUNDS and left_open > 0, "no blow fell in the middle of a turn"
    assert not Case.objects.filter(pk__in=closed).exists()  # erased with its last key
