"""python -m issuer: serve, and every question of the control socket as a command."""

import argparse
import json
import socket
import sys
from pathlib import Path
from typing import Any

from issuer.control import WillNotStart
from issuer.serving import Place, serve

MAX_REPLY_BYTES = 100_000


def main(words: list[str] | None = None) -> int:
    """Exit status: 0 well, 1 the issuer said no, 2 it did not start or does not answer."""
    told = _parser().parse_args(words)
    try:
        return int(told.run(told))
    except (WillNotStart, OSError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2


def run_serve(told: argparse.Namespace) -> int:
    """Answer until SIGTERM or SIGINT."""
    origin, uids = told.collector_origin.rstrip("/"), told.web_uid
    serve(Place(told.dir.resolve(), told.socket.resolve(), told.host, told.port, origin, uids))
    return 0


def run_ask(told: argparse.Namespace) -> int:
    """One question; the reply goes to standard output."""
    question: dict[str, Any] = {"op": told.op.replace("-", "_")}
    if told.op != "ping":
        question["round"] = told.round
    if told.op == "add-passes":
        question["hashes"] = sys.stdin.read().split()
    with socket.socket(socket.AF_UNIX) as asking:
        asking.connect(str(told.socket))
        asking.sendall(json.dumps(question).encode() + b"\n")
        with asking.makefile("rb") as reader:
            reply = json.loads(reader.readline(MAX_REPLY_BYTES) or b"{}")
    sys.stdout.write(json.dumps(reply) + "\n")
    return 0 if reply.get("ok") else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m issuer", description=__doc__)
    commands = parser.add_subparsers(required=True)
    serving = commands.add_parser("serve", help=run_serve.__doc__)
    serving.set_defaults(run=run_serve)
    serving.add_argument("--dir", type=Path, required=True, help="keys and store; the issuer's own")
    serving.add_argument("--socket", type=Path, required=True)
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=int, default=8001)
    serving.add_argument("--web-uid", type=int, action="append", help="may ask; repeatable")
    serving.add_argument("--collector-origin", required=True, help="scheme://host of the page")
    for op, what in (
        ("open", "make the key of a round; prints the public half"),
        ("add-passes", "take hashes of passes from standard input, one a line"),
        ("close", "sign no more and destroy the key"),
        ("signed", "how many signatures were given, after closing"),
        ("destroy", "remove what is left of a round"),
        ("ping", "does it answer"),
    ):
        asking = commands.add_parser(op, help=what)
        asking.set_defaults(run=run_ask, op=op)
        asking.add_argument("--socket", type=Path, required=True)
        if op != "ping":
            asking.add_argument("--round", required=True, help="26 characters")
    return parser


if __name__ == "__main__":
    sys.exit(main())
