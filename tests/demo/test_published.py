"""The invented hospital has years behind it: offers, calamity clocks and months to publish."""

from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest

from naast.calamities.models import CalamityFile
from naast.cases.logic.fact import DIMENSIONS, fact_with, read_fact
from naast.insight.logic.health import Indicator
from naast.insight.models import Snapshot
from naast.insight.queries import gather_files, gather_programme
from naast_demo.hospital.clocks import load_clocks
from naast_demo.hospital.learning import load_learning
from naast_demo.hospital.offers import offers_of_year
from naast_demo.hospital.programme import forget_old_months, load_older_months
from naast_demo.hospital.published import past_rounds, years_before
from naast_demo.hospital.size import LARGE, SMALL
from tests.factories.calamities import AT
from tests.factories.insight import a_snapshot
from tests.factories.people import a_department, a_person, a_user_for

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_an_invented_offer_is_a_fact_that_the_product_could_have_kept() -> None:
    offers = offers_of_year(Random(1), 200)

    kept = [read_fact(fact_with(one, quarter=f"2025{one['quarter']}")) for one in offers]

    assert kept == offers
    assert {*offers[0]} == {*DIMENSIONS, "quarter"}


def test_most_offers_follow_an_event_and_one_conversation_is_often_enough() -> None:
    offers = offers_of_year(Random(1), 2000)

    reason = Counter(one["reason"] for one in offers)
    medical = sum(one["profession"] in ("doctor", "resident") for one in offers)
    talks = Counter(one["talks"] for one in offers)
    assert 0.88 < reason["safety"] / 2000 < 0.92
    assert 0.37 < medical / 2000 < 0.43
    assert talks["1"] > talks["2+"]
    assert not [one for one in offers if one["outcome"] == "declined" and one["talks"] != "0"]


def test_the_years_are_the_last_whole_ones_with_a_round_of_answers_in_each() -> None:
    rounds = past_rounds(NOW, LARGE)

    assert years_before(NOW) == [2023, 2024, 2025]
    assert [one.counted_at.year for one in rounds] == [2023, 2024, 2025]
    assert [one.counted_at.year for one in past_rounds(NOW, SMALL)] == [2024, 2025]
    assert all(10 <= one.answered < one.passes for one in rounds)
    assert (LARGE.offers[-1] > 70, SMALL.offers[-1] > 30) == (True, True)


@pytest.mark.django_db
def test_three_years_of_calamity_clocks_most_of_them_kept() -> None:
    secretary, analyst = a_person(), a_person()
    for person in (secretary, analyst):
        a_user_for(person)
    load_learning(secretary, analyst, [a_department() for _number in range(3)], AT)

    load_clocks(AT, Random(1))

    tables = {declared.code: table for declared, table in gather_files.counts("2025")}
    report = tables["files_report_3y"].counts
    assert tables["files_3y"].counts[()] > 20
    assert report[("in_time",)] > 5 * report.get(("late",), 0) > 0
    assert not CalamityFile.objects.filter(closed_on__gt=AT.date()).exists()


@pytest.mark.django_db
def test_older_months_are_there_for_publishing_and_forgotten_afterwards() -> None:
    a_snapshot(Indicator.REPORTS_WAIT, 5, month=NOW.date().replace(day=1, month=5, year=2025))

    load_older_months(NOW.date().replace(day=1, month=1, year=2023))
    waits = {one.code: one for one in gather_programme.figures("2023")}["programme_reports_wait"]
    forget_old_months(NOW)

    assert [bool(figure.value) for figure in waits.figures] == [True] * 12
    assert Snapshot.objects.earliest("month").month.isoformat() == "2024-12-01"
