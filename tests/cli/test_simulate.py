"""naast simulate team, as typed."""

import json
from pathlib import Path

from click.testing import CliRunner

from naast.cli.main import cli

TYPED = ["simulate", "team", "--requests-a-year", "40", "--absent", "15"]


def test_the_answer_is_a_sentence_a_table_and_every_assumption_with_its_source() -> None:
    said = CliRunner().invoke(cli, [*TYPED, "--team", "6"]).stdout

    assert said.startswith("With ")
    assert "As your team is now: With 6 supporters" in said
    assert "Washington University, 2014 to 2017: 17 of 165 declined." in said
    assert "Days of rest after each colleague: -" in said


def test_programs_get_json_and_the_chart_as_a_file(tmp_path: Path) -> None:
    drawn = tmp_path / "team.svg"

    done = CliRunner().invoke(cli, [*TYPED, "--json", "--svg", str(drawn)])

    told = json.loads(done.stdout)
    assert sorted(told) == [
        "blank", "enough", "late_at_most_one_in", "own", "plan", "sentences", "teams",
    ]  # fmt: skip
    assert told["enough"] in [one["team"] for one in told["teams"]]
    assert told["plan"]["absent"] == 0.15
    assert drawn.read_text(encoding="utf-8").startswith("<svg")


def test_a_figure_out_of_bounds_is_refused_with_a_sentence() -> None:
    done = CliRunner().invoke(cli, ["simulate", "team", "--absent", "100"])

    assert done.exit_code == 2
    assert "--absent" in done.output
