"""Every table of support, reports and groups has words, and every value of it."""

from naast.insight.choices_tables_support import DIMENSIONS, VALUES, WORDS
from naast.insight.logic.publications.list_groups import GROUPS
from naast.insight.logic.publications.list_reports import REPORTS
from naast.insight.logic.publications.list_support import SUPPORT

TABLES = (*SUPPORT, *REPORTS, *GROUPS)


def test_every_table_and_no_other_has_words() -> None:
    assert set(WORDS) == {one.code for one in TABLES}


def test_every_value_and_no_other_has_words() -> None:
    used = {
        (one.code, value) for table in TABLES for one in table.dimensions for value in one.values
    }
    assert set(VALUES) == used
    assert set(DIMENSIONS) == {code for code, _ in used}


def test_no_two_tables_have_one_title() -> None:
    titles = [str(words.title) for words in WORDS.values()]
    assert sorted(set(titles)) == sorted(titles)


def test_three_years_are_said_in_the_title_and_in_whom_it_counts() -> None:
    assert str(WORDS["support_time_3y"].title) == "Time to the first call, three years together"
    assert "two before it" in str(WORDS["support_time_3y"].population)
    assert "two before it" not in str(WORDS["support_time"].population)
