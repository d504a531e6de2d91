"""naast tour: the main job from incident to erased case, on a throw-away hospital."""

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from naast.cli.supervisor import Program, spawn
from naast.cli.tour.place import ThrowAway, throw_away

EXAMPLE = Path(__file__).resolve().parents[3] / "docs" / "examples" / "incident.json"
SAID_WHY = 3  # what the inner process ends with after a sentence; anything else is in its log
_INSIDE = (sys.executable, "-P", "-m", "naast.cli.tour.inside")


@click.command(help="The main job from incident to erased case, on a throw-away hospital.")
@click.option(
    "--incident",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=EXAMPLE,
    help="A FHIR AdverseEvent (R4, R5) or CSV; without it the shipped example.",
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def tour(incident: Path, as_json: bool) -> None:
    """Ends with 1 when a step fails or the file is refused."""
    words = [*_INSIDE, str(incident.resolve()), *(["--json"] if as_json else [])]
    with throw_away() as place:
        code = run_inside(words, place)
        if code not in (0, SAID_WHY):
            click.echo(place.last_lines(), err=True)
    if code:
        sys.exit(1)


def run_inside(words: Sequence[str], place: ThrowAway) -> int:
    """Runs a process in the throw-away hospital and passes on what it prints.

    It never outlives this one; SIGTERM ends both as Ctrl-C does, so that nothing is left behind.
    """
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with (place.logs / "naast.log").open("ab") as log:
        program = Program("tour", words, place.environment(), folder=place.root)
        process = spawn(program, output=subprocess.PIPE, errors=log.fileno())
    try:
        for line in process.stdout or ():
            click.echo(line.decode(), nl=False)
        return process.wait()
    finally:
        process.terminate()
        process.communicate()
        signal.signal(signal.SIGTERM, before)
