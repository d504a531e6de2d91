"""Entries of one case: the holder of its key ties them together; after erasing nobody can.

The thief has everything: the log, the vault's store of each night since the case was closed, the
web's wraps of every backup. Before erasing the same thief ties every entry to its case.
"""

import math
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.attacks.vault_thief import all_values
from tests.factories.vault import Adopted, RunningVault, adopt_case, enrolled_coordinator
from tests.vault.asking import close_as, open_as
from vault.entries import Sealed, key_of_line, parts_of
from vault.keys import Broken, Epoch, handle_of, open_wrap

CASES, LOOKS = 6, 8


@dataclass
class Hospital:
    """Six cases, each looked at eight times; what the web held of them; stores by night."""

    vault: RunningVault
    cases: list[Adopted]
    wraps: dict[UUID, set[bytes]] = field(default_factory=dict)
    newest: dict[UUID, bytes] = field(default_factory=dict)
    stores: list[Path] = field(default_factory=list)
    first: int = 0
    owner: list[int] = field(default_factory=list)  # of each line from first: which case
    coordinator: UUID = field(default_factory=uuid4)

    def live(self) -> None:
        self.coordinator = enrolled_coordinator()
        self.newest = {case.case_id: case.wrap for case in self.cases}
        self.first = self.vault.core.log.size
        for _ in range(LOOKS):
            for number, case in enumerate(self.cases):
                open_as(self.coordinator, "coordinator", case)
                self.owner.append(number)
            self.vault.clock.turn(hours=2)
        self.keep()

    def keep(self) -> None:
        """What the backups of this night hold."""
        for case_id, wrap in self.newest.items():
            self.wraps.setdefault(case_id, set()).add(wrap)

    def steal_store(self) -> None:
        copy = self.vault.folder.with_name(f"stolen-{len(self.stores)}")
        shutil.copytree(self.vault.folder, copy)
        self.stores.append(copy)

    def close_all(self) -> None:
        for case in self.cases:
            close_as(self.coordinator, "coordinator", case)
        self.newest.clear()

    def lines(self) -> list[bytes]:
        lines = (self.vault.folder / "log.jsonl").read_bytes().splitlines()
        return lines[self.first : self.first + CASES * LOOKS]


@pytest.fixture
def hospital(vault: RunningVault) -> Iterator[Hospital]:
    made = Hospital(vault, [adopt_case(person=uuid4()) for _ in range(CASES)])
    made.live()
    yield made
    for copy in made.stores:
        shutil.rmtree(copy)


def keys_found(stores: Iterable[Path], hospital: Hospital) -> set[bytes]:
    """Every key for the log a thief can make: what stands in a store as bytes or hex, and what the
    seeds in it open of any wrap of any backup."""
    values = [value for folder in stores for value in all_values(folder)]
    raw = {value for value in values if isinstance(value, bytes) and len(value) == 32}
    raw |= {bytes.fromhex(v) for v in values if isinstance(v, str) and _is_hex(v)}
    for folder in stores:
        epochs = _epochs(folder)
        for case_id, wraps in hospital.wraps.items():
            for wrap in wraps:
                try:
                    raw.add(bytes.fromhex(handle_of(open_wrap(epochs, str(case_id), wrap))))
                except Broken:
                    continue
    return raw


def _is_hex(value: str) -> bool:
    return len(value) == 64 and all(letter in "0123456789abcdef" for letter in value)


def _epochs(folder: Path) -> dict[int, Epoch]:
    db = sqlite3.connect(folder / "store.sqlite3")
    epochs = {number: Epoch(number, seed) for number, seed in db.execute("SELECT * FROM epochs")}
    db.close()
    return epochs


def sealed(lines: Iterable[bytes]) -> list[Sealed]:
    parts = [parts_of(line) for line in lines]
    assert None not in parts
    return [one for one in parts if one is not None]


def tied(hospital: Hospital, keys: set[bytes]) -> set[tuple[int, int]]:
    """Pairs of lines that one key opens: the thief's answer to "the same case?"."""
    parts = sealed(hospital.lines())
    opened = [{number for number, one in enumerate(parts) if key_of_line(one, key)} for key in keys]
    return {pair for numbers in opened for pair in combinations(sorted(numbers), 2)}


