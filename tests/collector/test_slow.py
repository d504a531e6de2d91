"""Slow, broken and curious clients: who sends half a request holds up nobody."""

import socket
import time

import pytest

from tests.factories.answer_processes import AnswerProcess, AnswerProcesses
from tests.factories.respondent import new_name

HALF = (
    "POST /r/{name}/{door} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    "Content-Length: 600\r\n\r\n{{"
)


def half_requests(process: AnswerProcess, door: str, count: int) -> list[socket.socket]:
    text = HALF.format(name=new_name(), door=door).encode()
    opened = [socket.create_connection(("127.0.0.1", process.port)) for _ in range(count)]
    for one in opened:
        one.sendall(text)
    return opened


def test_three_hundred_half_requests_hold_up_nobody(answer_processes: AnswerProcesses) -> None:
    doors = ((answer_processes.issuer, "token"), (answer_processes.collector, "ballot"))
    for process, door in doors:
        waiting = half_requests(process, door, 300)
        began = time.monotonic()

        answer = process.ask("GET", "/healthz")

        assert (answer.status, time.monotonic() - began < 5) == (200, True)
        for one in waiting:
            one.close()
        assert process.ask("GET", "/healthz").status == 200


@pytest.mark.parametrize(
    "raw",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET /r/\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /r/a/ballot HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET / HTTP/1.1\r\n" + b"X-Much: " + b"y" * 500_000 + b"\r\n\r\n",
    ],
    ids=["tls", "no-utf8", "negative", "chunks", "much"],
)
def test_nonsense_harms_nobody(running: AnswerProcess, raw: bytes) -> None:
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as asking:
        try:
            asking.sendall(raw)
            asking.recv(1000)
        except ConnectionError:
            pass

    assert running.ask("GET", "/healthz").status == 200
    assert running.log() == ""
