"""On which days nobody is there."""

from datetime import date
from uuid import uuid4

from naast.people.logic.cover import nobody_there

ONE, OTHER = uuid4(), uuid4()


def december(day: int) -> date:
    return date(2026, 12, day)


def test_nobody_is_there_only_where_both_are_away() -> None:
    away = {
        ONE: [(december(20), december(27))],
        OTHER: [(december(1), december(3)), (december(24), december(31))],
    }

    found = nobody_there({ONE, OTHER}, away, december(1), december(31))

    assert found == [(december(24), december(27))]


def test_one_who_stays_is_enough() -> None:
    away = {ONE: [(december(1), december(31))]}

    assert nobody_there({ONE, OTHER}, away, december(1), december(31)) == []


def test_an_empty_group_is_never_there() -> None:
    assert nobody_there((), {}, december(1), december(2)) == [(december(1), december(2))]
