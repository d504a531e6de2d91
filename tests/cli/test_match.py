"""naast match, as typed: a CSV team and requests become proposals with reasons."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from naast.cli.main import cli

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
TEAM, REQUESTS = EXAMPLES / "match-team.csv", EXAMPLES / "match-requests.csv"


def naast_match(*words: str | Path, team: Path = TEAM, requests: Path = REQUESTS) -> Result:
    typed = ["match", "--team", team, "--requests", requests, "--today", "2026-11-23", *words]
    result = CliRunner().invoke(cli, [str(word) for word in typed])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def matched(*words: str | Path, **files: Path) -> dict[str, Any]:
    result = naast_match(*words, "--json", **files)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def chosen(found: dict[str, Any]) -> dict[str, list[str]]:
    return {one["request"]: one["chosen"] for one in found["proposals"]}


def test_the_shipped_example_gives_everybody_somebody_but_the_one_who_speaks_ukrainian() -> None:
    found = matched()

    assert set(chosen(found)) == {"R-101", "R-102", "R-103", "R-104", "R-105"}
    assert found["unmatched"] == [
        {
            "request": "R-106",
            "reasons": [
                "No language in common: 12",
                "Absent: 1",
                "Supports as many as agreed: 1",
                "Not trained yet: 1",
                "Works at another site only: 1",
                "Resting: 1",
            ],
        }
    ]


def test_the_chosen_stand_first_and_their_scores_are_the_objective() -> None:
    found = matched()

    total = 0
    for one in found["proposals"]:
        first = one["supporters"][: len(one["chosen"])]
        assert [each["id"] for each in first] == one["chosen"]
        assert all(each["reasons"] for each in one["supporters"])
        total += sum(each["score"] for each in first)
    assert total == found["objective"]


def test_two_of_one_event_get_different_supporters_and_who_stands_above_is_not_asked() -> None:
    found = matched()

    assert chosen(found)["R-101"] != chosen(found)["R-102"]
    listed = {
        one["request"]: [each["id"] for each in one["supporters"]] for one in found["proposals"]
    }
    assert ("amber" in listed["R-101"], "chloe" in listed["R-102"]) == (False, False)
    assert len(chosen(found)["R-104"]) == 2


def test_the_policy_changes_the_proposals() -> None:
    within = matched("--policy", "profession")
    anybody = matched("--policy", "egalitarian")

    assert (chosen(within)["R-101"], chosen(anybody)["R-101"]) == (["bas"], ["gijs"])


def test_it_is_readable_without_json() -> None:
    said = naast_match().stdout

    assert "* chloe" in said
    assert "Same profession, as wished." in said
    assert "R-106: nobody. No language in common: 12" in said


def test_a_row_that_cannot_be_read_stops_it_with_a_sentence(tmp_path: Path) -> None:
    team = tmp_path / "team.csv"
    team.write_text("id;maximum\nann;2\nbob;many\nann;1\n;3\n")

    result = naast_match("--json", team=team)

    assert result.exit_code == 1
    assert [(one["file"], one["row"]) for one in json.loads(result.stdout)["problems"]] == [
        ("team.csv", 3),
        ("team.csv", 4),
        ("team.csv", 5),
    ]
    assert "“many” is not a usable maximum" in json.loads(result.stdout)["problems"][0]["message"]
    assert "team.csv, row 3" in naast_match(team=team).stderr


def test_a_file_without_ids_stops_it(tmp_path: Path) -> None:
    team = tmp_path / "team.csv"
    team.write_text("name\nann\n")

    result = naast_match(team=team)

    assert (result.exit_code, "“id” is missing" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    "header", ["id,capacity,open cases", "Staff number;Max;Open", "supporter\tmaximum\tload"]
)
def test_other_names_for_columns_are_understood(header: str, tmp_path: Path) -> None:
    delimiter = next(one for one in ",;\t" if one in header)
    team, requests = tmp_path / "team.csv", tmp_path / "requests.csv"
    team.write_text(
        f"{header}\n{delimiter.join(['ann', '2', '1'])}\n{delimiter.join(['bob', '2', '2'])}\n"
    )
    requests.write_text("id\nr1\nr2\n")

    found = matched(team=team, requests=requests)

    assert chosen(found) == {"r1": ["ann"]}


def test_requests_are_served_in_the_order_of_the_file_unless_opened_says_otherwise(
    tmp_path: Path,
) -> None:
    team, requests = tmp_path / "team.csv", tmp_path / "requests.csv"
    team.write_text("id,maximum\nann,1\n")
    requests.write_text("id\nz\na\n")
    assert chosen(matched(team=team, requests=requests)) == {"z": ["ann"]}

    requests.write_text("id,opened\nz,2\na,1\n")
    assert chosen(matched(team=team, requests=requests)) == {"a": ["ann"]}


def test_dutch_words_and_many_ids_in_a_cell_are_understood(tmp_path: Path) -> None:
    team, requests = tmp_path / "team.csv", tmp_path / "requests.csv"
    team.write_text(
        "id,beschikbaar,available,languages\nann,x,ja,nederlands\nbob,x,nee,nl\ncas,x,ja,nl\ndee,x,ja,nl\n"
    )
    requests.write_text('id,apart,languages\nr1,"ann; dee",Dutch\n')

    assert chosen(matched(team=team, requests=requests)) == {"r1": ["cas"]}


def test_it_needs_no_installation() -> None:
    words = ["match", "--team", TEAM, "--requests", REQUESTS, "--json"]
    run = subprocess.run(
        [sys.executable, "-m", "naast.cli.main", *map(str, words)],
        env={"PATH": os.environ["PATH"]},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert len(json.loads(run.stdout)["proposals"]) == 5
