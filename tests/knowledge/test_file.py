"""A hospital's own list comes in from a file, and goes out to one."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from naast.access.roles import Role
from naast.knowledge.actions.import_entries import Imported, import_entries
from naast.knowledge.forms import read_directory_file
from naast.knowledge.models import DirectoryEntry
from naast.knowledge.queries import directory_as_csv
from naast.privacy.models import AuditEvent
from tests.actors import an_actor
from tests.factories.knowledge import an_entry
from tests.factories.people import a_site

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
FILE = """niveau;naam;telefoon;maandag;vr;talen;locaties;dag en nacht;zonder verwijzing
intern;Bedrijfsarts;+31 20 123;8-12, 13-17;8-12;Nederlands, Turks;Oost;;ja
huisarts;Eigen huisarts;;;;;;nee;
"""


def test_a_dutch_file_is_read_with_hours_languages_and_sites() -> None:
    east = a_site(code="O", name="Oost")

    read = read_directory_file(FILE.encode())

    assert (read.usable, read.wrong, read.unused) == (True, [], ())
    first, second = read.rows
    assert (first["level"], first["name_nl"], first["phone"]) == (
        "internal",
        "Bedrijfsarts",
        "+31 20 123",
    )
    assert first["week"] == ["08:00-12:00, 13:00-17:00", "", "", "", "08:00-12:00", "", ""]
    assert (first["languages"], first["sites"]) == (["nl", "tr"], [str(east.pk)])
    assert (second["level"], second["closed_on_holidays"]) == ("practitioner", True)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("upstairs;Name;;", "Where does it belong?: Select a valid choice."),
        ("internal;;;", "Name, in Dutch: Give a name, in Dutch or in English."),
        ("internal;Name;mornings;", "Monday: Write hours as 08:00-12:30, 13:00-17:00."),
        ("internal;Name;;Klingon", "“Klingon” is not a known languages."),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_what_to_mend(row: str, said: str) -> None:
    with translation.override("en"):
        read = read_directory_file(f"level;name;monday;languages\n{row}\n".encode())

    assert not read.usable
    assert [number for number, _text in read.wrong] == [2]
    assert read.wrong[0][1].startswith(said)


def test_a_file_without_levels_is_refused_as_a_whole() -> None:
    read = read_directory_file(b"name;phone\nA;1\n")

    assert (read.usable, read.rows) == (False, [])
    assert "level" in read.problem


def test_importing_adds_changes_and_removes_nothing() -> None:
    a_site(code="O", name="Oost")
    known = an_entry(name_nl="Bedrijfsarts", name_en="", phone="1")
    stays = an_entry(name_nl="Blijft")
    rows = read_directory_file(FILE.encode()).rows

    done = import_entries(rows=rows, actor=an_actor(Role.COORDINATOR), at=AT)

    known.refresh_from_db()
    assert done == Imported(added=1, changed=1)
    assert (known.phone, known.checked_on) == ("+31 20 123", date(2026, 11, 2))
    assert DirectoryEntry.objects.filter(pk=stays.pk).exists()
    assert AuditEvent.objects.filter(action="import_entries").count() == 1


def test_what_goes_out_comes_back_the_same() -> None:
    site = a_site(code="W")
    an_entry(
        text_en="=cmd()", phone="+31 20 5", week=["08:00-12:00", "", "", "", "", "", "22:00-06:00"],
        days_off=["2026-12-24"], languages=["nl", "sign"], sites=[str(site.pk)],
        professions=["doctor"], open_without_referral=False, closed_on_holidays=False, position=7,
    )  # fmt: skip
    before = list(DirectoryEntry.objects.values())

    read = read_directory_file(directory_as_csv())
    import_entries(rows=read.rows, actor=an_actor(Role.COORDINATOR), at=AT)

    assert (read.wrong, read.unused) == ([], ())
    after = list(DirectoryEntry.objects.values())
    assert after == [before[0] | {"checked_on": date(2026, 11, 2)}]


def test_no_cell_of_the_file_is_a_formula() -> None:
    an_entry(text_nl="=HYPERLINK(1)", name_nl="@naam", phone="+31 20 5")

    lines = directory_as_csv().decode("utf-8-sig").splitlines()

    assert [cell for cell in lines[1].split(";") if cell[:1] in "=+-@" and cell] == []
