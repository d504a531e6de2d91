"""Clocks of calamity files as tables: a year, three years, nothing where they are switched off."""

from datetime import date
from typing import Any

import pytest

from naast.insight.logic.publications.list_files import FILES
from naast.insight.queries.gather_files import counts
from tests.calamities.test_facts_clocks import a_row, a_step

pytestmark = pytest.mark.django_db


def of(code: str, period: str = "2025") -> Any:
    return {declared.code: table for declared, table in counts(period)}[code]


def test_a_year_and_three_years_of_the_same_files() -> None:
    for year in (2023, 2024, 2025, 2025, 2026):
        a_step(a_row(date(year, 3, 1)), "nl-igj-report", date(year, 3, 4), date(year, 3, 4))
    a_step(a_row(date(2024, 5, 1)), "nl-igj-report", date(2024, 5, 6), None)

    assert of("files").counts == {(): 2}
    assert of("files_report").counts == {("in_time",): 2}
    assert of("files_3y").periods == ("2023", "2024", "2025")
    assert of("files_report_3y").counts == {("in_time",): 4, ("late",): 1}


def test_every_split_adds_up_to_the_files_of_its_years() -> None:
    for day in range(1, 13):
        a_step(a_row(date(2025, 3, day)), "nl-family-first-talk", date(2025, 3, day), None)

    totals = {table.periods: sum(table.counts.values()) for _, table in counts("2025")}
    all_totals = {(table.periods, sum(table.counts.values())) for _, table in counts("2025")}

    assert all_totals == set(totals.items())


def test_every_declared_table_is_made_in_the_order_of_the_list() -> None:
    assert [declared for declared, _ in counts("2025")] == list(FILES)


def test_nothing_where_the_calamity_half_is_switched_off(settings: Any) -> None:
    a_row(date(2025, 3, 1))
    assert len(counts("2025")) == len(FILES)

    settings.CALAMITIES = False

    assert counts("2025") == []
