"""A workbook is XML inside: what it says of other files and of itself is not followed."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from naast.people.logic.problems import UnreadableTable
from naast.people.logic.table import read_table

COLUMNS = {"number": ("personeelsnummer",)}
CELL = '<c r="A2" t="inlineStr"><is><t>%s</t></is></c>'


def a_workbook(cell: str, doctype: str = "") -> bytes:
    """Two rows: the heading, and a cell as it is given."""
    book = Workbook()
    sheet = book.create_sheet("staff", 0)
    sheet.append(["number"])
    sheet.append(["7"])
    plain, twisted = io.BytesIO(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as given, zipfile.ZipFile(twisted, "w") as made:
        for part in given.namelist():
            content = given.read(part).decode()
            if part == "xl/worksheets/sheet1.xml":
                start = content.index('<row r="2"')
                end = content.index("</row>", start)
                row = f'<row r="2">{CELL % cell}'
                content = doctype + content[:start] + row + content[end:]
            made.writestr(part, content)
    return twisted.getvalue()


def test_an_entity_that_names_a_file_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("what stands in the file")
    outside = f'<!DOCTYPE worksheet [<!ENTITY it SYSTEM "file://{secret}">]>'
    assert read_table(a_workbook("7"), columns=COLUMNS).rows[0].cells == {"number": "7"}

    try:
        found = str(read_table(a_workbook("&it;", outside), columns=COLUMNS).rows)
    except UnreadableTable as refused:
        found = str(refused)

    assert secret.read_text() not in found


def test_entities_that_grow_without_end_are_refused() -> None:
    grown = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 12))
    doctype = f'<!DOCTYPE worksheet [<!ENTITY a0 "seven">{grown}]>'

    with pytest.raises(UnreadableTable, match="broken_xlsx"):
        read_table(a_workbook("&a11;", doctype), columns=COLUMNS)
