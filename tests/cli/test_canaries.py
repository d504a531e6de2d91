"""The search finds a person in every disguise, at every place, and says nothing of others."""

import base64
import gzip
import json
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path
from uuid import uuid4

import pytest

from naast.cases.queries.opened import context_of
from naast.cli.canaries.search import STOLEN_KEY, Found, search
from naast.cli.canaries.words import Canaries, canaries_of
from naast.privacy import sealing, vault_client
from tests.factories.vault import Adopted, RunningVault, adopt_case

NAME, PHONE, EMAIL = "Mirthé Zonneveld", "+31 6 55501742", "m.zonneveld@hospital.example"
MIRTHE = Canaries(tuple(canaries_of(NAME, PHONE, EMAIL)))
PLAIN = NAME.encode()


def a_mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"] = NAME
    mail.set_content("Nothing here.")
    return bytes(mail)


DISGUISES: dict[str, Callable[[], bytes]] = {
    "in clear": lambda: b"about " + PLAIN,
    "in capitals": lambda: NAME.upper().encode(),
    "in another alphabet of bytes": lambda: NAME.encode("utf-16-le"),
    "with a letter and its accent apart": "Mirthe\u0301 Zonneveld".encode,
    "base64": lambda: b"token:" + base64.b64encode(b"1" + PLAIN),
    "base64 for addresses": lambda: base64.urlsafe_b64encode(b"??>" + PLAIN),
    "base64 in lines": lambda: base64.encodebytes(b"x" * 50 + PLAIN),
    "base64 that begins in a word": lambda: b"abc" + base64.b64encode(b"some" + PLAIN),
    "hexadecimal": lambda: PLAIN.hex().encode(),
    "json": lambda: json.dumps({"name": NAME}).encode(),
    "json in json": lambda: json.dumps(json.dumps({"name": NAME})).encode(),
    "gzip": lambda: gzip.compress(b"k" * 60_000 + PLAIN),
    "gzip in the middle": lambda: b"\0" * 1000 + gzip.compress(PLAIN) + b"rest",
    "zlib": lambda: zlib.compress(PLAIN),
    "gzip that was cut": lambda: gzip.compress(PLAIN + bytes(range(256)) * 40)[:300],
    "gzip in base64 in json": lambda: json.dumps(
        base64.b64encode(gzip.compress(json.dumps(NAME).encode())).decode()
    ).encode(),
    "the subject of a mail": a_mail,
    "an address": lambda: b"/find?q=Mirth%C3%A9%20Zonneveld",
}


def looked(folder: Path, canaries: Canaries = MIRTHE, vault: Path | None = None) -> Found:
    empty = folder.with_name("no-vault")
    empty.mkdir(exist_ok=True)
    return search(folder, canaries, vault=vault or empty)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "everything"
    made.mkdir()
    return made


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_name_is_found(disguise: str, folder: Path) -> None:
    (folder / "file").write_bytes(DISGUISES[disguise]())

    assert NAME in {one.text for one in looked(folder).canaries}


@pytest.mark.parametrize("written", ["0655501742", "06-55 50 17 42", "0031655501742", PHONE])
def test_a_number_is_found_however_it_is_written(written: str, folder: Path) -> None:
    (folder / "file").write_text(f"call {written} today")

    assert {one.kind for one in looked(folder).canaries} == {"phone"}


def test_somebody_else_is_not_found(folder: Path) -> None:
    for number, disguise in enumerate(DISGUISES.values()):
        (folder / str(number)).write_bytes(disguise())
    other = Canaries(tuple(canaries_of("Idris Bouazza", "+31 6 55501743", "")))

    assert looked(folder, other).matches == ()


def test_a_name_of_a_file_counts(folder: Path) -> None:
    (folder / "for-zonneveld.txt").touch()

    assert [one.canary.text for one in looked(folder).matches] == ["Zonneveld"]


def test_a_row_is_found_in_database_and_log_of_writes_and_says_where(folder: Path) -> None:
    path = folder / "some.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE people (id TEXT, name TEXT)")
        database.execute("INSERT INTO people VALUES ('1', ?)", (NAME,))
        database.commit()

        found = looked(folder)

    places = {one.place for one in found.matches if one.canary.text == NAME}
    assert places == {"some.sqlite3: people.name", "some.sqlite3-wal"}
    assert found.tables == 2  # and the table of tables


def test_a_value_longer_than_a_page_is_found_in_its_disguise(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "some.sqlite3")) as database:
        database.execute("CREATE TABLE letters (body BLOB)")
        hidden = gzip.compress(bytes(range(256)) * 100 + PLAIN, compresslevel=0)
        database.execute("INSERT INTO letters VALUES (?)", (hidden,))
        database.commit()

    found = {one.place for one in looked(folder).matches if one.how == "compressed"}
    assert "some.sqlite3: letters.body" in found


# --- the thief ------------------------------------------------------------------------------------


def a_database_with(case: Adopted, folder: Path) -> None:
    """As the web has it: the wrap beside a sealed profile."""
    profile = sealing.seal(case.key, {"name": NAME}, context_of(case.case_id, "profile"))
    with closing(sqlite3.connect(folder / "naast.sqlite3")) as database:
        database.execute("CREATE TABLE cases_case (id TEXT, wrapped_key BLOB, profile BLOB)")
        row = (case.case_id.hex, case.wrap, profile)
        database.execute("INSERT INTO cases_case VALUES (?, ?, ?)", row)
        database.commit()


def test_a_sealed_name_is_found_with_the_vault_and_not_without(
    vault: RunningVault, folder: Path
) -> None:
    a_database_with(adopt_case(), folder)

    found = looked(folder, vault=vault.folder)

    assert {one.text for one in found.canaries} == {"Mirthé", "Zonneveld", NAME}
    assert {one.how for one in found.matches} == {STOLEN_KEY}
    assert found.sealed_in("naast.sqlite3") == found.canaries
    assert (found.keys, found.without_keys) == (1, ())
    assert (looked(folder).matches, looked(folder).keys) == ((), 0)


def test_a_wrap_as_intake_makes_it_opens_too(vault: RunningVault, folder: Path) -> None:
    case_id, key = uuid4(), sealing.new_key()
    wrap = sealing.wrap_for_vault(key, case_id, vault_client.public_key())
    a_database_with(Adopted(case_id, key, wrap, None, None), folder)

    assert looked(folder, vault=vault.folder).keys == 1


def test_a_wrap_that_was_deleted_and_not_overwritten_opens_too(
    vault: RunningVault, folder: Path
) -> None:
    case = adopt_case()
    a_database_with(case, folder)
    shutil.copy(folder / "naast.sqlite3", folder / "old.sqlite3")
    (folder / "leftover").write_bytes(b"\0" * 777 + case.wrap + b"\0" * 33)
    for path in folder.glob("*.sqlite3"):
        with closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA secure_delete=ON")
            database.execute("UPDATE cases_case SET wrapped_key = x''")
            database.commit()

    assert looked(folder, vault=vault.folder).keys == 1


def test_after_seven_turns_the_stolen_vault_opens_nothing(
    vault: RunningVault, folder: Path
) -> None:
    case = adopt_case()
    a_database_with(case, folder)
    vault_client.close(case.case_id, case.wrap, "system:clock", "system", None)
    keys = []
    for _night in range(7):
        keys.append(looked(folder, vault=vault.folder).keys)
        vault.turn()

    assert keys == [1] * 7
    assert (looked(folder, vault=vault.folder).keys, case.wrap != b"") == (0, True)
