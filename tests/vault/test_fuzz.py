"""Whatever is sent to the socket: it never dies, never tells a secret, and others are served."""

import json
import socket
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naast.privacy import vault_client
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator
from vault import server
from vault.calls import CALLS
from vault.wire import MAX_QUESTION_BYTES, reply_to

ANY = settings(
    max_examples=120,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
leaf = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.binary(max_size=40).map(lambda raw: {"b64": raw.hex()})
)  # fmt: skip
anything = st.recursive(
    leaf, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner)
)
question = st.fixed_dictionaries(
    {}, optional={"id": anything, "call": st.sampled_from(sorted(CALLS)) | anything,
                  "with": anything, "more": anything},
)  # fmt: skip


def secrets_in(vault: RunningVault) -> list[bytes]:
    """Seeds and private keys, in each form in which a reply could carry them."""
    db = sqlite3.connect(vault.folder / "store.sqlite3")
    raw = [row[0] for row in db.execute("SELECT seed FROM epochs")]
    raw += [row[0] for row in db.execute("SELECT value FROM meta WHERE name LIKE '%key'")]
    db.close()
    from base64 import b64encode

    return [form for one in raw for form in (one, one.hex().encode(), b64encode(one))]


def say(vault: RunningVault, data: bytes) -> bytes:
    """All that comes back before the vault ends the conversation, or we do."""
    with socket.socket(socket.AF_UNIX) as talk:
        talk.settimeout(5)
        talk.connect(str(vault.socket))
        try:
            talk.sendall(data)
            talk.shutdown(socket.SHUT_WR)
        except OSError:
            return b""
        heard = b""
        while piece := talk.recv(65_536):
            heard += piece
        return heard


@ANY
@given(st.lists(st.binary(max_size=300), max_size=5))
def test_any_bytes_are_answered_line_by_line_or_not_at_all(
    vault: RunningVault, lines: list[bytes]
) -> None:
    heard = say(vault, b"\n".join(lines))
    for line in heard.splitlines():
        assert json.loads(line)["refused"] == "malformed"
    assert vault_client.health().epoch == 1


@ANY
@given(question)
def test_any_json_is_refused_or_answered_and_never_with_a_secret(
    vault: RunningVault, asked: dict[str, object]
) -> None:
    heard = say(vault, json.dumps(asked).encode() + b"\n")
    assert heard.count(b"\n") == 1
    assert "failed" not in json.loads(heard)
    assert [one for one in secrets_in(vault) if one in heard] == []


def test_control_a_reply_with_a_secret_would_be_found(vault: RunningVault) -> None:
    case = adopt_case()
    assert len(secrets_in(vault)) >= 9
    heard = reply_to(vault.core, b'{"id":1,"call":"health","with":{}}\n')
    leaked = heard + vault.core.epoch.seed.hex().encode()
    assert [one for one in secrets_in(vault) if one in leaked] != []
    assert case.key not in heard


@pytest.mark.parametrize(
    "asked",
    [
        b'{"id":' + b"[" * 900 + b"]" * 900 + b',"call":"health","with":{}}\n',
        b'{"id":{"b64":"AAAA"},"call":"health","with":{}}\n',
        b'{"id":"' + b"x" * 100_000 + b'","call":"health","with":{}}\n',
        b'{"id":1e400,"call":"health","with":{}}\n',
        b'{"id":' + b"9" * 5000 + b',"call":"health","with":{}}\n',
        b'{"id":1,"call":{"b64":"AAAA"},"with":{}}\n',
        b'{"id":1,"call":["health"],"with":{}}\n',
        b'{"id":1,"call":"health","with":[]}\n',
        b'{"id":true,"call":"health","with":{}}\n',
        b"\xff\xfe\x00\n",
        b"\x00" * 5000 + b"\n",
    ],
)
def test_odd_numbers_and_depths_are_malformed(vault: RunningVault, asked: bytes) -> None:
    (line,) = say(vault, asked).splitlines()
    assert json.loads(line)["refused"] == "malformed"


def test_a_line_without_an_end_ends_that_conversation_only(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    assert say(vault, b"x" * (MAX_QUESTION_BYTES + 10)) == b""
    assert vault_client.roles()["coordinator"] == [anna]


def test_half_a_line_holds_up_nobody(vault: RunningVault) -> None:
    with socket.socket(socket.AF_UNIX) as slow:
        slow.connect(str(vault.socket))
        slow.sendall(b'{"id":1,"call":"hea')
        assert vault_client.health().epoch == 1
        slow.sendall(b'lth","with":{}}\n')
        assert json.loads(slow.recv(65_536))["id"] == 1


def test_too_many_conversations_are_turned_away_and_those_under_way_go_on(
    vault: RunningVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "MAX_CONVERSATIONS", 3)
    assert vault_client.health().epoch == 1
    talks = [socket.socket(socket.AF_UNIX) for _ in range(6)]
    for talk in talks:
        talk.connect(str(vault.socket))
    assert talks[-1].recv(1) == b""
    assert vault_client.health().epoch == 1
    for talk in talks:
        talk.close()
