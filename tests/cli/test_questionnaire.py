"""naast questionnaire: checks a file, brings it in, and shows what it asks."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from naast.cli.main import cli
from naast.questionnaires.models import Instrument
from naast.questionnaires.queries import evaluation_form
from tests.questionnaires.files import EXAMPLES, Break, pulse

PULSE = EXAMPLES / "questionnaire-pulse.json"
SCORING = EXAMPLES / "questionnaire-pulse.scoring.json"


def naast(*words: object) -> Result:
    result = CliRunner().invoke(cli, ["questionnaire", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def told(*words: object) -> tuple[int, dict[str, Any]]:
    result = naast(*words, "--json")
    return result.exit_code, json.loads(result.stdout)


def broken(folder: Path, change: Break) -> Path:
    file = folder / "broken.json"
    file.write_text(json.dumps(pulse(change)))
    return file


def test_a_good_file_is_told_with_its_fingerprint_and_licence() -> None:
    result = naast("check", PULSE, "--scoring", SCORING)

    assert result.exit_code == 0
    assert "pulse-room-to-speak 2026.1: 5 questions, nl, en, fingerprint " in result.stdout
    assert "EUPL-1.2" in result.stdout


def test_every_problem_is_told_with_its_place_and_ends_with_1(tmp_path: Path) -> None:
    def change(value: Any) -> None:
        value["item"][1].pop("_text")
        value["item"][2]["type"] = "choise"

    exit_code, said = told("check", broken(tmp_path, change))

    assert (exit_code, said["ok"]) == (1, False)
    assert [(one["path"], one["item"]) for one in said["problems"]] == [
        ("item[1].text", "involved"),
        ("item[2].type", "talked"),
    ]
    assert "Did you mean “choice”?" in said["problems"][1]["message"]


def test_a_huge_file_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    file.write_bytes(b'{"a": "' + b"a" * 10_000_000 + b'"}')

    exit_code, said = told("check", file)

    assert (exit_code, said["problems"][0]["code"]) == (1, "too_large")


@pytest.mark.django_db
def test_a_rehearsal_writes_nothing_and_the_import_then_does() -> None:
    rehearsed, _said = told("import", PULSE, "--scoring", SCORING, "--dry-run")
    assert (rehearsed, Instrument.objects.count()) == (0, 0)

    imported, said = told("import", PULSE, "--scoring", SCORING)
    again, refused = told("import", PULSE, "--scoring", SCORING)

    assert (imported, Instrument.objects.get().sha256) == (0, said["sha256"])
    assert (again, refused["ok"]) == (1, False)
    assert "already" in refused["message"]


@pytest.mark.django_db
def test_what_is_here_is_listed_and_shown_in_every_language() -> None:
    naast("import", PULSE)

    listed = naast("show").stdout
    shown = naast("show", "pulse-room-to-speak").stdout

    assert [line.split(" ")[0] for line in listed.splitlines()] == [
        "naast-evaluation",
        "pulse-room-to-speak",
    ]
    assert "talked: Kon je er met iemand over praten?" in shown
    assert "talked: Could you talk about it with somebody?" in shown
    assert naast("show", "nothing").exit_code == 1


@pytest.mark.django_db
def test_the_form_is_shown_byte_for_byte() -> None:
    result = naast("show", "naast-evaluation", "--form")

    assert result.stdout_bytes == evaluation_form()
    assert hashlib.sha256(evaluation_form()).hexdigest() in result.stderr


@pytest.mark.django_db
def test_what_the_anonymous_page_cannot_ask_is_said() -> None:
    naast("import", PULSE)

    result = naast("show", "pulse-room-to-speak", "--form")

    assert (result.exit_code, "talked, hours" in result.stderr) == (1, True)
