"""A file of incidents from the outside to the tables: whole rows, once, without names."""

import json
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner
from django.db import connection

from naast.access.actor import IMPORTER
from naast.cases.models import Case
from naast.cli.import_incidents import incidents
from naast.incidents.models import Incident
from naast.incidents.queries.intake_file import format_of, read_incidents
from naast.privacy.models import SealingEpoch
from naast.privacy.vault_client import VaultUnavailable
from naast.workflows.import_incidents import RowResult, import_incidents
from tests.factories.fhir import (
    READ_AT,
    SHIPPED_EXAMPLE,
    a_bundle,
    an_r4_event,
    an_r5_event,
    an_stu3_event,
)
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vault(vault: RunningVault) -> None:
    """Intake seals to the vault's public key."""


def bring_in(content: bytes, dry_run: bool = False) -> list[RowResult]:
    rows = read_incidents(content, form=format_of("", content), at=READ_AT)
    return list(import_incidents(actor=IMPORTER, at=READ_AT, rows=rows, dry_run=dry_run))


def words_of(results: list[RowResult]) -> list[str]:
    return [one.result for one in results]


def everything_in_the_database() -> str:
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found.append(repr(cursor.fetchall()))
    return "\n".join(found)


def test_a_fhir_file_becomes_an_incident_and_a_request_for_each_colleague() -> None:
    (result,) = bring_in(SHIPPED_EXAMPLE.read_bytes())

    incident = Incident.objects.get()
    assert (result.result, result.number) == ("accepted", incident.number)
    assert result.message == "Accepted. Support is offered to 2."
    assert (incident.source, incident.text, Case.objects.count()) == ("fhir", "", 2)


def test_no_name_stands_in_the_database_in_clear() -> None:
    bring_in(SHIPPED_EXAMPLE.read_bytes())

    found = everything_in_the_database()

    assert "Intensive care" in found  # the search does find what is there
    for canary in ("Zonneveld", "Mirthe", "55501742", "m.zonneveld", "Bouazza", "Terpstra"):
        assert canary not in found


def test_the_same_file_again_is_skipped_and_said() -> None:
    bring_in(SHIPPED_EXAMPLE.read_bytes())

    (again,) = bring_in(SHIPPED_EXAMPLE.read_bytes())

    assert again.result == "skipped"
    assert again.message == "Skipped: number 2026-01742 is in Naast already."
    assert (Incident.objects.count(), Case.objects.count()) == (1, 2)


def test_a_bundle_stores_the_good_rows_and_nothing_of_the_bad_ones() -> None:
    bundle = a_bundle(an_r5_event(), an_stu3_event(), an_r4_event())

    results = bring_in(json.dumps(bundle).encode())

    assert words_of(results) == ["accepted", "refused", "accepted"]
    assert sorted(Incident.objects.values_list("source_number", flat=True)) == ["R4-77", "R5-78"]


def test_a_number_twice_in_one_file_is_stored_once() -> None:
    results = bring_in(json.dumps(a_bundle(an_r5_event(), an_r5_event())).encode())

    assert words_of(results) == ["accepted", "skipped"]


def test_two_rows_without_a_number_are_two_events_and_the_same_file_again_is_none() -> None:
    content = b"kind;happened on\naggression;2026-03-01\naggression;2026-03-01\n"

    assert words_of(bring_in(content)) == ["accepted", "accepted"]
    assert words_of(bring_in(content)) == ["skipped", "skipped"]


def test_an_old_event_waits_for_the_coordinator() -> None:
    subject = {"type": "Practitioner", "display": "Hurt Colleague"}
    event = an_r5_event(
        occurrenceDateTime="2024-01-01", subject=subject, category=[{"coding": [{"code": "claim"}]}]
    )

    (result,) = bring_in(json.dumps(event).encode())

    assert result.message.startswith("Accepted. The coordinator decides about 1.")
    assert Incident.objects.get().support_decision == "waits"


