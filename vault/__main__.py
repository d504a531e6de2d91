"""python -m vault: serve, and look at the log's key, head and chain."""

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from vault import offline
from vault.core import Core
from vault.heads import LogBroken, fingerprint, verify
from vault.limits import DEFAULTS
from vault.memory import hide_memory
from vault.recovery import add_commands
from vault.refusal import WillNotStart
from vault.replica import MAY, MUST, attach
from vault.server import Server
from vault.sheets import Mistyped


def main(words: list[str] | None = None) -> int:
    """Exit status: 0 well, 1 the log is not as signed, 2 will not start."""
    told = _parser().parse_args(words)
    os.umask(0o077)
    try:
        return int(told.run(told) or 0)
    except (WillNotStart, Mistyped, OSError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2


def serve(told: argparse.Namespace) -> None:
    """Answer until SIGTERM or SIGINT."""
    hide_memory()
    core = Core(told.dir, demo=told.demo, limits=dict(told.limit))
    try:
        core.mirror = attach(core, told.replica, MAY if told.replica_may else MUST)
        server = Server(core, told.socket, told.web_uid or [os.geteuid()])
    except BaseException:
        core.close()
        raise
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: server.stop())
    _say(f"The vault listens on {told.socket}.")
    server.serve()


def public_key(told: argparse.Namespace) -> None:
    """The key that signs heads, and the fingerprint by which people know it."""
    public = offline.log_key(told.dir).public_key().public_bytes_raw()
    _say(public.hex())
    _say(f"fingerprint {fingerprint(public)}")


def head(told: argparse.Namespace) -> None:
    """The signed head as JSON, to be kept elsewhere."""
    _say(json.dumps(offline.head(told.dir)))


def fresh_log(told: argparse.Namespace) -> None:
    """Begin a new log after the old one was damaged."""
    _say(f"The damaged log is now {offline.fresh_log(told.dir)}. You can start the vault again.")


def entry(told: argparse.Namespace) -> int:
    """What an entry says, and who it was: while the case is open, or within seven nights."""
    read = offline.read_entry(told.dir, told.number)
    if read is None:
        _say("No key that is left opens this entry.")
        return 1
    _say(json.dumps(read._asdict()))
    return 0


def alarms(told: argparse.Namespace) -> None:
    """What rang: day, kind, role, how often, and which roles looked."""
    for line in offline.alarms_in(told.dir) or ["No alarm was ever rung."]:
        _say(line)


def verify_log(told: argparse.Namespace) -> int:
    """Whether the log contains what a kept head signed."""
    kept = json.loads(told.head.read_text())
    try:
        verify(offline.lines(told.dir / "log.jsonl"), kept, told.key)
    except (LogBroken, ValueError, KeyError) as problem:
        _say(str(problem))
        return 1
    _say(f"The log contains the {kept['size']} entries that were signed.")
    return 0


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def _limit(text: str) -> tuple[str, int]:
    name, _, number = text.rpartition("=")
    if name not in DEFAULTS or not number.isdigit():
        raise argparse.ArgumentTypeError(f"write NAME=NUMBER; names are {', '.join(DEFAULTS)}")
    return name, int(number)


def _command(commands: Any, name: str, run: Callable[[argparse.Namespace], int | None]) -> Any:
    made = commands.add_parser(name, help=run.__doc__)
    made.set_defaults(run=run)
    return made


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m vault", description=__doc__)
    commands = parser.add_subparsers(required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int | None]) -> Any:
        made = _command(commands, name, run)
        made.add_argument("--dir", type=Path, required=True, help="the vault's folder")
        return made

    serving = command("serve", serve)
    serving.add_argument("--socket", type=Path, required=True)
    serving.add_argument("--web-uid", type=int, action="append", help="may connect; repeatable")
    serving.add_argument("--replica", type=Path, help="the replica's socket")
    serving.add_argument("--replica-may", action="store_true", help="answer without it, too")
    serving.add_argument("--demo", action="store_true", help="nights may follow at once")
    serving.add_argument("--limit", type=_limit, action="append", default=[], metavar="NAME=NUMBER")
    command("public-key", public_key)
    command("head", head)
    command("fresh-log", fresh_log)
    command("entry", entry).add_argument("--number", type=int, required=True)
    command("alarms", alarms)
    add_commands(command, lambda name, run: _command(commands, name, run))
    verifying = command("verify", verify_log)
    verifying.add_argument("--head", type=Path, required=True, help="a head kept elsewhere")
    verifying.add_argument("--key", help="the public key that you trust")
    return parser


if __name__ == "__main__":
    sys.exit(main())
