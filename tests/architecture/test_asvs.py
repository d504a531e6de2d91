"""The page about OWASP ASVS has every number that it should, and names what exists."""

import ast
import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SECURITY = ROOT / "docs" / "security"
STANDARD = ROOT.parent / "shared" / "field" / "data" / "owasp_asvs_5.0.0_en.csv"
NUMBERS = (SECURITY / "asvs-numbers.txt").read_text().split()
ROWS: dict[str, dict[str, Any]] = {
    number: row
    for rows in tomllib.loads((SECURITY / "asvs.toml").read_text()).values()
    for number, row in rows.items()
}
LEVEL_TWO = {"V6", "V7", "V8", "V11", "V16"}


def functions_of(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text()))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef)}


def test_every_number_is_answered_in_order_and_no_other() -> None:
    assert list(ROWS) == NUMBERS
    assert len(NUMBERS) == 134


@pytest.mark.skipif(not STANDARD.exists(), reason="the standard is not beside this checkout")
def test_the_numbers_are_the_standards() -> None:
    with STANDARD.open(encoding="utf-8-sig", newline="") as file:
        wanted = [
            row["req_id"].removeprefix("V")
            for row in csv.DictReader(file)
            if row["L"] == "1" or (row["L"] == "2" and row["chapter_id"] in LEVEL_TWO)
        ]

    assert wanted == NUMBERS


@pytest.mark.skipif(not STANDARD.exists(), reason="the standard is not beside this checkout")
def test_the_words_are_not_the_standards() -> None:
    """No six words in a row: its text has another licence."""
    words = STANDARD.read_text(encoding="utf-8-sig").casefold().split()
    theirs = {tuple(words[at : at + 6]) for at in range(len(words))}
    ours = {number: row["words"].casefold().split() for number, row in ROWS.items()}

    copied = [n for n, w in ours.items() if theirs & {tuple(w[i : i + 6]) for i in range(len(w))}]
    assert [n for n in copied if len(ours[n]) >= 6] == []


def test_every_file_and_every_test_that_is_named_exists() -> None:
    missing = [path for row in ROWS.values() for path in row.get("where", ()) if not there(path)]
    for row in ROWS.values():
        for named in row.get("tests", ()):
            path, _, function = named.partition("::")
            if not there(path) or function not in functions_of(ROOT / path):
                missing.append(named)

    assert missing == []


def there(path: str) -> bool:
    return (ROOT / path).is_file()


def test_what_is_met_has_a_test_or_says_why_none_is_possible() -> None:
    met = {number: row for number, row in ROWS.items() if row["status"] == "met"}

    assert [
        n for n, row in met.items() if bool(row.get("tests")) == bool(row.get("untested"))
    ] == []
    assert [n for n, row in met.items() if not row.get("where")] == []


def test_every_row_has_a_status_and_a_sentence() -> None:
    assert {row["status"] for row in ROWS.values()} == {"met", "not met", "does not apply"}
    assert [number for number, row in ROWS.items() if not row["words"].endswith(".")] == []


def test_what_is_not_met_stands_in_the_threat_model_too() -> None:
    threats = (ROOT / "docs" / "threat-model.md").read_text()
    open_ones = [number for number, row in ROWS.items() if row["status"] == "not met"]

    assert [number for number in open_ones if number not in threats] == []
