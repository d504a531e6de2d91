"""The socket, the program and its words."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naast.privacy import vault_client, vault_wire
from naast.privacy.vault_client import VaultUnavailable
from tests.factories.vault import (
    RunningVault,
    VaultProcess,
    adopt_case,
    enrolled_coordinator,
    read_entries,
)
from tests.vault.asking import open_as, refused
from vault.__main__ import main
from vault.calls import CALLS
from vault.core import Core
from vault.refusal import WillNotStart
from vault.server import Server
from vault.wire import reply_to

ROOT = Path(__file__).resolve().parents[2]


def ask(vault: RunningVault, line: bytes) -> dict[str, object]:
    reply: dict[str, object] = json.loads(reply_to(vault.core, line))
    return reply


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"[]\n",
        b"nothing\n",
        b"{}\n",
        b'{"id":1}\n',
        b'{"id":1,"call":"open_vault","with":{}}\n',
        b'{"id":1,"call":"health","with":{"more":1}}\n',
        b'{"id":1,"call":"rewrap","with":{"case_id":"x","wrap":{"b64":"AA=="}}}\n',
        b'{"id":1,"call":"rewrap","with":{"case_id":7,"wrap":"text"}}\n',
        b'{"b64":"AA=="}\n',
        b'{"id":1,"call":"rewrap","with":{"case_id":"x","wrap":{"b64":"?"}}}\n',
        b"[" * 50_000 + b"\n",
    ],
)
def test_a_malformed_question_is_refused_and_the_vault_goes_on(
    vault: RunningVault, line: bytes
) -> None:
    assert ask(vault, line)["refused"] == "malformed"
    assert vault_client.health().epoch == 1


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just({"b64": "AAAA"}),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(CALLS)), st.data())
def test_whatever_is_sent_the_vault_never_fails(
    vault: RunningVault, call: str, data: st.DataObject
) -> None:
    words = {name: data.draw(anything, label=name) for name in CALLS[call].words}
    line = json.dumps({"id": 1, "call": call, "with": words}).encode()
    assert "failed" not in ask(vault, line)


def test_client_and_vault_know_the_same_calls() -> None:
    folder = Path(vault_client.__file__).parent
    source = "".join(path.read_text() for path in folder.glob("vault_*.py"))
    assert set(re.findall(r'_ask\(\s*"([a-z_]+)"', source)) == set(CALLS) - {
        "drill_question", "drill_answer",  # asked by python -m vault drill
    }  # fmt: skip


def test_a_silent_vault_is_unavailable_with_a_sentence(vault: RunningVault) -> None:
    assert vault_client.health().epoch == 1
    vault.stop()
    with pytest.raises(VaultUnavailable, match="Nothing is lost"):
        vault_client.health()
    vault.start()


def test_the_client_finds_a_vault_that_was_restarted(vault: RunningVault) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    vault.server.stop()
    vault.thread.join()
    vault.start()
    assert open_as(anna, "coordinator", case) == case.key


def test_a_vault_that_does_not_answer_in_time_is_unavailable(
    vault: RunningVault, settings: object
) -> None:
    settings.VAULT_TIMEOUT_SECONDS = 0.05  # type: ignore[attr-defined]
    vault_wire.disconnect()
    with vault.core.lock, pytest.raises(VaultUnavailable):
        vault_client.health()
    assert vault_client.health().epoch == 1


def test_an_answer_to_another_question_is_never_taken(vault: RunningVault, tmp_path: Path) -> None:
    """A reply that came too late for the question before would carry somebody else's key."""
    with socket.socket(socket.AF_UNIX) as liar:
        liar.bind(str(tmp_path / "s"))
        liar.listen()
        connection = vault_wire.Connection(str(tmp_path / "s"), 1)
        vault_wire.keep(connection)
        connection.key = (str(vault.socket), os.getpid())
        peer, _ = liar.accept()
        peer.sendall(b'{"id":0,"answer":{}}\n')
        with peer, pytest.raises(VaultUnavailable):
            vault_client.health()


def test_another_user_gets_no_conversation(vault: RunningVault) -> None:
    assert vault_client.health().alarms == 0
    vault.server.web_uids = frozenset({os.geteuid() + 1})
    vault_wire.disconnect()
    with pytest.raises(VaultUnavailable):
        vault_client.health()
    vault.server.web_uids = frozenset({os.geteuid()})
    assert vault_client.health().alarms == 1


def test_only_where_the_web_is_another_user_may_others_knock(vault_folder: Path) -> None:
    core = Core(vault_folder / "store")
    for uids, mode in (([os.geteuid()], 0o600), ([os.geteuid(), 4711], 0o666)):
        server = Server(core, vault_folder / "s", uids)
        assert (vault_folder / "s").stat().st_mode & 0o777 == mode
        server.listener.close()
    core.close()


def test_a_living_vault_is_not_pushed_aside(vault: RunningVault) -> None:
    with pytest.raises(WillNotStart, match="already listens"):
        Server(vault.core, vault.socket, [os.geteuid()])


