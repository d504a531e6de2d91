"""naast import calamities: each row whole or not at all, numbers once, clocks from its days."""

import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.utils import timezone
from openpyxl import Workbook

from naast.calamities.models import CalamityFile
from naast.calamities.queries.files import summary_of
from naast.cases.models import Case
from naast.cli.main import cli
from naast.incidents.models import Incident
from tests.factories.people import a_department
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "calamities.csv"


def days_ago(count: int) -> date:
    return timezone.localdate() - timedelta(days=count)


def told(file: Path, *words: str) -> tuple[int, dict[str, Any]]:
    result = CliRunner().invoke(cli, ["import", "calamities", str(file), "--json", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.exit_code, json.loads(result.stdout)


def a_file(folder: Path, *rows: dict[str, object]) -> Path:
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [";".join(names), *(";".join(str(row.get(n, "")) for n in names) for row in rows)]
    file = folder / "files.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def a_row(**fields: object) -> dict[str, object]:
    return {
        "dossiernummer": "CAL-1",
        "afdeling": "elm",
        "gebeurd op": days_ago(20),
        "opgemerkt op": days_ago(19),
    } | fields


@pytest.fixture(autouse=True)
def _department(vault: RunningVault) -> None:
    a_department(code="elm", name="Ward of the Elm")


def test_a_calamity_comes_with_its_decision_its_clocks_and_what_was_done(tmp_path: Path) -> None:
    row = a_row(
        established_on=days_ago(18),
        reported_on=days_ago(17),
        invited_on=days_ago(10),
        summary="A pump was set wrongly.",
    )

    code, said = told(a_file(tmp_path, row))

    file = CalamityFile.objects.get()
    assert (code, said["accepted"], said["rows"][0]["number"]) == (0, 1, file.number)
    assert (file.stage, file.established_on) == ("calamity", days_ago(18))
    assert file.steps.get(rule="nl-igj-report").done_on == days_ago(17)
    assert file.steps.get(rule="nl-igj-investigation").starts_on == days_ago(10)
    assert file.steps.get(rule="nl-igj-doubt").not_needed
    assert summary_of(file) == "A pump was set wrongly."
    assert b"pump" not in bytes(file.summary)
    assert Case.objects.count() == 0


def test_a_number_is_brought_in_once(tmp_path: Path) -> None:
    file = a_file(tmp_path, a_row(), a_row())

    first, again = told(file)[1], told(file)[1]

    assert [one["result"] for one in first["rows"]] == ["accepted", "skipped"]
    assert (again["accepted"], again["skipped"]) == (0, 2)
    assert "CAL-1 is in Naast already" in again["rows"][0]["message"]
    assert (CalamityFile.objects.count(), Incident.objects.count()) == (1, 1)


def test_a_rehearsal_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    file = a_file(
        tmp_path, a_row(established_on=days_ago(3)), a_row(dossiernummer="", afdeling="?")
    )

    code, said = told(file, "--dry-run")

    assert (code, [one["result"] for one in said["rows"]]) == (1, ["accepted", "refused"])
    assert (CalamityFile.objects.count(), Incident.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"afdeling": "moon"}, "The department “moon” is not in Naast."),
        ({"opgemerkt op": "soon"}, "“soon” under noticed_on is not a day."),
        ({"opgemerkt op": "9999-12-31"}, "The day under noticed_on is still to come."),
        ({"opgemerkt op": "0001-01-01"}, "The day under noticed_on is very long ago."),
        ({"opgemerkt op": days_ago(25)}, "The day under noticed_on lies before it happened."),
        ({"reported_on": days_ago(1)}, "reported_on belongs to a calamity"),
        ({"investigation_sent_on": days_ago(1)}, "needs the day of the invitation"),
        (
            {"established_on": days_ago(2), "no_calamity_on": days_ago(1)},
            "It was either found to be a calamity or not",
        ),
    ],
)
def test_a_row_that_does_not_fit_is_refused_whole(
    fields: dict[str, object], sentence: str, tmp_path: Path
) -> None:
    code, said = told(a_file(tmp_path, a_row(), a_row(dossiernummer="CAL-2", **fields)))

    assert (code, [one["result"] for one in said["rows"]]) == (1, ["accepted", "refused"])
    assert sentence in said["rows"][1]["message"]
    assert CalamityFile.objects.count() == 1


def test_a_step_that_the_hospital_does_not_have_leaves_nothing_behind(
    tmp_path: Path, settings: Any
) -> None:
    settings.COUNTRY = "be"

    _code, said = told(a_file(tmp_path, a_row(family_told_on=days_ago(2))))

    assert "have no step nl-family-first-talk" in said["rows"][0]["message"]
    assert (CalamityFile.objects.count(), Incident.objects.count()) == (0, 0)


def test_a_spreadsheet_is_read_and_rubbish_is_a_sentence(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(a_row()))
    sheet.append(list(a_row().values()))
    content = io.BytesIO()
    book.save(content)
    good, bad = tmp_path / "files.xlsx", tmp_path / "bad.csv"
    good.write_bytes(content.getvalue())
    bad.write_bytes(b"PK\x03\x04rubbish")

    assert told(good)[1]["accepted"] == 1
    code, said = told(bad)
    assert (code, bool(said["message"])) == (1, True)


def test_the_example_is_taken_whole() -> None:
    for code in ("icu", "er"):
        a_department(code=code, name=code)

    code, said = told(EXAMPLE, "--dry-run")

    assert (code, said["accepted"]) == (0, 2)


def test_switched_off_nothing_is_brought_in(tmp_path: Path, settings: Any) -> None:
    settings.CALAMITIES = False

    code, said = told(a_file(tmp_path, a_row()))

    assert (code, said["rows"], CalamityFile.objects.count()) == (1, [], 0)
