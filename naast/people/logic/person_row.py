"""Reads one row of a staff file, cell by cell, in English or Dutch."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from naast.people.logic.problems import Refused
from naast.people.logic.records import FileRow
from naast.people.logic.table import Row
from naast.people.logic.words import code_for

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("staff number", "employee number", "personeelsnummer", "medewerkernummer", "nummer"),
    "name": ("naam", "full name", "volledige naam", "medewerker"),
    "profession": ("beroep", "functie", "functiegroep", "job"),
    "specialism": ("specialisme", "specialty"),
    "seniority": ("senioriteit", "ervaring", "experience"),
    "birth_decade": (
        "decade of birth",
        "birth year",
        "year of birth",
        "geboortedecennium",
        "geboortejaar",
    ),
    "started_year": ("year started", "started", "in dienst sinds", "jaar in dienst", "startjaar"),
    "gender": ("geslacht", "sex"),
    "languages": ("talen", "taal", "language"),
    "email": ("e-mail", "mail", "e-mailadres", "emailadres"),
    "phone": ("telephone", "telefoon", "telefoonnummer", "mobiel"),
    "work_pattern": ("werkpatroon", "dienst", "rooster"),
    "employment": ("dienstverband", "contract", "aanstelling"),
    "ends_on": ("end date", "einddatum", "uit dienst", "until"),
    "manager": (
        "manager number",
        "leidinggevende",
        "manager staff number",
        "nummer leidinggevende",
    ),
    "trained_by": ("opgeleid door", "opleider"),
    "assessed_by": ("beoordeeld door", "beoordelaar"),
    "appointed_by": ("aangesteld door", "benoemd door"),
    "department_code": ("department code", "afdelingscode", "kostenplaats"),
    "department_name": ("department", "afdeling", "afdelingsnaam", "naam afdeling"),
    "department_parent": ("parent department", "bovenliggende afdeling", "divisie", "division"),
    "department_parent_name": ("parent department name", "naam divisie", "division name"),
    "department_head": ("head of department", "afdelingshoofd", "hoofd afdeling"),
    "site_code": ("site code", "locatiecode"),
    "site_name": ("site", "locatie", "locatienaam", "naam locatie"),
}
REQUIRED = ("number", "name", "profession")
DEPARTMENT_CELLS = (
    "department_code",
    "department_name",
    "department_parent",
    "department_parent_name",
    "department_head",
    "site_code",
    "site_name",
)
_LENGTHS = {"name": 120, "specialism": 80, "number": 32, "department_name": 120, "site_name": 120}
_CODE_LENGTH = 32


def read_row(row: Row, *, this_year: int) -> FileRow:
    """The row's values; Refused at the first cell that cannot be used."""
    cells = row.cells
    person = {
        name: _READERS.get(name, _text)(name, cell, this_year)
        for name, cell in cells.items()
        if name not in DEPARTMENT_CELLS and name != "number"
    }
    number = _needed("number", cells.get("number", ""), this_year)
    return FileRow(row=row.number, number=number, person=person, department=_department(cells))


def _department(cells: Mapping[str, str]) -> dict[str, str]:
    """Where the file has names without codes, the name in small letters is the code."""
    found = {name: _short(name, cells[name]) for name in DEPARTMENT_CELLS if cells.get(name)}
    for kind in ("department", "site"):
        name = found.get(f"{kind}_name")
        if name and f"{kind}_code" not in found:
            found[f"{kind}_code"] = name.casefold()[:_CODE_LENGTH]
    if "department_code" not in found:
        raise Refused("cell_empty", field="department_code")
    return found


def _short(name: str, cell: str) -> str:
    if len(cell) > _LENGTHS.get(name, 120 if name.endswith("name") else _CODE_LENGTH):
        raise Refused("cell_too_long", field=name)
    return cell


def _text(name: str, cell: str, _year: int) -> str:
    return _short(name, cell)


def _needed(name: str, cell: str, _year: int) -> str:
    if not cell:
        raise Refused("cell_empty", field=name)
    return _short(name, cell)


def _coded(name: str, cell: str, _year: int) -> str:
    return code_for(name, cell) if cell else ""


def _profession(name: str, cell: str, year: int) -> str:
    return code_for(name, _needed(name, cell, year))


def _gender(name: str, cell: str, _year: int) -> str | None:
    return code_for(name, cell) if cell else None


def _employment(name: str, cell: str, _year: int) -> str:
    return code_for(name, cell) if cell else "employee"


def _languages(name: str, cell: str, _year: int) -> tuple[str, ...]:
    words = [word for word in re.split(r"[,;/|+]|\s&\s", cell) if word.strip()]
    if len(words) == 1 and all(len(word) <= 3 for word in cell.split()):
        words = cell.split()
    return tuple(dict.fromkeys(code_for(name, word) for word in words))


_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")


def _year_of(name: str, cell: str, *, first: int, last: int) -> int:
    found = _YEAR.search(cell.removesuffix("s"))
    if found is None or not first <= int(found.group()) <= last:
        raise Refused("no_year", field=name, value=cell[:30], first=str(first), last=str(last))
    return int(found.group())


def _birth_decade(name: str, cell: str, this_year: int) -> int | None:
    """A year or a date of birth is cut to its decade here and goes no further."""
    if not cell:
        return None
    return _year_of(name, cell, first=this_year - 100, last=this_year - 12) // 10 * 10


def _started(name: str, cell: str, this_year: int) -> int | None:
    return _year_of(name, cell, first=this_year - 80, last=this_year + 1) if cell else None


def read_day(name: str, cell: str, _year: int = 0) -> date | None:
    """2026-03-31, 31-3-2026, 31/3/2026 or 31.3.2026; None when empty."""
    if not cell:
        return None
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(cell, form).date()
        except ValueError:
            continue
    raise Refused("no_day", field=name, value=cell[:30])


_EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9-]{1,63}\.)+[a-z]{2,63}")


def _email(name: str, cell: str, _year: int) -> str:
    address = cell.lower()
    if address and (len(address) > 254 or not _EMAIL.fullmatch(address) or ".." in address):
        raise Refused("bad_email", value=cell[:60])
    return address


_PHONE = re.compile(r"\+?[0-9 ()/.-]{3,31}")


def _phone(name: str, cell: str, _year: int) -> str:
    if cell and not _PHONE.fullmatch(cell):
        raise Refused("bad_phone", value=cell[:40])
    return cell


def _numbers(name: str, cell: str, _year: int) -> frozenset[str]:
    return frozenset(_short("number", word) for word in re.split(r"[\s,;|]+", cell) if word)


_READERS: Mapping[str, Callable[[str, str, int], object]] = {
    "name": _needed,
    "profession": _profession,
    "seniority": _coded,
    "gender": _gender,
    "work_pattern": _coded,
    "employment": _employment,
    "languages": _languages,
    "birth_decade": _birth_decade,
    "started_year": _started,
    "ends_on": read_day,
    "email": _email,
    "phone": _phone,
    "trained_by": _numbers,
    "assessed_by": _numbers,
    "appointed_by": _numbers,
}
