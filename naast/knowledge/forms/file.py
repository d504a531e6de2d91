"""Reads a file of the directory of help; every row goes through the form of one line."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.knowledge.forms.entry import DirectoryEntryForm
from naast.knowledge.logic.directory_words import COLUMNS, level_of
from naast.people.logic.problems import Refused, UnreadableTable
from naast.people.logic.table import Row, header_key, read_table
from naast.people.logic.words import code_for
from naast.people.models import Site
from naast.people.wording import sentence

LARGEST_FILE = 1_000_000
MOST_ROWS = 500
_TICKS = ("always_open", "closed_on_holidays", "open_without_referral", "call_now")
_YES_UNLESS_SAID = frozenset({"closed_on_holidays", "open_without_referral"})


class DirectoryFileForm(forms.Form):
    """The file, and whether only to look."""

    file = forms.FileField(
        label=gettext_lazy("File (CSV or XLSX)"),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )
    only_look = forms.BooleanField(
        label=gettext_lazy("Only look: say what the file would do, and change nothing"),
        required=False,
        initial=True,
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """A directory of help is a small file."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise ValidationError(_("This file is too large for a directory of help."))
        return file


@dataclass
class FileRead:
    """rows: values for the action, only to be used when there is nothing in wrong or problem.

    wrong: (row number, sentence); unused: headers that nobody reads; problem: about the whole.
    """

    rows: list[dict[str, Any]] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)
    unused: tuple[str, ...] = ()
    problem: str = ""

    @property
    def usable(self) -> bool:
        """Every row can be used, and there is one."""
        return bool(self.rows) and not self.wrong and not self.problem


def read_directory_file(content: bytes) -> FileRead:
    """Never raises for what is in the file."""
    try:
        table = read_table(content, columns=COLUMNS, required=("level",))
    except UnreadableTable as unreadable:
        return FileRead(problem=sentence(unreadable.problem))
    if len(table.rows) > MOST_ROWS:
        return FileRead(problem=_("The file has more than 500 rows. Is it a directory of help?"))
    read = FileRead(unused=table.unused)
    read.wrong = [(number, sentence(problem)) for number, problem in table.broken]
    sites = _sites()
    for row in table.rows:
        _read_row(read, row, sites)
    return read


def _read_row(read: FileRead, row: Row, sites: Mapping[str, str]) -> None:
    try:
        form = DirectoryEntryForm(_values(row.cells, sites))
    except Refused as refused:
        read.wrong.append((row.number, sentence(refused.problem)))
        return
    if form.is_valid():
        read.rows.append(form.cleaned_data)
        return
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        read.wrong += [(row.number, f"{label}: {error}") for error in errors]


def _values(cells: Mapping[str, str], sites: Mapping[str, str]) -> dict[str, Any]:
    """A row as the form would be posted. Raises Refused for a word that nobody knows."""
    values: dict[str, Any] = {name: _plain(cell) for name, cell in cells.items()}
    values["level"] = level_of(values["level"])
    values["position"] = values.get("position") or "100"
    for name in _TICKS:
        values[name] = _tick(name, cells.get(name, ""))
    values["languages"] = _codes(cells.get("languages", ""), lambda it: code_for("languages", it))
    values["professions"] = _codes(
        cells.get("professions", ""), lambda it: code_for("profession", it)
    )
    values["sites"] = _codes(cells.get("sites", ""), lambda it: _site(it, sites))
    return values


def _tick(name: str, cell: str) -> bool:
    return code_for("yes_no", cell) == "yes" if cell else name in _YES_UNLESS_SAID


def _codes(cell: str, code: Callable[[str], str]) -> list[str]:
    return [code(word.strip()) for word in re.split(r"[,;/|+]", cell) if word.strip()]


def _sites() -> dict[str, str]:
    """The id of a site by its code and by its name."""
    found: dict[str, str] = {}
    for pk, code, name in Site.objects.values_list("pk", "code", "name"):
        found |= {header_key(name): str(pk), header_key(code): str(pk)}
    return found


def _site(word: str, sites: Mapping[str, str]) -> str:
    if header_key(word) not in sites:
        known = ", ".join(Site.objects.values_list("name", flat=True))
        raise Refused("unknown_word", field="site", word=word[:60], known=known[:300])
    return sites[header_key(word)]


def _plain(cell: str) -> str:
    """Without the sign that keeps a spreadsheet from reading a cell as a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@" else cell