def test_a_row_that_fails_half_way_leaves_nothing(vault: RunningVault) -> None:
    """Without any key to seal the names to, the event is not stored either."""
    SealingEpoch.objects.all().delete()
    vault.stop()

    with pytest.raises(VaultUnavailable):
        bring_in(SHIPPED_EXAMPLE.read_bytes())

    assert Incident.objects.count() == 0


def test_a_dry_run_writes_nothing() -> None:
    before = everything_in_the_database()

    (result,) = bring_in(SHIPPED_EXAMPLE.read_bytes(), dry_run=True)

    assert (result.result, result.message) == ("accepted", "Would be accepted.")
    assert everything_in_the_database() == before


def run(*words: str) -> tuple[int, dict[str, Any]]:
    with time_machine.travel(READ_AT, tick=False):
        done = CliRunner().invoke(incidents, [*words, "--json"])
    said: dict[str, Any] = json.loads(done.output)
    return done.exit_code, said


def test_the_command_says_each_row_as_json() -> None:
    code, said = run(str(SHIPPED_EXAMPLE))

    number = Incident.objects.get().number
    assert code == 0
    assert said == {
        "accepted": 1,
        "skipped": 0,
        "refused": 0,
        "rows": [
            {
                "row": 1,
                "result": "accepted",
                "message": "Accepted. Support is offered to 2.",
                "number": number,
            }
        ],
    }


def test_the_command_ends_with_1_where_a_row_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "stu3.json"
    file.write_text(json.dumps(an_stu3_event()))

    code, said = run(str(file))

    assert (code, said["refused"]) == (1, 1)
    assert "STU3" in said["rows"][0]["message"]


def test_the_command_refuses_a_file_as_a_whole_with_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text("<xml/>")

    code, said = run(str(file))

    assert (code, said["rows"], "XML" in said["message"]) == (1, [], True)


def test_the_command_reads_csv_with_a_mapping_and_speaks_to_people(tmp_path: Path) -> None:
    file, mapping = tmp_path / "x.csv", tmp_path / "map.json"
    file.write_text("Wat;Wanneer\nVAL;2026-03-01\n")
    mapping.write_text(
        '{"columns": {"Wat": "kind", "Wanneer": "happened_on"},'
        ' "words": {"kind": {"VAL": "safety_incident"}}}'
    )

    done = CliRunner().invoke(incidents, [str(file), "--mapping", str(mapping)])

    assert done.exit_code == 0
    assert done.output.splitlines()[-1] == "1 accepted, 0 skipped, 0 refused."


def test_the_command_says_in_a_sentence_that_the_vault_is_silent(vault: RunningVault) -> None:
    """Only before the very first key; later, intake does not need the vault."""
    SealingEpoch.objects.all().delete()
    vault.stop()

    done = CliRunner().invoke(incidents, [str(SHIPPED_EXAMPLE)])

    assert (done.exit_code, Incident.objects.count()) == (1, 0)
    assert "Please try again in a few minutes." in done.output


VEILIGMELDER = Path(__file__).parents[2] / "docs" / "examples" / "incidents-veiligmelder.csv"


@time_machine.travel("2026-11-22T12:00:00Z", tick=False)
def test_the_command_reads_the_example_with_its_mapping_and_says_what_differs_later(
    tmp_path: Path,
) -> None:
    mapping = ["--mapping", str(VEILIGMELDER.with_suffix(".json")), "--json"]
    first = CliRunner().invoke(incidents, [str(VEILIGMELDER), *mapping])
    later = tmp_path / "later.csv"
    later.write_text(VEILIGMELDER.read_text().replace("Apotheek;Ook", "IC;Ook"))
    again = CliRunner().invoke(incidents, [str(later), *mapping])

    told, then = json.loads(first.output), json.loads(again.output)
    assert (told["accepted"], told["skipped"], told["refused"]) == (2, 0, 1)
    assert (then["accepted"], then["skipped"], then["refused"]) == (0, 2, 1)
    assert then["rows"][1]["message"] == (
        "Skipped: number VM-2026-4412 is in Naast already. "
        "It says something else now: place. Nothing was changed."
    )