def test_a_folder_that_others_can_enter_stops_the_start(vault: RunningVault) -> None:
    vault.stop()
    vault.folder.chmod(0o750)
    with pytest.raises(WillNotStart, match="chmod 700"):
        vault.start()
    vault.folder.chmod(0o700)
    vault.start()


def test_the_program_stops_cleanly_and_starts_again(vault_process: VaultProcess) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    assert vault_process.stop() == 0
    assert not vault_process.socket.exists()
    vault_process.start()
    assert open_as(anna, "coordinator", case) == case.key


def test_the_program_leaves_no_core_file_and_no_open_door(vault_process: VaultProcess) -> None:
    assert vault_process.process is not None
    limits = Path(f"/proc/{vault_process.process.pid}/limits").read_text()
    core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]
    modes = {path.name: path.stat().st_mode & 0o777 for path in vault_process.folder.iterdir()}
    assert vault_process.folder.stat().st_mode & 0o777 == 0o700
    assert set(modes.values()) == {0o600}


def test_outside_the_demo_a_second_turn_waits_for_the_next_night(
    vault_process: VaultProcess,
) -> None:
    vault_client.begin_turn()
    vault_client.finish_turn()
    vault_client.begin_turn()  # --demo
    vault_client.finish_turn()
    vault_process.stop()
    vault_process.words = ()
    vault_process.start()
    with refused("too_soon"):
        vault_client.begin_turn()


def test_no_word_and_no_environment_switches_a_protection_off_or_turns_the_clock() -> None:
    programs = [path.read_text() for path in (ROOT / "vault").glob("*.py")]
    source = (ROOT / "vault" / "__main__.py").read_text()
    assert "rotections" not in source and "clock" not in source
    assert [text for text in programs if "os.environ" in text or "getenv" in text] == []
    help_text = subprocess.run(
        [sys.executable, "-m", "vault", "serve", "--help"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    ).stdout  # fmt: skip
    words = {word.strip("[],") for word in help_text.split() if word.startswith(("--", "[--"))}
    assert words == {
        "--help", "--dir", "--socket", "--web-uid", "--demo", "--limit", "--replica",
        "--replica-may",
    }  # fmt: skip


def test_the_vault_imports_nothing_of_naast_and_no_django() -> None:
    code = (
        "import sys, vault.__main__;"
        "print([m for m in sys.modules if m.split('.')[0] in ('naast', 'django')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert run.stdout == "[]\n"


def test_a_wrong_limit_is_told_with_the_names(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--dir", "d", "--socket", "s", "--limit", "nurse=3"])
    assert "supporter" in capsys.readouterr().err


def test_key_head_and_chain_can_be_read_beside_the_running_vault(
    vault: RunningVault, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, kept = str(vault.folder), tmp_path / "head.json"
    assert main(["public-key", "--dir", folder]) == 0
    key = capsys.readouterr().out.split()[0]
    assert main(["head", "--dir", folder]) == 0
    kept.write_text(capsys.readouterr().out)
    told = ("origin", "size", "root", "key")
    assert [json.loads(kept.read_text())[name] for name in told] == [
        vault_client.log_head()[name] for name in told
    ]
    adopt_case()
    verifying = ["verify", "--dir", folder, "--head", str(kept), "--key", key]
    assert main(verifying) == 0
    log = vault.folder / "log.jsonl"
    before = log.read_bytes()
    log.write_bytes(before.replace(b'"what":"log"', b'"what":"lag"'))
    assert main(verifying) == 1
    assert "An entry was changed after the signature." in capsys.readouterr().out
    log.write_bytes(before)


def test_after_a_damaged_log_the_vault_begins_a_fresh_one(
    vault: RunningVault, capsys: pytest.CaptureFixture[str]
) -> None:
    anna, case = enrolled_coordinator(), adopt_case()
    asked = ["fresh-log", "--dir", str(vault.folder)]
    assert main(asked) == 2
    assert "Another vault" in capsys.readouterr().err
    vault.stop()
    log = vault.folder / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"what":"case"', b'"what":"lace"'))
    with pytest.raises(WillNotStart, match="fresh-log"):
        vault.start()
    assert main(asked) == 0
    vault.start()
    assert (vault.folder / "log-damaged-1.jsonl").exists()
    assert [entry["action"] for entry in read_entries(vault.folder)] == ["begin_log"]
    assert open_as(anna, "coordinator", case) == case.key


def test_a_signal_in_the_middle_of_a_conversation_is_no_fault(vault_process: VaultProcess) -> None:
    enrolled_coordinator()
    assert vault_process.end(signal.SIGINT) == 0
    with pytest.raises(VaultUnavailable):
        vault_client.health()


def test_a_case_id_is_a_uuid_and_nothing_else(vault: RunningVault) -> None:
    with refused("malformed"):
        vault_client.mark_offered("' OR 1=1 --")
    with refused("not_allowed"):
        vault_client.mark_offered(uuid4())
