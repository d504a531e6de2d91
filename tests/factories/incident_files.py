"""Files as other incident systems export them: invented systems, invented people."""

import io
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from naast.access.actor import IMPORTER, Actor
from naast.incidents.actions.keep_file import keep_file
from naast.incidents.actions.keep_row import keep_row
from naast.incidents.actions.save_mapping import save_mapping
from naast.incidents.choices import MendReason
from naast.incidents.logic.mapping import Mapped
from naast.incidents.logic.table_kept import keep_table
from naast.incidents.models import KeptFile, RowToMend, SavedMapping
from tests.factories.cases import AT

HEADERS = (
    *("Meldnr", "Datum voorval", "Soort melding", "Ernst", "Afdeling", "Omschrijving"),
    *("Betrokkene", "Telefoon", "Personeelsnummer"),
)
STORY = "Canarystory de pomp stond verkeerd en niemand zag het"
NAMED = "Quirijn Canarius"


def a_row(number: str, **kw: Any) -> list[Any]:
    """One row of the invented system Veiligmelder, yesterday's event."""
    cells: dict[str, Any] = {
        "Meldnr": number,
        "Datum voorval": "20-11-2026",
        "Soort melding": "Agressie",
        "Ernst": "klasse 2",
        "Afdeling": "Spoedeisende hulp",
        "Omschrijving": STORY,
        "Betrokkene": NAMED,
        "Telefoon": "06 81112233",
        "Personeelsnummer": "",
    }
    return list((cells | kw).values())


def a_csv(*rows: Sequence[Any], headers: Sequence[str] = HEADERS) -> bytes:
    """With semicolons, as Excel saves it in the Netherlands."""
    lines = [headers, *rows]
    return "\n".join(";".join(str(cell) for cell in line) for line in lines).encode()


def an_xlsx(*rows: Sequence[Any], headers: Sequence[str] = HEADERS) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (headers, *rows):
        sheet.append(list(line))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def sent(content: bytes, name: str = "export.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def a_kept_file(actor: Actor) -> KeptFile:
    """Waits for its columns to be matched."""
    return keep_file(actor=actor, at=AT, form="csv", table=keep_table(a_csv(a_row("M1"))))


def a_row_to_mend(*, apart: Sequence[UUID] = ()) -> RowToMend:
    """Without a day."""
    cells = {"kind": "agressie", "number": "M9", "colleague_1": NAMED}
    return keep_row(
        actor=IMPORTER,
        at=AT,
        mark=uuid4(),
        row=2,
        reason=MendReason.REFUSED,
        problems=[["cell_empty", "happened_on"]],
        content={"cells": cells, "mapping": Mapped().as_json(), "source": "csv"},
        apart=apart,
    )


def a_saved_mapping(actor: Actor) -> SavedMapping:
    mapped = Mapped(columns={"Wat": "kind", "Wanneer": "happened_on"}, system="Veiligmelder")
    return save_mapping(actor=actor, at=AT, name="Veiligmelder", mapped=mapped)
