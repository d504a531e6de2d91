"""naast deadlines, as typed: a day, how it was found, how sure that is."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from naast.cli.main import cli


def naast_deadlines(*words: str) -> Result:
    result = CliRunner().invoke(cli, ["deadlines", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def found(*words: str) -> dict[str, Any]:
    result = naast_deadlines(*words, "--json")
    assert result.exit_code == 0, result.output
    plain: dict[str, Any] = json.loads(result.stdout)
    return plain


def test_a_program_is_told_the_day_and_the_steps() -> None:
    plain = found("--rule", "nl-igj-report", "--from", "2026-05-13")

    assert {name: plain[name] for name in ("rule", "from", "due", "trust")} == {
        "rule": "nl-igj-report",
        "from": "2026-05-13",
        "due": "2026-05-19",
        "trust": "excerpt",
    }
    assert [(step["day"], step["code"]) for step in plain["steps"]] == [
        ("2026-05-14", "skipped"),
        ("2026-05-15", "counted"),
        ("2026-05-16", "skipped"),
        ("2026-05-17", "skipped"),
        ("2026-05-18", "counted"),
        ("2026-05-19", "counted"),
    ]


def test_a_person_reads_the_day_the_ground_and_that_it_is_not_law() -> None:
    output = naast_deadlines("--rule", "nl-igj-report", "--from", "2026-03-02").stdout

    assert output.splitlines()[0] == (
        "Report the calamity to the inspectorate: at the latest Thursday 5 March 2026"
    )
    assert "Not in the law's text: from a published extract. Check it." in output


def test_the_country_s_days_are_used_for_a_hospital_s_own_step() -> None:
    kings_day_ahead = ("--rule", "own-analysis", "--from", "2026-03-30")

    assert found(*kings_day_ahead)["due"] == "2026-04-24"
    assert found(*kings_day_ahead, "--country", "be")["due"] == "2026-04-27"


def test_extensions_and_standing_still_are_options() -> None:
    longer = ("--rule", "nl-igj-investigation", "--from", "2026-03-02")
    still = ("--still", "2026-03-10", "2026-03-23")

    assert found(*longer, "--granted-until", "2026-06-01")["due"] == "2026-06-01"
    assert found(*longer, "--granted-until", "2026-04-01")["due"] == "2026-04-01"
    own = ("--rule", "own-analysis", "--from", "2026-03-02")
    assert found(*own, *still)["due"] == "2026-04-13"
    assert found("--rule", "nl-complaint", "--from", "2026-03-02", "--extra-weeks", "4")["due"] == (
        "2026-05-11"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--rule", "nl-igj", "--from", "2026-03-02"), "There is no rule nl-igj. Choose one of"),
        (("--from", "2026-03-02"), "Say which rule"),
        (("--rule", "nl-igj-report"), "Say from which day"),
        (
            ("--rule", "nl-igj-report", "--from", "2026-03-02", "--country", "be"),
            "nl-igj-report is a rule of nl. Leave --country out",
        ),
        (
            ("--rule", "nl-igj-report", "--from", "2026-03-02", "--extra-weeks", "1"),
            "nl-igj-report cannot be extended.",
        ),
        (
            ("--rule", "nl-complaint", "--from", "2026-03-02", "--extra-weeks", "5"),
            "nl-complaint can be extended by at most 4 weeks.",
        ),
        (
            ("--rule", "own-analysis", "--from", "2026-03-02", "--still", "2026-03-9", "2026-03-8"),
            "A clock that stands still starts again after it stopped.",
        ),
        (("--rule", "nl-igj-answer", "--from", "9999-12-30"), "That day is too far away"),
        (("--rule", "own-final-report", "--from", "0001-01-01"), "That day is too far away"),
        (
            (
                "--rule",
                "own-analysis",
                "--from",
                "2026-03-02",
                "--still",
                "0001-01-01",
                "9999-12-31",
            ),
            "That day is too far away",
        ),
        (
            (
                "--rule",
                "nl-igj-report",
                "--from",
                "2026-03-02",
                "--still",
                "2026-03-3",
                "2026-03-8",
            ),
            "nl-igj-report cannot stand still: no source says that it may.",
        ),
        (
            ("--rule", "own-analysis", "--from", "2026-03-02", "--country", "de"),
            "Naast knows no days of de.",
        ),
    ],
)
def test_what_does_not_fit_is_a_sentence_for_people_and_for_programs(
    words: tuple[str, ...], sentence: str
) -> None:
    plain = naast_deadlines(*words)
    told = naast_deadlines(*words, "--json")

    assert (plain.exit_code, told.exit_code) == (1, 1)
    assert plain.stderr.startswith(sentence)
    assert json.loads(told.stdout)["problems"][0].startswith(sentence)


def test_the_list_names_every_rule_with_its_ground() -> None:
    rules = json.loads(naast_deadlines("--list", "--json").stdout)["rules"]

    assert [one["name"] for one in rules if not one["basis"]] == []
    assert len(rules) == 20
    assert "own-final-report" in naast_deadlines("--list").stdout
