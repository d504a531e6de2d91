"""One feeling before and after: ribbons only where every one of them may be shown."""

from dataclasses import replace

import pytest

from naast.insight.logic.disclosure.rule import keep_back
from naast.insight.logic.publications.list_answers import ANSWERS
from naast.insight.logic.publications.stored import Stored
from naast.web.insight.pictures_feelings import feeling_picture
from tests.factories.publications import invented

BLAMED = [one for one in ANSWERS if "_blamed_" in one.code and one.years == 1]
RIBBON = "pic-flow-"


@pytest.fixture(scope="module")
def tables() -> dict[str, Stored]:
    return {one.code: one for one in invented("2026", cases=3000, declared=BLAMED)}


def without_a_ribbon(tables: dict[str, Stored]) -> dict[str, Stored]:
    moves = tables["answers_blamed_moves"]
    assert moves.published is not None
    one = next(cell for cell in moves.published.numbers if "unsaid" not in cell)
    return tables | {moves.code: replace(moves, published=keep_back(moves.published, [one]))}


def test_where_every_step_may_be_shown_ribbons_go_from_before_to_after(
    tables: dict[str, Stored],
) -> None:
    found = feeling_picture("blamed", tables)
    assert found is not None
    assert RIBBON in found.phone and RIBBON in found.wide
    assert len(found.table.rows) == 4 and len(found.table.header) == 5


def test_where_one_ribbon_is_hidden_none_is_drawn_but_both_sides(
    tables: dict[str, Stored],
) -> None:
    found = feeling_picture("blamed", without_a_ribbon(tables))
    assert found is not None
    assert RIBBON not in found.phone
    assert "too few" in found.phone
    assert [len(row) for row in found.table.rows] == [3, 3, 3, 3]


def test_where_nothing_is_shown_there_is_no_picture() -> None:
    few = {one.code: one for one in invented("2026", cases=9, declared=BLAMED)}
    assert feeling_picture("blamed", few) is None
    assert feeling_picture("blamed", {}) is None
