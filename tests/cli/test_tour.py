"""naast tour: from an incident to nothing, and proof that its search would have found something."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from naast.cli.tour import SAID_WHY
from naast.cli.tour.place import throw_away
from naast.cli.tour.steps import STEPS
from tests.factories.fhir import SHIPPED_EXAMPLE, an_stu3_event
from tests.incidents.test_fhir_read import PUBLISHED

pytestmark = pytest.mark.slow
NAMES = [name for name, _step in STEPS]
WITHOUT_ERASING = """
import sys
from pathlib import Path
from naast.cli.tour.inside import give
sys.exit(give(Path(sys.argv[1]), as_json=True, erase=False))
"""


def tour(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "naast.cli.main", "tour", *words],
        env={**os.environ, "NAAST_LANGUAGE": "en", **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def told(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def step(said: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [one for one in said["steps"] if one["step"] == name]
    return dict(found)


def see_whole_tour(said: dict[str, Any], colleagues: int) -> None:
    """Every step, everybody found before and nobody after, one fact each."""
    left = said["left"]
    canaries = step(said, "search_nothing_yet")["canaries"]

    assert [(one["step"], one["ok"]) for one in said["steps"]] == [(name, True) for name in NAMES]
    assert (said["ok"], left["personal_matches"], left["keys_opened"]) == (True, 0, 0)
    assert left["facts_pending"] == colleagues
    assert left["matches_before"] >= 2 * canaries  # in the database and in its backup
    assert step(said, "search_before")["keys"] == colleagues
    assert step(said, "restore")["sealed"] == colleagues
    assert left["tables_searched"] > 100
    assert left["places_searched"] > step(said, "search_after")["backups"] >= 38


def test_the_shipped_example_becomes_nothing_but_two_facts() -> None:
    done = tour("--json")

    said = told(done)
    assert (done.returncode, done.stderr) == (0, "")
    see_whole_tour(said, colleagues=2)
    assert [one["colleague"] for one in step(said, "match")["matches"]] == [
        "Mirthe Zonneveld",
        "Idris Bouazza",
    ]
    assert all(one["reasons"] for one in step(said, "match")["matches"])
    assert step(said, "call")["declined"] == 1


def test_people_read_a_line_a_step_and_a_file_that_names_nobody_is_helped_out(
    tmp_path: Path,
) -> None:
    event = json.loads(SHIPPED_EXAMPLE.read_bytes())
    del event["participant"]
    file = tmp_path / "event.json"
    file.write_text(json.dumps(event))

    done = tour("--incident", str(file))

    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert len([line for line in lines if line.startswith("✓")]) == len(NAMES)
    assert len([line for line in lines if line.endswith("(invented for this tour)")]) == 2
    assert lines[-3:] == [
        "       0  found now",
        "       2  facts that wait to be counted",
        "Everything went as it should.",
    ]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_tour_that_is_ended_leaves_no_folder_and_no_process(number: signal.Signals) -> None:
    with tempfile.TemporaryDirectory(prefix="t-", dir="/tmp") as folder:  # short: a socket's path
        words = [sys.executable, "-u", "-m", "naast.cli.main", "tour"]
        running = subprocess.Popen(
            words, env={**os.environ, "TMPDIR": folder}, stdout=subprocess.PIPE
        )
        assert running.stdout is not None
        running.stdout.readline()
        (place,) = Path(folder).iterdir()
        vaults = [path for path in Path("/proc").glob("[0-9]*/cmdline") if named(path, place)]

        running.send_signal(number)
        running.wait(timeout=60)
        running.stdout.close()

        assert (len(vaults), [path for path in vaults if named(path, place)]) == (1, [])
        assert list(Path(folder).iterdir()) == []


def named(command: Path, place: Path) -> bool:
    """Whether the process has this folder on its command line."""
    try:
        return str(place).encode() in command.read_bytes()
    except OSError:
        return False


def test_rows_of_a_table_are_followed_too() -> None:
    table = SHIPPED_EXAMPLE.with_name("incidents.csv")

    said = told(tour("--incident", str(table), "--json"))

    see_whole_tour(said, colleagues=3)
    assert (step(said, "read")["rows"], step(said, "import")["reports"]) == (3, 3)


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="HL7's examples are not beside the checkout")
@pytest.mark.parametrize(
    ("name", "colleagues", "invented"),
    [
        ("r4_4.0.1_hl7_AdverseEvent-example", 2, True),
        ("r5_ae-care-ig_adverseevent-clinicalcareexample2phlebotomist.converted", 1, False),
    ],
)
def test_the_published_examples_go_the_same_way(name: str, colleagues: int, invented: bool) -> None:
    said = told(tour("--incident", str(PUBLISHED / f"{name}.json"), "--json"))

    see_whole_tour(said, colleagues)
    assert step(said, "read")["invented"] == invented


def test_a_file_of_release_3_is_refused_with_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "stu3.json"
    file.write_text(json.dumps(an_stu3_event()))

    as_json, in_words = tour("--incident", str(file), "--json"), tour("--incident", str(file))

    said = told(as_json)
    assert (as_json.returncode, in_words.returncode) == (1, 1)
    assert (said["ok"], said["message"].startswith("This is FHIR STU3")) == (False, True)
    assert "This is FHIR STU3 (release 3). Naast reads R4 and R5." in in_words.stdout


def test_a_wrong_setting_is_said_in_a_sentence() -> None:
    done = tour("--json", NAAST_LANGUAGE="fr")

    assert (done.returncode, told(done)["ok"]) == (1, False)
    assert told(done)["message"] == "NAAST_LANGUAGE is 'fr'. Choose one of: nl, en."


def test_control_without_erasing_the_same_search_finds_what_is_still_there() -> None:
    words = [sys.executable, "-P", "-c", WITHOUT_ERASING, str(SHIPPED_EXAMPLE)]

    with throw_away() as place:
        done = subprocess.run(
            words,
            env=place.environment(),
            cwd=place.root,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    said = told(done)
    assert (done.returncode, said["ok"]) == (SAID_WHY, False)
    assert [one["step"] for one in said["steps"] if not one["ok"]] == ["search_after"]
    assert said["left"]["keys_opened"] == 1  # the other said no thank you four weeks earlier
    assert said["left"]["personal_matches"] > 0
