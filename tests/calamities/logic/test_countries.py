"""Another country is data: its days, its weekend, its rules; and what is wrong is said."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from naast.calamities.logic.clocks.calendars import WrongCountry, read_countries
from naast.calamities.logic.clocks.deadline import deadline
from naast.calamities.logic.clocks.rules import WrongRule, read_rules
from naast.cli.main import cli

# An invented country: Fridays and Saturdays are its weekend, its law knows no longest period.
ELSEWHERE: dict[str, Any] = {
    "countries": {
        "xx": {
            "source": "An invented act",
            "weekend": [4, 5],
            "holidays": [{"on": "03-15"}, {"easter": 1}, {"on": "06-01", "if_sunday": "06-02"}],
            "equated_file": "decrees.csv",
        }
    },
    "rules": [
        {"name": "xx-report", "country": "xx", "unit": "working_days", "length": 2,
         "counting": "policy", "trust": "unconfirmed", "basis": "An invented act",
         "title": "Tell the authority"},
        {"name": "xx-answer", "country": "xx", "unit": "weeks", "length": 20,
         "counting": "law", "trust": "unconfirmed", "basis": "An invented act",
         "suspension": "An invented act, article 4"},
    ],
}  # fmt: skip
DECREES = "date,weekday,decree_period,trust,source\n2026-06-09,Tuesday,2026-2028,law,Invented\n"


def written(folder: Path) -> Path:
    (folder / "decrees.csv").write_text(DECREES)
    file = folder / "elsewhere.json"
    file.write_text(json.dumps(ELSEWHERE))
    return file


def test_a_country_of_data_counts_with_its_own_days(tmp_path: Path) -> None:
    written(tmp_path)
    calendar = read_countries(ELSEWHERE["countries"], tmp_path)["xx"]
    rules = read_rules(ELSEWHERE["rules"])

    # Wednesday 11 March; Friday and Saturday are closed, Sunday the 15th is a holiday.
    report = deadline(rules["xx-report"], date(2026, 3, 11), calendar)
    answer = deadline(rules["xx-answer"], date(2026, 1, 20), calendar)

    assert report.due == date(2026, 3, 16)
    assert answer.due == date(2026, 6, 10)  # twenty weeks end on the day of the decree


def test_the_command_takes_the_file_and_names_the_title(tmp_path: Path) -> None:
    file = str(written(tmp_path))

    told = CliRunner().invoke(
        cli, ["deadlines", "--data", file, "--rule", "xx-report", "--from", "2026-03-11"]
    )
    listed = CliRunner().invoke(cli, ["deadlines", "--data", file, "--list"])

    assert told.stdout.startswith("Tell the authority: at the latest Monday 16 March 2026")
    assert "xx-answer" in listed.stdout


@pytest.mark.parametrize(
    "wrong",
    [
        {"xx": {}},
        {"xx": {"holidays": [{"on": "13-40"}]}},
        {"xx": {"holidays": [{"on": "01-01", "easter": 1}]}},
        {"xx": {"holidays": [], "equated_file": "nowhere.csv"}},
        {"xx": None},
    ],
)
def test_a_wrong_country_is_refused(wrong: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(WrongCountry):
        read_countries(wrong, tmp_path)


@pytest.mark.parametrize(
    "change",
    [{"unit": "moons"}, {"length": -1}, {"basis": ""}, {"begins": "sometime"}, {"colour": "red"}],
)
def test_a_wrong_rule_is_refused(change: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(WrongRule):
        read_rules([ELSEWHERE["rules"][0] | change])

    file = tmp_path / "wrong.json"
    file.write_text(json.dumps({"rules": [ELSEWHERE["rules"][0] | change]}))
    said = CliRunner().invoke(cli, ["deadlines", "--data", str(file), "--list"])
    assert said.exit_code == 1 and said.stderr.startswith("This data cannot be read")
