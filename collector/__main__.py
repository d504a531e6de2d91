"""python -m collector: serve, and every question of the control socket as a command."""

import argparse
import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

from collector.control import WillNotStart
from collector.serving import Place, serve


def main(words: list[str] | None = None) -> int:
    """Exit status: 0 well, 1 the collector said no, 2 it did not start or does not answer."""
    told = _parser().parse_args(words)
    try:
        return int(told.run(told))
    except (WillNotStart, OSError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2


def run_serve(told: argparse.Namespace) -> int:
    """Answer until SIGTERM or SIGINT."""
    database = told.database or os.environ.pop("COLLECTOR_DATABASE", "")
    uids = told.web_uid or ()
    serve(Place(told.dir.resolve(), told.socket.resolve(), told.host, told.port, database, uids))
    return 0


def run_ask(told: argparse.Namespace) -> int:
    """One question; the reply goes to standard output, an exported box to a file of one's own."""
    reply = ask(told.socket, _question(told))
    box = reply.pop("box", None)
    if box is not None:
        place = os.open(told.out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(place, "w", encoding="utf-8") as file:
            json.dump(box, file, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    sys.stdout.write(json.dumps(reply) + "\n")
    return 0 if reply.get("ok") else 1


def ask(path: Path, question: dict[str, Any]) -> dict[str, Any]:
    """The reply to one question."""
    with socket.socket(socket.AF_UNIX) as asking:
        asking.connect(str(path))
        asking.sendall(json.dumps(question).encode() + b"\n")
        with asking.makefile("rb") as reader:
            reply = json.loads(reader.readline() or b"{}")
    return reply if isinstance(reply, dict) else {}


def _question(told: argparse.Namespace) -> dict[str, Any]:
    question: dict[str, Any] = {"op": told.op}
    for name in ("round", "at_least"):
        if hasattr(told, name):
            question[name] = getattr(told, name)
    if told.op == "open":
        question["manifest"] = told.manifest.read_bytes().decode()
        question["form"] = told.form.read_bytes().decode()
    return question


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m collector", description=__doc__)
    commands = parser.add_subparsers(required=True)
    serving = commands.add_parser("serve", help=run_serve.__doc__)
    serving.set_defaults(run=run_serve)
    serving.add_argument("--dir", type=Path, required=True, help="the store; the collector's own")
    serving.add_argument(
        "--database", default="", help="postgresql://..., better in COLLECTOR_DATABASE"
    )
    serving.add_argument("--socket", type=Path, required=True)
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=int, default=8002)
    serving.add_argument("--web-uid", type=int, action="append", help="may ask; repeatable")
    asked = {
        op: commands.add_parser(op, help=what)
        for op, what in (
            ("open", "take a round's manifest and form, exactly as they are"),
            ("ready", "whether at least so many ballots lie here"),
            ("close", "take no more ballots"),
            ("export", "write the box of a closed round"),
            ("destroy", "remove everything of a round"),
            ("ping", "does it answer"),
        )
    }
    for op, asking in asked.items():
        asking.set_defaults(run=run_ask, op=op)
        asking.add_argument("--socket", type=Path, required=True)
        if op not in ("open", "ping"):
            asking.add_argument("--round", required=True, help="26 characters")
    asked["open"].add_argument("--manifest", type=Path, required=True)
    asked["open"].add_argument("--form", type=Path, required=True)
    asked["ready"].add_argument("--at-least", type=int, required=True)
    asked["export"].add_argument("--out", type=Path, required=True, help="a file that is not there")
    return parser


if __name__ == "__main__":
    sys.exit(main())
