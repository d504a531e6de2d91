"""A stored table as a page shows it: no sum looks whole that is not, and no blank looks hidden."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from naast.insight.choices_tables import all_small, not_said, why_hidden
from naast.insight.logic.disclosure.choose import Needs, Reason
from naast.insight.logic.publications.declared import Rule
from naast.insight.logic.publications.stored import Figure
from naast.web.insight.shown_figures import told_once
from naast.web.insight.shown_tables import BLANK, Line, shown_table
from tests.insight.test_wording_figures import Numbers, a_table

NOW: Numbers = {("day",): 30, ("longer",): 10}


def sums(*years: Numbers) -> Line:
    now, *earlier = (a_table("support_in_time", year) for year in years)
    return shown_table(now, earlier).lines[-1]


def test_beside_a_whole_sum_an_earlier_year_that_hides_something_has_none() -> None:
    told = sums(NOW, {("day",): 25, ("longer",): 15}, {("day",): 25, ("longer",): None})

    assert (told.label, told.cells) == ("Together", ("40", "100 %", "40", ""))


def test_where_the_year_itself_hides_something_every_sum_is_at_least() -> None:
    hides: Numbers = {("day",): 30, ("longer",): 10, ("never",): None}

    told = sums(hides, {**NOW, ("never",): 10})

    assert (told.label, told.cells) == ("Together, at least", ("40", "50"))


def test_an_earlier_year_of_which_nothing_is_shown_is_named() -> None:
    told = shown_table(
        a_table("support_in_time", NOW),
        [a_table("support_in_time", {("day",): None, ("longer",): None})],
    )

    assert (told.columns, told.left_out) == (("2026", "Percent"), ("2026",))


@pytest.mark.parametrize(
    ("figure", "cells"),
    [
        (Figure(code="held", rule=Rule.EXACT, value="1"), [("1", BLANK)]),
        (Figure(code="held", rule=Rule.EXACT, value="", why="too_few"), []),
    ],
)
def test_a_number_that_is_of_nothing_hides_nothing(
    figure: Figure, cells: list[tuple[str, ...]]
) -> None:
    share = Figure(code="due", rule=Rule.IN_FIVES, value="10%", base=20)
    stored = replace(a_table("team_training", {}), published=None, figures=(figure, share))

    assert [line.cells for line in shown_table(stored).lines] == [*cells, ("10%", "20")]


@pytest.mark.parametrize(
    ("language", "cells"), [("en", ("8.6", "8.1 - 9.1", "40")), ("nl", ("8,6", "8,1 - 9,1", "40"))]
)
def test_decimals_are_written_as_the_language_does(language: str, cells: tuple[str, ...]) -> None:
    mean = Figure(code="mark_mean", rule=Rule.MEAN, value="8.6", base=40, low="8.1", high="9.1")
    stored = replace(a_table("answers_mark_mean", {}), published=None, figures=(mean,))

    with override(language):
        assert [line.cells for line in shown_table(stored).lines] == [cells]


@pytest.mark.parametrize(("reason", "says"), [(Reason.TOO_FEW, True), (Reason.WOULD_TELL, False)])
def test_how_many_it_takes_is_said_only_where_more_people_would_show_it(
    reason: Reason, says: bool
) -> None:
    stored = replace(
        a_table("support_in_time", {("day",): None}), reason=reason, needs=Needs(20, 4, ())
    )

    assert ("It takes about 20 offers of support" in why_hidden(stored)) is says


def test_a_page_that_says_not_which_are_small_does_not_say_that_all_are() -> None:
    assert told_once([all_small(), "other", not_said(), "other"]) == ["other", not_said()]
    assert told_once([all_small(), "other"]) == [all_small(), "other"]
