"""The directory of help as a file that read_directory_file reads back."""

import csv
import io
from collections.abc import Mapping

from naast.knowledge.logic.directory_words import COLUMNS
from naast.knowledge.models import DirectoryEntry
from naast.people.models import Site

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# A cell that begins so would be worked out as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@")


def directory_as_csv() -> bytes:
    """UTF-8 with the mark by which spreadsheets know it; a semicolon between cells."""
    sites = {str(pk): code for pk, code in Site.objects.values_list("pk", "code")}
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in DirectoryEntry.objects.all():
        cells = _cells(entry, sites)
        writer.writerow([_safe(cells[name]) for name in COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cells(entry: DirectoryEntry, sites: Mapping[str, str]) -> dict[str, str]:
    days = dict(zip(_DAYS, entry.week, strict=True))
    lists = {
        "days_off": entry.days_off,
        "languages": entry.languages,
        "professions": entry.professions,
        "sites": [sites[pk] for pk in entry.sites if pk in sites],
    }
    own = [name for name in COLUMNS if name not in days and name not in lists]
    return {
        **days,
        **{name: ", ".join(values) for name, values in lists.items()},
        **{name: _text(getattr(entry, name)) for name in own},
    }


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
