"""What a file of another incident system gives away on its way in: to insiders and to thieves."""

import json
from pathlib import Path
from typing import Any

import pytest

from naast.access.actor import Actor
from naast.access.models import User
from naast.access.roles import Role
from naast.incidents.actions.keep_row import PARCEL
from naast.incidents.models import KeptFile, RowToMend, SavedMapping
from naast.privacy import parcels
from naast.privacy.parcels import Parcel, open_parcel
from naast.privacy.vault_client import VaultRefused
from tests.actors import give
from tests.attacks.conftest import AttackReport
from tests.attacks.hospital import Hospital, hospital, learns, on_sqlite, typed
from tests.factories.cases import a_colleague, actor_of
from tests.factories.incident_files import STORY, a_csv, a_row, sent
from tests.factories.people import a_person, a_user_for

__all__ = ["hospital"]
pytestmark = pytest.mark.django_db(transaction=True)
WAITING, TO_MEND = typed(0), typed(1)
MAPPING = {
    "columns": {
        "Meldnr": "number",
        "Datum voorval": "happened_on",
        "Soort melding": "kind",
        "Ernst": "harm",
        "Afdeling": "department",
        "Omschrijving": "",
        "Betrokkene": "colleague_1",
        "Telefoon": "phone_1",
        "Personeelsnummer": "staff_number_1",
    },
    "system": "Veiligmelder",
}


def bring_in(hospital: Hospital) -> None:
    """One file with a row to mend is in, and another waits; both by the pages."""
    content = json.dumps(MAPPING).encode()
    form = {"name": "Veiligmelder", "file": sent(content, "m.json")}
    hospital.visit(hospital.coordinator, "/report/import/mappings/", form)
    for who in (TO_MEND, WAITING):
        named = {"Betrokkene": who.name, "Telefoon": who.phone, "Datum voorval": ""}
        form = {"file": sent(a_csv(a_row("M1", **named)))}
        answer: Any = hospital.visit(hospital.coordinator, "/report/import/", form)
        assert answer.status_code == 302
        if who is TO_MEND:
            hospital.visit(hospital.coordinator, f"{answer.url}take/", {})
    assert (KeptFile.objects.count(), RowToMend.objects.count()) == (2, 1)


def addresses() -> list[str]:
    files = [f"/report/import/{one.pk}/" for one in KeptFile.objects.all()]
    return [
        *("/report/import/", "/report/import/rows/", "/report/import/mappings/"),
        *(f"{file}{page}" for file in files for page in ("", "columns/", "words/", "results/")),
        *(f"/report/import/rows/{one.pk}/" for one in RowToMend.objects.all()),
        *(f"/report/import/mappings/{one.pk}/file/" for one in SavedMapping.objects.all()),
    ]


def told_to(hospital: Hospital, actor: Actor) -> set[str]:
    """Names, and pages that were shown at all."""
    learned = set()
    for address in addresses():
        answer = hospital.visit(actor, address)
        text = answer.content.decode()
        if answer.status_code == 200:
            learned.add("pages")
        learned |= {who.name for who in (WAITING, TO_MEND) if who.name in text}
        assert STORY not in text
    return learned


def with_role(role: Role) -> Actor:
    user: User = a_user_for(a_person())
    give(user, role)
    return actor_of(user)


def test_insiders_learn_nothing_from_upload_mapping_and_rows(
    hospital: Hospital, attack_report: AttackReport
) -> None:
    bring_in(hospital)
    roles = (Role.STEWARD, Role.HEAD_OF_DEPARTMENT, Role.COMMITTEE_MEMBER, Role.QUALITY_MANAGER)
    insiders = [*map(with_role, roles), hospital.supporter, a_colleague()[1]]

    learned = {word for one in insiders for word in told_to(hospital, one)}
    control = told_to(hospital, hospital.coordinator)

    assert TO_MEND.name in control
    assert WAITING.name not in control
    attack_report("steward, head, committee, supporter, colleague", "addresses", learned, control)


@on_sqlite
def test_a_stolen_database_names_nobody_of_a_file_that_waits_or_a_row_to_mend(
    hospital: Hospital,
    tmp_path: Path,
    attack_report: AttackReport,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    bring_in(hospital)
    learned = learns(hospital.steal("now"), [WAITING, TO_MEND], vault=nothing)

    KeptFile.objects.all().delete()
    RowToMend.objects.all().delete()
    with monkeypatch.context() as off:  # the same, not sealed
        off.setattr(parcels, "seal", lambda key, value, context: json.dumps(value).encode())
        off.setattr(parcels, "unseal", lambda key, blob, context: json.loads(bytes(blob)))
        bring_in(hospital)
    control = learns(hospital.steal("unsealed"), [WAITING, TO_MEND], vault=nothing)

    attack_report("a thief of the database", "files and rows that wait", learned, control)


def test_seven_nights_later_a_row_out_of_a_backup_opens_for_nobody(
    hospital: Hospital, attack_report: AttackReport
) -> None:
    bring_in(hospital)
    row = RowToMend.objects.get()
    backup = Parcel(bytes(row.wrap), bytes(row.register), bytes(row.content))
    control = opened(hospital, row, backup)

    for _night in range(8):
        hospital.night()
    learned = opened(hospital, row, backup)

    assert RowToMend.objects.count() == 0
    attack_report("a coordinator with a backup", "a row of eight nights ago", learned, control)


def opened(hospital: Hospital, row: RowToMend, backup: Parcel) -> set[str]:
    who = hospital.coordinator
    try:
        told = open_parcel(row.pk, backup, kind=PARCEL, actor=who.name, role="coordinator")
    except VaultRefused:
        return set()
    return {told["cells"]["colleague_1"]}
