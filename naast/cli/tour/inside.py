"""The tour itself, as a process of its own: its settings name the throw-away hospital only."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from naast.cli.main import start_django
from naast.cli.supervisor import CannotStart, spawn
from naast.cli.tour import SAID_WHY
from naast.cli.tour.mail_server import MailServer
from naast.cli.tour.place import ThrowAway
from naast.environment import WrongSetting

VAULT_READY_WITHIN_SECONDS = 10


def main(words: list[str]) -> int:
    """words: the file, then perhaps --json. 0 well, SAID_WHY failed, else see the log."""
    as_json = "--json" in words[1:]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # tidies up first
    try:
        return give(Path(words[0]), as_json=as_json)
    except (CannotStart, WrongSetting) as problem:
        said = str(problem)
        sys.stdout.write(f"{json.dumps({'ok': False, 'message': said}) if as_json else said}\n")
        return SAID_WHY


def give(file: Path, *, as_json: bool, erase: bool = True) -> int:
    """erase=False is for the test that the search can fail; no command leads there."""
    place = ThrowAway(Path.cwd())
    mail = MailServer(place.mail)
    os.environ["NAAST_EMAIL_PORT"] = str(mail.port)
    start_django()
    try:
        with running_vault(place):
            return _told(place, mail, file, as_json, erase)
    finally:
        mail.close()


def _told(place: ThrowAway, mail: MailServer, file: Path, as_json: bool, erase: bool) -> int:
    from naast.cli.tour.hospital import first_moment
    from naast.cli.tour.steps import STEPS
    from naast.cli.tour.story import Story
    from naast.cli.tour.telling import Teller

    story = Story(place, file, mail, at=first_moment(datetime.now(UTC)), erase=erase)
    teller = Teller(as_json, clock=lambda: story.at)
    for name, step in STEPS:
        if not teller.run(name, partial(step, story)):
            break
    teller.end(story.left)
    if teller.unexpected:
        return 1
    return 0 if teller.ok else SAID_WHY


@contextmanager
def running_vault(place: ThrowAway) -> Iterator[None]:
    """The real program, with --demo so that nights may follow one another at once."""
    from naast.cli.serve import make_folders, vault_program

    make_folders("", "")
    program = vault_program("", "")
    with (place.logs / "vault.log").open("ab") as log:
        process = spawn(
            replace(program, command=[*program.command, "--demo"]),
            output=log.fileno(),
            errors=log.fileno(),
        )
    try:
        _wait_for(process)
        yield
    finally:
        process.terminate()
        process.wait()


def _wait_for(process: subprocess.Popen[bytes]) -> None:
    from naast.cli.serve import vault_listens

    end = time.monotonic() + VAULT_READY_WITHIN_SECONDS
    while not vault_listens():
        if process.poll() is not None or time.monotonic() > end:
            raise CannotStart("The vault did not start.")
        time.sleep(0.02)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
