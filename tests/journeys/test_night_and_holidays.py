"""Nights, weekends, holidays, and a coordinator and deputy who are away at once."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from naast.access.models import User
from naast.access.roles import Role
from naast.cases.actions.sign_standing_instruction import sign_standing_instruction
from naast.notify.choices import MessageKind
from naast.notify.logic.quiet import next_moment
from naast.notify.models import OutgoingMessage
from naast.people.actions.keep_absence import note_own_absence
from naast.people.models import Absence, Hospital
from naast.people.queries.sending import sending_hours
from naast.workflows.run_clocks import run_clocks
from tests.actors import a_user, client_for
from tests.browser import assert_no_axe_violations, assert_no_sideways_scroll, sign_in
from tests.factories.cases import (
    a_case,
    a_coordinator,
    a_supporting_actor,
    fresh,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NIGHT = datetime(2027, 3, 27, 2, 30, tzinfo=AMSTERDAM)  # the Saturday before Easter
MORNING = datetime(2027, 3, 30, 10, 0, tzinfo=AMSTERDAM)  # the Tuesday after it


def a_hospital():
    return Hospital.objects.create(
        name="Ziekenhuis Denkbeeld",
        support_phone="020 555 0100",
        night_label="The switchboard: ask for the chaplain",
        night_phone="020 555 0199",
    )


def looked_at(page):
    assert_no_sideways_scroll(page)
    assert_no_axe_violations(page)


def numbers(page):
    """The numbers to call now, in their order."""
    cards = page.locator("section", has=page.get_by_role("heading", name="Cannot wait?"))
    return cards.locator(".calls .call__number").all_inner_texts()[:2]


def test_at_night_and_at_easter_the_number_that_is_answered_stands_first(
    vault, open_page, live_server
):
    a_hospital()
    a_coordinator()
    nurse = open_page((390, 844))
    with time_machine.travel(NIGHT, tick=True):
        nurse.goto("/support/me/")
        nurse.get_by_label("number can you be called").fill("0612345678")
        nurse.get_by_role("button", name="Please call me").click()
        expect(nurse.get_by_role("heading", name="We have your request")).to_be_visible()
        assert numbers(nurse) == ["020 555 0199", "020 555 0100"]
        # Good Friday's weekend and Easter Monday are over on Tuesday
        expect(nurse.get_by_text("again from Tuesday 30 March, 08:30")).to_be_visible()
        looked_at(nurse)
    with time_machine.travel(MORNING, tick=True):
        nurse.goto("/who-can-help/")
        assert numbers(nurse) == ["020 555 0100", "020 555 0199"]


def test_without_an_instruction_nobody_is_asked_at_night_and_with_one_somebody_is(vault, settings):
    a_hospital()
    coordinator, supporter = a_coordinator(), a_supporting_actor()
    case = a_case(at=NIGHT)
    run_clocks(at=NIGHT + timedelta(hours=2, minutes=1))
    assert fresh(case).supporter_id is None

    sign_standing_instruction(
        actor=coordinator, at=NIGHT, until_on=(NIGHT + timedelta(days=30)).date()
    )
    run_clocks(at=NIGHT + timedelta(hours=7))

    assert str(fresh(case).supporter_id) == supporter.id
    settings.MESSAGES_AT_WEEKENDS = False
    assert next_moment(NIGHT, sending_hours()) == MORNING.replace(hour=8)


def test_the_page_warns_before_both_are_away_and_the_steward_hears_without_names(
    vault, open_page, live_server
):
    coordinator, deputy = a_coordinator(), a_coordinator(Role.DEPUTY_COORDINATOR)
    now = timezone.now()
    first = timezone.localdate(now) + timedelta(days=3)
    last = first + timedelta(days=4)
    note_own_absence(actor=deputy, at=now, from_on=first, until_on=last)
    desk = open_page((390, 844))
    sign_in(desk, User.objects.get(pk=coordinator.id), live_server.url)
    desk.goto("/coordinator/")
    warning = desk.get_by_text("On these days nobody arranges support")
    expect(warning).to_have_count(0)
    desk.get_by_role("link", name="When you are away").click()
    desk.get_by_label("First day away").fill((first + timedelta(days=2)).isoformat())
    desk.get_by_label("Last day away").fill((last + timedelta(days=5)).isoformat())
    desk.get_by_role("button", name="Note these days").click()
    expect(warning).to_be_visible()
    looked_at(desk)
    desk.goto("/coordinator/")
    expect(warning).to_be_visible()

    keeper = open_page((1280, 900))
    sign_in(keeper, a_user(Role.STEWARD), live_server.url)
    keeper.goto("/steward/")
    expect(keeper.get_by_text("On some days nobody arranges support")).to_be_visible()
    for person in (coordinator, deputy):
        assert User.objects.get(pk=person.id).name not in keeper.content()

    desk.goto("/coordinator/away/")
    desk.get_by_role("button", name="I am there after all").click()
    expect(warning).to_have_count(0)


def test_while_both_are_away_the_steward_hears_that_something_waits_and_nothing_more(vault):
    coordinator, deputy = a_coordinator(), a_coordinator(Role.DEPUTY_COORDINATOR)
    steward = a_user(Role.STEWARD)
    case = a_case(at=MORNING)
    for person in (coordinator, deputy):
        Absence.objects.create(person_id=person.id, from_on=MORNING.date(), until_on=MORNING.date())

    with time_machine.travel(MORNING, tick=False):
        run_clocks(at=MORNING + timedelta(hours=3))

    told = OutgoingMessage.objects.all()
    assert [(one.kind, one.person_id, one.case_id) for one in told] == [
        (MessageKind.NOBODY_HERE, steward.pk, None)
    ]
    page = client_for(steward)
    assert page.get(f"/coordinator/{case.pk}/").status_code == 404
    assert page.get("/coordinator/away/").status_code == 404
    mine = client_for(User.objects.get(pk=coordinator.id))
    assert mine.get("/coordinator/away/").status_code == 200


def test_nobody_ends_the_days_of_another(vault):
    coordinator, deputy = a_coordinator(), a_coordinator(Role.DEPUTY_COORDINATOR)
    day = timezone.localdate() + timedelta(days=1)
    row = note_own_absence(actor=deputy, at=timezone.now(), from_on=day, until_on=day)

    client_for(User.objects.get(pk=coordinator.id)).post(f"/coordinator/away/{row.pk}/over/")
    assert Absence.objects.filter(pk=row.pk).exists()
    client_for(User.objects.get(pk=deputy.id)).post(f"/coordinator/away/{row.pk}/over/")
    assert not Absence.objects.filter(pk=row.pk).exists()
