"""The programme's pages: what the coordinator reads, and what others must not learn."""

from datetime import date

import pytest

from naast.access.roles import Role
from naast.insight.logic.health import OF_TEAM, Indicator, Why
from naast.insight.models import Threshold
from naast.supporters.models import MonthlyLoad
from tests.actors import a_stranger, a_team_member, a_user, client_for
from tests.factories.insight import MONTH, a_snapshot
from tests.factories.people import a_supporter

pytestmark = pytest.mark.django_db
HEALTH, TEAM, THRESHOLDS = "/programme/", "/programme/team/", "/programme/thresholds/"
# Numbers that stand nowhere else on a page.
TEAM_NUMBERS = {Indicator.NEW_TRAINED: 0, Indicator.IDLE: 65, Indicator.STRETCHED: 35,
                Indicator.LOOKED_AFTER: 85, Indicator.REFRESHERS: 95}  # fmt: skip
TEAM_SIZE = 773


def page_of(role: Role, address: str = HEALTH, **asked: object) -> str:
    answer = client_for(a_user(role)).get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def a_year() -> None:
    a_snapshot(Indicator.PROFESSIONS, 1, what=[("technician", 140)])
    a_snapshot(Indicator.CALLS_LATE, 15, base=30)
    a_snapshot(Indicator.CALLS_LATE, 0, base=30, month=date(2025, 6, 1))
    a_snapshot(Indicator.REQUESTS_WAIT, None, why=Why.TOO_FEW)
    for one, number in TEAM_NUMBERS.items():
        a_snapshot(one, number, base=TEAM_SIZE)


def test_the_coordinator_reads_sentence_next_step_and_trend() -> None:
    a_year()

    page = page_of(Role.COORDINATOR)

    assert "No supporter among: Technician (140 people)." in page
    assert "Ask their departments whom people would turn to." in page
    assert "On up to 15 of 30 days some call or talk was late." in page
    assert "In 2 months: at first nothing, now past the threshold; worse than at first." in page
    assert "Too few to say anything without saying it of somebody." in page


@pytest.mark.parametrize("role", [Role.BOARD, Role.QUALITY_MANAGER])
def test_the_board_reads_the_standing_of_the_team_and_none_of_its_numbers(role: Role) -> None:
    a_year()
    coordinator = page_of(Role.COORDINATOR)
    shown = [f"about {number} in 100" for one, number in TEAM_NUMBERS.items() if number]

    page = page_of(role)

    assert [one for one in (*shown, str(TEAM_SIZE)) if one not in coordinator] == []
    assert [one for one in (*shown, str(TEAM_SIZE)) if one in page] == []
    assert "Many supporters are hardly ever asked." in page
    assert "No supporter among: Technician (140 people)." in page
    assert page.count('class="spark"') == coordinator.count('class="spark"') - len(OF_TEAM)


def test_others_find_nothing_where_the_coordinator_reads() -> None:
    a_year()
    found = {
        name: client_for(user).get(HEALTH).status_code
        for name, user in {
            "coordinator": a_user(Role.COORDINATOR),
            "colleague": a_stranger(),
            "supporter": a_team_member(),
            "head": a_user(Role.HEAD_OF_DEPARTMENT),
            "steward": a_user(Role.STEWARD),
            "committee": a_user(Role.COMMITTEE_MEMBER),
        }.items()
    }

    assert found == {
        "coordinator": 200,
        "colleague": 404,
        "supporter": 404,
        "head": 404,
        "steward": 404,
        "committee": 404,
    }


def test_before_the_first_look_the_page_says_when_it_comes() -> None:
    assert "Naast looks for the first time tomorrow morning" in page_of(Role.BOARD)


def test_a_threshold_is_chosen_within_bounds_and_only_by_a_coordinator() -> None:
    coordinator = client_for(a_user(Role.COORDINATOR))
    numbers = {one.value: "10" for one in Indicator} | {"successor": "3"}

    refused = coordinator.post(THRESHOLDS, numbers | {"successor": "99"})
    before = Threshold.objects.count()
    saved = coordinator.post(THRESHOLDS, numbers)

    assert (refused.status_code, before, saved.status_code) == (200, 0, 302)
    assert Threshold.objects.get(indicator="successor").number == 3
    assert client_for(a_user(Role.BOARD)).post(THRESHOLDS, numbers).status_code == 404


def test_the_team_page_answers_at_once_with_a_sentence_a_chart_and_a_table() -> None:
    page = page_of(Role.BOARD, TEAM)

    assert "With 4 supporters" in page
    assert '<svg class="chart"' in page
    assert page.count("<tr>") > 5
    assert "Left blank, so not counted:" in page


def test_asked_with_other_figures_it_answers_those_and_says_what_is_wrong() -> None:
    first = {
        "requests_a_year": "60", "accepting": "90", "conversations": "2", "minutes": "30",
        "support_days": "28", "maximum": "1", "rest_days": "14", "says_no": "", "answer_hours": "4",
        "absent": "20", "on_call": "", "calls_from": "8", "calls_until": "21", "working_days": "1",
        "daytime": "1", "mass_events": "", "mass_people": "", "late_after_hours": "24",
        "weekends": "yes", "one_in": "20",
    }  # fmt: skip

    answered = page_of(Role.COORDINATOR, TEAM, **first)
    refused = page_of(Role.COORDINATOR, TEAM, **first | {"calls_until": "7", "absent": "900"})

    assert "Dashed: 1 in 20 late." in answered
    assert "Fill in a later hour than the one above." in refused
    assert '<svg class="chart"' not in refused


def test_the_own_team_stands_in_the_answer_for_the_coordinator_only() -> None:
    MonthlyLoad.objects.create(supporter=a_supporter(), month=MONTH, count=1)

    assert "As your team is now:" in page_of(Role.COORDINATOR, TEAM)
    assert "As your team is now:" not in page_of(Role.BOARD, TEAM)
