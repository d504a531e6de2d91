"""kill -9 at random moments of adopting, closing and turning.

Nothing acknowledged is lost, no closed case opens, open ones still do, nothing is done twice.
"""

import os
import random
import threading
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest

from naast.privacy import sealing, vault_client
from naast.privacy.vault_client import EpochKey, Purpose, VaultRefused, VaultUnavailable
from tests.factories.vault import VaultProcess, read_entries
from vault.heads import verify

ROUNDS = 12
SEED = 20261122
AS_CLOCK = ("system:clock", "system")


@dataclass
class Web:
    """What the web knows for certain: it wrote it down only after the vault had answered."""

    choose: random.Random
    key: EpochKey
    keys: dict[UUID, bytes] = field(default_factory=dict)
    wraps: dict[UUID, bytes] = field(default_factory=dict)  # adopted, as acknowledged
    closed: dict[UUID, int] = field(default_factory=dict)  # to the entry of the receipt
    wanted: dict[UUID, bytes] = field(default_factory=dict)  # asked to close, with their facts
    head: dict[str, object] = field(default_factory=dict)

    def step(self) -> None:
        """One act of the kinds that change the vault; a cut-off one is repeated some day."""
        act = self.choose.choices([self.adopt, self.close, self.turn, self.look], [5, 3, 1, 2])
        act[0]()

    def adopt(self) -> None:
        case_id, key = uuid4(), sealing.new_key()
        register = {"person": str(uuid4()), "incident": None, "apart": [], "code": None}
        wrap = sealing.wrap_for_vault(key, case_id, self.key)
        envelope = sealing.envelope_for_vault(register, case_id, self.key)
        self.wraps[case_id] = vault_client.adopt(case_id, wrap, envelope)
        self.keys[case_id] = key

    def close(self) -> None:
        open_now = [case_id for case_id in self.wraps if case_id not in self.wanted]
        if open_now:
            case_id = self.choose.choice(open_now)
            self.wanted[case_id] = os.urandom(96)
            self.finish_closing(case_id)

    def finish_closing(self, case_id: UUID) -> None:
        asked = (case_id, self.wraps[case_id], *AS_CLOCK, self.wanted[case_id])
        self.closed[case_id] = vault_client.close(*asked).entry

    def turn(self) -> None:
        """As the nightly job does it: everything open is wrapped again, then the old keys die."""
        self.key = vault_client.begin_turn()
        for case_id in [one for one in self.wraps if one not in self.closed]:
            try:
                self.wraps[case_id] = vault_client.rewrap(case_id, self.wraps[case_id])
            except VaultRefused as no:
                assert no.reason == "closed" and case_id in self.wanted
        for case_id in vault_client.waiting_for_rewrap():
            assert case_id not in self.wraps, "the vault waits for a case that it was sent"
            vault_client.report_damaged(case_id)  # adopted, but the answer was cut off
        vault_client.finish_turn()

    def look(self) -> None:
        self.head = vault_client.log_head()

    def losses(self) -> list[str]:
        """What was acknowledged and is not so; empty when the vault kept its word."""
        found = []
        for case_id in self.wraps:
            key = self._opened(case_id)
            if case_id in self.closed and key != "closed":
                found.append("a closed case is not closed")
            elif case_id not in self.wanted and key != self.keys[case_id]:
                found.append("an open case does not open")
            elif case_id in self.wanted and key not in ("closed", self.keys[case_id]):
                found.append("a case is half closed")
        return found

    def _opened(self, case_id: UUID) -> bytes | str:
        asked = (*AS_CLOCK, Purpose.REMIND)
        try:
            return vault_client.open_case(case_id, self.wraps[case_id], *asked)
        except VaultRefused as no:
            # The mark of a closed case dies with its keys; then the vault knows it no more.
            gone = no.reason == "not_allowed" and case_id in self.wanted
            return "closed" if gone else no.reason


def work_until_killed(web: Web, vault: VaultProcess) -> None:
    """Some acts in peace, then the blow falls somewhere within the next few."""
    assert vault.process is not None
    for _ in range(web.choose.randint(3, 12)):
        web.step()
    killer = threading.Timer(web.choose.uniform(0, 0.012), vault.process.kill)
    killer.start()
    try:
        while True:
            web.step()
    except VaultUnavailable:
        pass
    killer.join()
    vault.kill()


def test_killed_at_any_moment_the_vault_keeps_its_word(vault_process: VaultProcess) -> None:
    web = Web(random.Random(SEED), vault_client.public_key())
    for _ in range(ROUNDS):
        work_until_killed(web, vault_process)
        vault_process.start()
        assert web.losses() == []
    for case_id in set(web.wanted) - set(web.closed):
        web.finish_closing(case_id)
    web.turn()
    assert web.losses() == []
    assert vault_client.fact_count() == len(web.wanted)
    lines = every_line()
    verify(lines, vault_client.log_head())
    verify(lines, web.head)  # a head from before the last kills still stands
    entries = read_entries(vault_process.folder, *web.keys.values())
    assert all(entries[number]["action"] == "close" for number in web.closed.values())
    assert len(web.wraps) > 30 and len(web.closed) > 10 and web.key.epoch > 3


def every_line() -> list[bytes]:
    lines: list[bytes] = []
    while more := vault_client.log_entries(len(lines), 1000):
        lines += [line.encode() + b"\n" for line in more]
    return lines


def test_control_a_vault_that_answers_before_it_commits_loses_acknowledged_cases(
    vault_process: VaultProcess,
) -> None:
    vault_process.stop()
    vault_process.program = ("tests.attacks.unprotected_vault", "commit_before_reply")
    vault_process.start()
    web = Web(random.Random(SEED), vault_client.public_key())
    for _ in range(3):
        web.adopt()
    vault_process.kill()
    vault_process.program = ("vault",)
    vault_process.start()
    assert web.losses() == ["an open case does not open"] * 3


def test_a_vault_killed_between_the_two_halves_of_a_turn_finishes_it(
    vault_process: VaultProcess,
) -> None:
    web = Web(random.Random(SEED), vault_client.public_key())
    for _ in range(3):
        web.adopt()
    web.key = vault_client.begin_turn()
    first = next(iter(web.wraps))
    web.wraps[first] = vault_client.rewrap(first, web.wraps[first])
    vault_process.kill()
    vault_process.start()
    assert vault_client.begin_turn() == web.key  # the same turn, not another
    with pytest.raises(VaultRefused):
        vault_client.finish_turn()
    web.turn()
    assert vault_client.health().turn_open is False
    assert web.losses() == []
