"""naast case, as typed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from naast.cli.main import cli
from naast.insight.logic.business_case.files import read_case, written
from naast.insight.logic.business_case.inputs import SPECS

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "business-case.json"
TYPED = ["case", str(EXAMPLE), "--language", "en"]


def test_the_example_shows_every_input_and_answers_in_sentences() -> None:
    content = EXAMPLE.read_bytes()

    said = CliRunner().invoke(cli, TYPED).stdout.splitlines()

    assert list(json.loads(content)["inputs"]) == list(SPECS)
    assert written(read_case(content)) == content.decode()
    # 60 x (10 - 9) % x 40,000 = 24,000 saved; the costs are those of the file.
    assert said[0] == "The first year costs €48,110, each year after it €39,170."
    assert "With these inputs a year after the first costs €15,170 more than it saves." in said


def test_programs_get_every_number_and_what_is_missing() -> None:
    told = json.loads(CliRunner().invoke(cli, [*TYPED, "--json"]).stdout)

    assert sorted(told) == [
        "answers", "at_least", "break_even", "case", "lines", "one_way", "sentences", "turns",
    ]  # fmt: skip
    assert told["answers"]["balance"] == {"value": -15_170, "missing": []}
    assert told["answers"]["days"] == {"value": None, "missing": ["cost_of_day"]}
    assert told["one_way"][0]["input"] == "quit_without"


def test_every_error_names_its_field_and_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "wrong.json"
    file.write_text('{"inputs": {"team": "12", "cost_of_day": -1}, "counted": ["joy"]}')

    done = CliRunner().invoke(cli, ["case", str(file), "--language", "en"])
    program = CliRunner().invoke(cli, ["case", str(file), "--language", "en", "--json"])

    assert done.exit_code == program.exit_code == 1
    assert done.stderr.splitlines() == json.loads(program.stdout)["problems"]
    assert done.stderr.splitlines() == [
        "counted[0]: write one of: leaving, days-off.",
        "inputs.team: write a number without quotes, such as 12.5, or null to leave it blank.",
        "inputs.cost_of_day.value: write a number from 0 to 10000.",
    ]


def test_a_logo_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    logo, sheets = tmp_path / "logo.svg", tmp_path / "sheets.pdf"
    logo.write_text("<svg/>")

    done = CliRunner().invoke(cli, [*TYPED, "--output", str(sheets), "--logo", str(logo)])

    assert (done.exit_code, sheets.exists()) == (1, False)
    assert done.stderr == "--logo: give a PNG or JPEG of at most 2 MB.\n"


def test_it_writes_the_sheets_without_an_installation(tmp_path: Path) -> None:
    """In a process of its own, because here the settings are there already."""
    pytest.importorskip("weasyprint", exc_type=OSError)
    sheets = tmp_path / "sheets.pdf"

    done = subprocess.run(
        [sys.executable, "-c", "from naast.cli.main import main; main()", *TYPED,
         "--output", str(sheets)],
        capture_output=True, text=True, cwd=tmp_path, env={"PATH": "/usr/bin:/bin"}, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == f"The proposal is in {sheets}."
    assert sheets.read_bytes().startswith(b"%PDF-")
