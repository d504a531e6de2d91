"""Reads a file of incidents, whatever its format, into rows that a workflow can store."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath
from typing import Literal

from django.utils import timezone

from naast.incidents.logic.fhir_read import read_fhir
from naast.incidents.logic.mapping import Mapped, read_mapping
from naast.incidents.logic.rows import FileRefused, Reading, ReadRow
from naast.incidents.logic.sentences import Sentence
from naast.incidents.logic.table_read import read_incident_table
from naast.incidents.queries.own_directory import OwnDirectory
from naast.people.logic.problems import UnreadableTable
from naast.people.wording import sentence

Format = Literal["fhir", "csv", "xlsx"]
_BY_SUFFIX: dict[str, Format] = {".json": "fhir", ".xlsx": "xlsx", ".csv": "csv", ".txt": "csv"}


def format_of(name: str, content: bytes) -> Format:
    """By the name, else by the first sign: a bracket is FHIR, a zip is a spreadsheet."""
    known = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if known:
        return known
    if content.startswith(b"PK\x03\x04"):
        return "xlsx"
    return "fhir" if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in {b"{", b"["} else "csv"


def read_incidents(
    content: bytes, *, form: Format, at: datetime, mapping: bytes | None = None
) -> Iterator[ReadRow]:
    """Rows in the order of the file; FileRefused, with a sentence, when it cannot be used."""
    reading = Reading(at=at, zone=timezone.get_default_timezone(), directory=OwnDirectory())
    if form == "fhir":
        return read_fhir(content, reading)
    mapped = read_mapping(mapping) if mapping is not None else Mapped()
    try:
        return read_incident_table(content, mapped, reading, form)
    except UnreadableTable as unreadable:
        text = sentence(unreadable.problem)
        raise FileRefused(Sentence("%(text)s", {"text": text})) from unreadable
