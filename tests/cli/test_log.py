"""naast log verify, as somebody types it who trusts nobody: files, and a fingerprint from paper."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from click.testing import CliRunner, Result

from naast.cli.main import cli
from naast.privacy import vault_client
from naast.privacy.log_proof import fingerprint
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator
from tests.vault.asking import open_as


@dataclass
class Kept:
    """What somebody downloaded: two heads, the entries, a proof of growth, proofs of looks."""

    folder: Path
    key: str

    def verify(self, *words: str) -> Result:
        typed = [str(self.folder / word) if "." in word else word for word in words]
        result = CliRunner().invoke(cli, ["log", "verify", *typed])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    def change(self, name: str, **changes: Any) -> None:
        path = self.folder / name
        path.write_text(json.dumps(json.loads(path.read_text()) | changes))


@pytest.fixture
def kept(vault: RunningVault, tmp_path: Path) -> Kept:
    anna, an = enrolled_coordinator(), uuid4()
    vault_client.enrol(uuid4(), "steward")
    old = vault_client.night_head()
    case = adopt_case(person=an)
    open_as(anna, "coordinator", case)
    wraps = vault.turn({case.case_id: case.wrap})
    new = vault_client.night_head()
    path = vault_client.log_consistency(old["size"], new["size"])
    looks = vault_client.prove_looks(case.case_id, wraps[case.case_id], f"person:{an}")
    files = {
        "old.json": old,
        "new.json": new,
        "growth.json": {"kind": "growth", "older": old, "head": new, "path": path},
        "looks.json": {"kind": "looks", **looks},
    }
    for name, content in files.items():
        (tmp_path / name).write_text(json.dumps(content))
    lines = vault_client.log_entries(0, new["size"])
    (tmp_path / "log.jsonl").write_text("".join(f"{line}\n" for line in lines))
    return Kept(tmp_path, fingerprint(new["key"]))


TWO_HEADS = ("--head", "old.json", "--head", "new.json", "--log", "log.jsonl")


def test_entries_and_two_heads_that_belong_together_are_said_to(kept: Kept) -> None:
    result = kept.verify("--key", kept.key, *TWO_HEADS)
    assert result.exit_code == 0, result.output
    size = json.loads((kept.folder / "new.json").read_text())["size"]
    assert result.output == (
        "The head of 2026-01-05 is signed: 1 entries.\n"
        "The first 1 lines of the log are exactly the signed ones.\n"
        f"The head of 2026-01-05 is signed: {size} entries.\n"
        f"The first {size} lines of the log are exactly the signed ones.\n"
        "The log was only added to between these heads.\n"
        "All of it is as the vault signed it.\n"
    )


def test_growth_is_proved_without_the_entries(kept: Kept) -> None:
    result = kept.verify("--key", kept.key, "--proof", "growth.json")
    assert (result.exit_code, result.output.splitlines()[-2]) == (
        0,
        "The log was only added to between these heads.",
    )


def test_a_look_is_proved_and_said_in_words(kept: Kept) -> None:
    result = kept.verify("--key", kept.key, "--head", "new.json", "--proof", "looks.json")
    assert result.exit_code == 0, result.output
    assert "  2026-01-05T08:00Z: coordinator, open, to arrange" in result.output.splitlines()


def test_the_fingerprint_may_be_typed_in_fours(kept: Kept) -> None:
    typed = " ".join(kept.key[n : n + 4].upper() for n in range(0, 32, 4))
    assert kept.verify("--key", typed, "--head", "new.json").exit_code == 0


def test_another_key_is_not_believed(kept: Kept) -> None:
    result = kept.verify("--key", "0" * 32, "--head", "new.json")
    assert result.exit_code == 1
    assert "signed with another key" in result.output


def test_every_kind_of_bending_is_found_with_exit_code_one(kept: Kept) -> None:
    log, proof = kept.folder / "log.jsonl", kept.folder / "looks.json"
    lines = log.read_text().splitlines(keepends=True)
    for forged, says in (
        (lines[:-1], "are missing"),
        ([lines[1], lines[0], *lines[2:]], "changed, removed or put in"),
        (lines[1:] + lines[-1:], "changed, removed or put in"),
    ):
        log.write_text("".join(forged))
        result = kept.verify("--key", kept.key, *TWO_HEADS)
        assert (result.exit_code, says in result.output) == (1, True)
    told = json.loads(proof.read_text())
    for change, says in (
        ({"entry": 0}, "does not stand where"),
        ({"line": lines[0].rstrip("\n")}, "does not stand where"),
        ({"opens": "00" * 16}, "does not open"),
        ({"path": told["proofs"][0]["path"][::-1]}, "does not stand where"),
    ):
        proof.write_text(json.dumps({**told, "proofs": [{**told["proofs"][0], **change}]}))
        result = kept.verify("--key", kept.key, "--proof", "looks.json")
        assert (result.exit_code, says in result.output) == (1, True), says


def test_a_head_that_was_touched_is_refused(kept: Kept) -> None:
    for change in ({"size": 1}, {"day": "2026-01-04"}, {"root": "00" * 32}):
        before = (kept.folder / "new.json").read_text()
        kept.change("new.json", **change)
        result = kept.verify("--key", kept.key, "--head", "new.json")
        assert (result.exit_code, "signature" in result.output) == (1, True)
        (kept.folder / "new.json").write_text(before)


def test_a_witness_may_sign_below_and_nothing_else_changes(kept: Kept) -> None:
    kept.change("new.json", witnesses=[{"name": "another hospital", "signature": "00"}])
    assert kept.verify("--key", kept.key, "--head", "new.json").exit_code == 0


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"size": "x"}', "no json"])
def test_a_file_that_is_something_else_is_a_sentence_and_exit_code_two(
    kept: Kept, content: str
) -> None:
    (kept.folder / "new.json").write_text(content)
    for option in ("--head", "--proof"):
        result = kept.verify("--key", kept.key, option, "new.json")
        assert result.exit_code == 2
        assert (
            "no signed head" in result.output
            or "not a file" in result.output
            or ("no proof" in result.output)
        )


def test_nothing_to_check_is_said(kept: Kept) -> None:
    result = kept.verify("--key", kept.key)
    assert (result.exit_code, "Give a signed head" in result.output) == (2, True)


def test_it_works_without_settings_socket_or_database(kept: Kept) -> None:
    bare = {name: value for name, value in os.environ.items() if "NAAST" not in name}
    bare |= {"DJANGO_SETTINGS_MODULE": "there.is.none"}
    words = ("log", "verify", "--key", kept.key, "--proof", str(kept.folder / "looks.json"))
    done = subprocess.run(
        [sys.executable, "-m", "naast.cli.main", *words],
        env=bare,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("All of it is as the vault signed it.\n")


def test_the_operator_copies_entries_and_proves_growth(
    kept: Kept, vault: RunningVault, tmp_path: Path
) -> None:
    copied, runner = tmp_path / "copy.jsonl", CliRunner()
    assert runner.invoke(cli, ["log", "copy", str(copied)]).exit_code == 0
    assert copied.read_bytes() == (kept.folder / "log.jsonl").read_bytes()
    head = runner.invoke(cli, ["log", "head"])
    assert json.loads(head.output) == vault_client.night_head()
    adopt_case()
    now = runner.invoke(cli, ["log", "head", "--now"])
    assert json.loads(now.output)["size"] == json.loads(head.output)["size"] + 1
    proof = runner.invoke(cli, ["log", "proof", str(kept.folder / "old.json")])
    (tmp_path / "grown.json").write_text(proof.output)
    assert kept.verify("--key", kept.key, "--proof", "grown.json").exit_code == 0
    vault.stop()
    stopped = runner.invoke(cli, ["log", "head"])
    assert (stopped.exit_code, "does not answer" in stopped.output) == (2, True)
    vault.start()