def truth(hospital: Hospital) -> set[tuple[int, int]]:
    pairs = combinations(range(CASES * LOOKS), 2)
    return {(a, b) for a, b in pairs if hospital.owner[a] == hospital.owner[b]}


def test_control_while_cases_are_open_the_vaults_thief_ties_every_entry(
    hospital: Hospital,
) -> None:
    hospital.steal_store()
    assert tied(hospital, keys_found(hospital.stores, hospital)) == truth(hospital)


def test_control_within_seven_nights_vault_and_backups_still_tie_them(hospital: Hospital) -> None:
    hospital.close_all()
    for _ in range(6):
        hospital.vault.turn()
        hospital.steal_store()
    assert tied(hospital, keys_found(hospital.stores, hospital)) == truth(hospital)


def test_after_the_keys_died_no_key_that_is_left_opens_any_of_them(hospital: Hospital) -> None:
    hospital.close_all()
    for _ in range(7):
        hospital.vault.turn()
    for _ in range(2):
        hospital.steal_store()
        hospital.vault.turn()
    keys = keys_found(hospital.stores, hospital)
    assert len(keys) >= 8  # the thief is no stranger: epochs, index key, key that signs
    assert tied(hospital, keys) == set()


def likeness(one: bytes, other: bytes) -> int:
    """Equal bits."""
    return 8 * len(one) - (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


def z_score(values: list[int], others: list[int]) -> float:
    """How far the means lie apart, in their own uncertainty."""
    means = [sum(part) / len(part) for part in (values, others)]
    spread = [
        sum((value - mean) ** 2 for value in part) / (len(part) - 1) / len(part)
        for part, mean in zip((values, others), means, strict=True)
    ]
    return abs(means[0] - means[1]) / math.sqrt(sum(spread))


def bodies(lines: Iterable[bytes]) -> list[bytes]:
    return [b"".join(one) for one in sealed(lines)]


def test_without_a_key_two_entries_of_a_case_are_no_more_alike_than_any_two(
    hospital: Hospital,
) -> None:
    """Bit by bit, whole and part by part; also the words that stand in clear, and the lengths."""
    hospital.close_all()
    lines, same = hospital.lines(), truth(hospital)
    for part in range(4):
        blobs = [one[part] for one in sealed(lines)]
        pairs = {(a, b): likeness(blobs[a], blobs[b]) for a, b in combinations(range(48), 2)}
        alike = [value for pair, value in pairs.items() if pair in same]
        unlike = [value for pair, value in pairs.items() if pair not in same]
        assert z_score(alike, unlike) < 5
        assert len(set(blobs)) == len(blobs)
    assert {line.partition(b'","what"')[2] for line in lines} == {b':"case"}' + b" " * 8}
    assert len({len(line) for line in lines}) == 1


def test_control_the_same_comparison_finds_a_handle_that_is_repeated(hospital: Hospital) -> None:
    """As the log was before: one name a case, noise or not."""
    names = [handle_of(case.key).encode() for case in hospital.cases]
    sealed_too = bodies(hospital.lines())
    lines = [names[hospital.owner[n]] + blob for n, blob in enumerate(sealed_too)]
    same = truth(hospital)
    pairs = {(a, b): likeness(lines[a], lines[b]) for a, b in combinations(range(48), 2)}
    alike = [value for pair, value in pairs.items() if pair in same]
    unlike = [value for pair, value in pairs.items() if pair not in same]
    assert z_score(alike, unlike) > 20


def test_the_bits_of_sealed_entries_are_even(hospital: Hospital) -> None:
    data = b"".join(bodies(hospital.lines()))
    ones = int.from_bytes(data).bit_count()
    bits = 8 * len(data)
    assert abs(ones - bits / 2) < 5 * math.sqrt(bits) / 2


def test_what_is_kept_of_looks_goes_with_the_case(hospital: Hospital) -> None:
    rows = hospital.vault.core.store.rows
    hospital.vault.turn({case.case_id: case.wrap for case in hospital.cases})
    assert len(rows("SELECT * FROM looks")) == CASES * LOOKS
    hospital.close_all()
    assert rows("SELECT * FROM looks") == []
    ids = {str(case.case_id) for case in hospital.cases}
    assert ids & set(map(str, all_values(hospital.vault.folder))) == set()
