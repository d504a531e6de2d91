"""docs/questionnaires.md says of every element what becomes of it, as the reader does."""

import re
from collections.abc import Mapping

import pytest

from naast.questionnaires.logic import elements
from naast.questionnaires.logic.elements import Use
from tests.questionnaires.files import ROOT

PAGE = (ROOT / "docs" / "questionnaires.md").read_text()
TABLES = {
    "Questionnaire": elements.QUESTIONNAIRE,
    "item": elements.ITEM,
    "answerOption": elements.OPTION,
    "valueCoding": elements.CODING,
    "enableWhen": elements.CONDITION,
    "type": elements.TYPES,
}
COLUMNS = (Use.TAKEN, Use.QUIET, Use.WARNED, Use.REFUSED)


@pytest.mark.parametrize("name", TABLES)
def test_the_page_and_the_reader_name_the_same_elements(name: str) -> None:
    row = re.search(rf"^\| {name} \|(.+)\|$", PAGE, re.MULTILINE)
    assert row is not None
    cells = [re.findall(r"`([\w-]+)`", cell) for cell in row.group(1).split("|")]

    assert cells == [named(TABLES[name], use) for use in COLUMNS]


def named(uses: Mapping[str, Use], use: Use) -> list[str]:
    return [word for word, found in uses.items() if found is use]
