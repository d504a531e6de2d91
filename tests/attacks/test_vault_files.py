"""Another user of the machine: cannot read the vault's files, cannot talk to it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from naast.privacy import vault_client
from tests.factories.vault import VaultProcess, adopt_case

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as another user")
NOBODY, SOMEBODY = 65534, 65533

READ = """
import json, os, sys
folder, uid = sys.argv[1], int(sys.argv[2])
os.setgroups([]); os.setgid(uid); os.setuid(uid)
found = []
for name in ("store.sqlite3", "log.jsonl"):
    try:
        with open(f"{folder}/{name}", "rb") as file:
            found.append(name) if file.read(1) else None
    except PermissionError:
        pass
print(json.dumps(found))
"""
ASK = """
import json, os, socket, sys
path, uid = sys.argv[1], int(sys.argv[2])
os.setgroups([]); os.setgid(uid); os.setuid(uid)
knock = socket.socket(socket.AF_UNIX)
try:
    knock.connect(path)
    knock.sendall(b'{"id":1,"call":"health","with":{}}\\n')
    print(json.dumps(knock.recv(1000).decode()))
except OSError:
    print('""')
"""


def as_user(uid: int, code: str, path: Path) -> object:
    run = subprocess.run(
        [sys.executable, "-c", code, str(path), str(uid)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(run.stdout)


def test_another_user_cannot_read_the_vaults_files(vault_process: VaultProcess) -> None:
    vault_process.folder.parent.chmod(0o755)  # only the vault's own folder keeps others out
    adopt_case()
    assert as_user(os.geteuid(), READ, vault_process.folder) == ["store.sqlite3", "log.jsonl"]
    assert as_user(NOBODY, READ, vault_process.folder) == []


def test_an_open_folder_alone_does_not_open_the_files(vault_process: VaultProcess) -> None:
    vault_process.folder.parent.chmod(0o755)
    adopt_case()
    vault_process.folder.chmod(0o755)
    assert as_user(NOBODY, READ, vault_process.folder) == []


def test_control_with_open_modes_the_same_user_reads_everything(
    vault_process: VaultProcess,
) -> None:
    vault_process.folder.parent.chmod(0o755)
    adopt_case()
    vault_process.folder.chmod(0o755)
    for path in vault_process.folder.iterdir():
        path.chmod(0o644)
    assert as_user(NOBODY, READ, vault_process.folder) == ["store.sqlite3", "log.jsonl"]


def test_the_vault_talks_to_the_webs_user_and_to_no_other(vault_process: VaultProcess) -> None:
    vault_process.folder.parent.chmod(0o755)
    vault_process.stop()
    vault_process.words = ("--web-uid", str(os.geteuid()), "--web-uid", str(SOMEBODY))
    vault_process.start()
    assert '"epoch":1' in str(as_user(SOMEBODY, ASK, vault_process.socket))
    assert as_user(NOBODY, ASK, vault_process.socket) == ""
    assert vault_client.health().alarms == 1
