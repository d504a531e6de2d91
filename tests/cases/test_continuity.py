"""What only one person can do, as counts; and a report that names no colleague."""

from datetime import date, timedelta

import pytest

from naast.access.roles import Role
from naast.cases.actions.sign_standing_instruction import sign_standing_instruction
from naast.cases.facts_continuity import What, continuity, risks
from naast.cases.queries.hand_over import hand_over, seen_by_all
from naast.people.actions.note_hands import note_hands
from naast.people.choices_continuity import Task
from naast.people.models import Absence
from naast.people.rules import PeopleRefused
from naast.privacy import vault_client
from tests.actors import a_user, an_actor
from tests.factories.cases import AT, a_case, a_coordinator, a_supporting_actor
from tests.factories.rota import on_call_chosen

pytestmark = pytest.mark.django_db


def found(what):
    return [(one.have, one.need, one.about) for one in continuity(AT) if one.what is what]


def test_one_coordinator_without_a_deputy_is_a_risk_and_two_are_not(vault):
    a_coordinator()
    assert (found(What.COORDINATORS), found(What.DEPUTY)) == ([(1, 2, "")], [(0, 1, "")])

    a_coordinator(Role.DEPUTY_COORDINATOR)

    at_risk = {one.what for one in risks(AT)}
    assert {What.COORDINATORS, What.DEPUTY} & at_risk == set()


def test_days_on_which_nobody_is_there_are_named_by_their_first(vault):
    coordinator = a_coordinator()
    assert found(What.SOMEBODY_THERE) == [(1, 1, "")]

    first = AT.date() + timedelta(days=9)
    Absence.objects.create(person_id=coordinator.id, from_on=first, until_on=first)

    assert found(What.SOMEBODY_THERE) == [(0, 1, first.isoformat())]


def test_an_instruction_that_ends_soon_or_was_signed_by_who_left_is_a_risk(vault):
    coordinator = a_coordinator()
    sign_standing_instruction(actor=coordinator, at=AT, until_on=AT.date() + timedelta(days=13))
    assert found(What.INSTRUCTION)[0][:2] == (0, 1)

    somebody = an_actor(Role.STEWARD)
    sign_standing_instruction(actor=somebody, at=AT, until_on=AT.date() + timedelta(days=60))

    assert (found(What.INSTRUCTION)[0][:2], found(What.SIGNER)) == ((1, 1), [(0, 1, "")])


def test_the_only_supporter_of_a_language_is_a_risk(vault):
    a_supporting_actor(languages=["nl", "tr"])
    a_supporting_actor(languages=["nl"])

    assert found(What.LANGUAGE) == [(2, 2, "nl"), (1, 2, "tr")]


def test_on_call_needs_as_many_as_four_weeks_of_turns_ask_for(vault):
    a_supporting_actor(accepts=["nights"])
    assert found(What.ON_CALL) == []

    on_call_chosen(weekends=False, most=4)

    assert found(What.ON_CALL) == [(1, 7, "")]
    assert found(What.ROTA_AHEAD) == [(0, 1, "")]


def test_what_naast_cannot_count_is_asked_and_asked_again_after_a_year(vault):
    coordinator = a_coordinator()
    assert (0, 1, Task.TRAINERS.value) in found(What.HANDS_UNKNOWN)

    note_hands(actor=coordinator, at=AT, people={Task.TRAINERS: 1})

    assert found(What.HANDS) == [(1, 2, Task.TRAINERS.value)]
    with pytest.raises(PeopleRefused):
        note_hands(actor=an_actor(Role.BOARD), at=AT, people={Task.TRAINERS: 9})
    later = AT + timedelta(days=365)
    assert Task.TRAINERS.value in [
        one.about for one in risks(later) if one.what is What.HANDS_UNKNOWN
    ]


def test_facts_hold_codes_and_days_and_never_an_id_or_a_name(vault):
    people = [a_coordinator(), a_supporting_actor(name="Anna Verzonnen"), an_actor(Role.STEWARD)]
    a_user(Role.STAFF_REPRESENTATIVE)

    told = repr(continuity(AT))

    assert "Verzonnen" not in told
    assert [one.id for one in people if one.id in told] == []


def test_a_report_counts_open_work_for_coordinators_only(vault):
    coordinator = a_coordinator()
    a_case(at=AT)
    report = hand_over(coordinator, at=AT)
    assert report is not None
    assert (report.work.waiting, report.work.in_a_day) == (1, 1)

    others = [a_supporting_actor(), an_actor(Role.STEWARD), an_actor(Role.BOARD)]

    assert [hand_over(one, at=AT) for one in others] == [None] * 3


def test_a_case_that_one_coordinator_stands_too_near_to_is_in_nobodys_report(vault):
    coordinator, near = a_coordinator(), a_coordinator()
    case, other = a_case(at=AT), a_case(at=AT, name="Somebody Else")
    assert seen_by_all(AT) == {case.pk, other.pk}

    vault_client.set_aside(case.pk, [near.id])

    reports = [hand_over(one, at=AT) for one in (coordinator, near)]
    assert [one.work.waiting for one in reports if one is not None] == [1, 1]


def test_the_calendar_ahead_is_in_order_and_says_what_ends(vault):
    coordinator = a_coordinator()
    sign_standing_instruction(actor=coordinator, at=AT, until_on=AT.date() + timedelta(days=20))
    Absence.objects.create(
        person_id=coordinator.id, from_on=date(2026, 1, 8), until_on=date(2026, 1, 9)
    )

    report = hand_over(coordinator, at=AT)

    assert report is not None
    assert [(one.on, one.what, one.about) for one in report.ahead] == [
        (date(2026, 1, 8), "nobody_there", "2026-01-09"),
        (date(2026, 1, 25), "instruction_ends", ""),
    ]
