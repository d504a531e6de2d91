"""The control socket: words of no, and nobody but the web's own users."""

import json
import os
import socket
import subprocess
import sys

import pytest

from issuer.control import reply_to
from naast.privacy import issuer_client
from naast.privacy.issuer_client import ProcessAway, ProcessRefused
from tests.factories.answer_processes import Answers
from tests.factories.respondent import new_name, pass_hash


def test_opening_twice_gives_the_same_key(answers: Answers) -> None:
    round_id = new_name()

    assert issuer_client.open_round(round_id) == issuer_client.open_round(round_id)
    assert issuer_client.open_round(new_name()) != issuer_client.open_round(round_id)


@pytest.mark.parametrize(
    "line",
    [b"{", b"[]", b"{}", b'{"op":"open"}', b'{"op":"open","round":"../../etc/passwd"}',
     b'{"op":"shell","round":"aaaaaaaaaaaaaaaaaaaaaaaaaa"}', b"[" * 9000],
)  # fmt: skip
def test_what_is_no_question_is_refused(answers: Answers, line: bytes) -> None:
    assert reply_to(answers.issuer, line) == {"ok": False, "why": "malformed"}


def test_what_is_not_to_be_is_refused_with_a_word(answers: Answers) -> None:
    round_id = new_name()
    with pytest.raises(ProcessRefused, match="unknown"):
        issuer_client.add_passes(round_id, [])
    issuer_client.open_round(round_id)
    with pytest.raises(ProcessRefused, match="malformed"):
        issuer_client.add_passes(round_id, ["no hash"])
    issuer_client.add_passes(round_id, [pass_hash(new_name())])
    issuer_client.close_round(round_id)

    with pytest.raises(ProcessRefused, match="closed"):
        issuer_client.open_round(round_id)
    with pytest.raises(ProcessRefused, match="closed"):
        issuer_client.add_passes(round_id, [])
    assert issuer_client.is_there()


def test_it_says_of_a_pass_only_that_it_was_added(answers: Answers) -> None:
    round_id, mine = new_name(), pass_hash(new_name())
    issuer_client.open_round(round_id)
    issuer_client.add_passes(round_id, [mine])

    known = [issuer_client.knows(round_id, one) for one in (mine, pass_hash(new_name()))]
    issuer_client.close_round(round_id)

    assert known == [True, False]
    with pytest.raises(ProcessRefused, match="closed"):
        issuer_client.knows(round_id, mine)


def test_nobody_there_is_said_so(settings: object, answers: Answers) -> None:
    settings.ISSUER_SOCKET = answers.folder / "nobody.sock"  # type: ignore[attr-defined]

    with pytest.raises(ProcessAway):
        issuer_client.open_round(new_name())
    assert not issuer_client.is_there()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to be somebody else")
def test_another_user_gets_no_answer(answers: Answers) -> None:
    path = answers.folder / "issuer.sock"
    path.chmod(0o666)
    answers.folder.chmod(0o711)
    ask = (
        "import socket, sys; s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1]);"
        's.sendall(b\'{"op":"ping"}\\n\'); print(len(s.recv(100)))'
    )
    words = [sys.executable if os.access("/root", os.X_OK) else "python3", "-c", ask, str(path)]
    ours = subprocess.run(words, capture_output=True, text=True, check=True)

    words[0] = "/usr/bin/python3"
    theirs = subprocess.run(
        words, capture_output=True, text=True, check=False, user="daemon", group="daemon"
    )

    assert ours.stdout == f"{len(json.dumps({'ok': True})) + 1}\n"
    assert theirs.stdout in ("", "0\n")


def test_a_living_socket_is_not_taken_over(answers: Answers) -> None:
    from issuer.control import WillNotStart, listen

    with pytest.raises(WillNotStart):
        listen(answers.folder / "issuer.sock", alone=True)
    with socket.socket(socket.AF_UNIX) as asking:
        asking.connect(str(answers.folder / "issuer.sock"))
