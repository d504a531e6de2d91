"""naast import people and naast import team, as typed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from naast.cli.main import import_group
from naast.people.models import Department, Person
from naast.supporters.models import Supporter

pytestmark = pytest.mark.django_db
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
PEOPLE = str(EXAMPLES / "people.csv")


def naast_import(*words: str | Path) -> Result:
    result = CliRunner().invoke(import_group, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_the_shipped_examples_come_in() -> None:
    people = naast_import("people", PEOPLE, "--json")
    team = naast_import("team", EXAMPLES / "team.csv", "--json")

    assert (people.exit_code, team.exit_code) == (0, 0)
    said = json.loads(people.stdout)
    assert (said["accepted"], said["skipped"], said["refused"]) == (13, 0, 0)
    assert said["rows"][0] == {"row": 2, "result": "accepted", "message": "New."}
    assert (Person.objects.count(), Department.objects.count()) == (13, 8)
    assert Supporter.objects.filter(active=True).count() == 4


def test_the_same_file_again_is_skipped_row_by_row() -> None:
    naast_import("people", PEOPLE)

    said = json.loads(naast_import("people", PEOPLE, "--full", "--json").stdout)

    assert (said["accepted"], said["skipped"], said["refused"], said["left"]) == (0, 13, 0, 0)


def test_a_rehearsal_says_what_would_happen_and_writes_nothing() -> None:
    result = naast_import("people", PEOPLE, "--dry-run")

    assert result.stdout.splitlines() == [
        "Accepted 13, no change 0, refused 0, left 0.",
        "This was a rehearsal. Nothing was changed.",
    ]
    assert Person.objects.count() == 0


def test_a_refused_row_says_what_to_do_and_ends_with_1(tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    file.write_text("number,name,profession,department,site,pay\n1,Anna Vos,nurse,ICU,Main,9\n"
                    "2,Bo Mol,astronaut,ICU,Main,9\n")  # fmt: skip

    result = naast_import("people", file)

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "Row 3: “astronaut” is not a known profession. Use one of: doctor, resident, nurse, "
        "midwife, paramedic, pharmacist, therapist, technician, support_staff, manager, student, "
        "other.",
        "Columns not used: pay.",
        "Accepted 1, no change 0, refused 1, left 0.",
    ]
    assert [one.name for one in Person.objects.all()] == ["Anna Vos"]


def test_a_mapping_names_the_columns_of_the_hospital(tmp_path: Path) -> None:
    file, mapping = tmp_path / "staff.csv", tmp_path / "mapping.json"
    file.write_text("PNR,WHO,WHAT,WHERE,LOC\n1,Anna Vos,nurse,ICU,Main\n")
    mapping.write_text(
        json.dumps({"PNR": "number", "WHO": "name", "WHAT": "profession",
                    "WHERE": "department_name", "LOC": "site_name"})
    )  # fmt: skip

    assert naast_import("people", file).exit_code == 1
    assert naast_import("people", file, "--mapping", mapping).exit_code == 0
    assert Person.objects.get().name == "Anna Vos"


def test_a_full_file_that_misses_many_is_refused_until_confirmed(tmp_path: Path) -> None:
    naast_import("people", PEOPLE)
    half = tmp_path / "half.csv"
    half.write_text("".join((EXAMPLES / "people.csv").read_text().splitlines(keepends=True)[:9]))

    refused = naast_import("people", half, "--full", "--json")
    assert json.loads(refused.stdout)["message"].startswith("5 of 13 people are not in this file")
    assert Person.objects.filter(active=True).count() == 13

    naast_import("people", half, "--full", "--they-left")
    assert Person.objects.filter(active=True).count() == 8


def test_an_unreadable_file_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "old.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0")

    result = naast_import("people", file)

    assert (result.exit_code, result.stdout) == (
        1,
        "This is an old Excel file. Save it as .xlsx or CSV and try again.\n",
    )
