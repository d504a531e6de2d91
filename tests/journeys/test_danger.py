"""Danger of suicide, heard on the telephone: help in reach, confidence broken without a story."""

import re

import pytest
from playwright.sync_api import expect

from naast.access.models import User
from naast.access.roles import Role
from naast.cases.logic.words import Press
from naast.cases.models import BrokenConfidence, Case
from naast.knowledge.choices import Level
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage
from naast.people.models import Hospital
from naast.privacy.models import AuditEvent, CaseEvent
from tests.actors import a_user, client_for
from tests.browser import assert_no_axe_violations, assert_no_sideways_scroll, sign_in
from tests.factories.cases import (
    a_case,
    a_colleague,
    a_coordinator,
    a_supporting_actor,
    asked,
    pressed,
)
from tests.factories.knowledge import an_entry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page):
    assert_no_sideways_scroll(page)
    assert_no_axe_violations(page)


def test_help_is_called_confidence_is_broken_and_only_a_word_and_a_day_stay(
    vault, open_page, live_server
):
    Hospital.objects.create(name="Ziekenhuis Denkbeeld")
    an_entry(
        name_en="Psychiatrist on duty", phone="020 555 0101", call_now=True, level=Level.INTERNAL
    )
    coordinator, supporter = a_coordinator(), a_supporting_actor(name="Sanne Steunpunt")
    person, colleague = a_colleague(name="Wilma Verzonnen")
    case = asked(a_case(person=person), supporter, coordinator=coordinator)
    pressed(case, Press.ACCEPT, actor=supporter)

    phone = open_page((390, 844), has_touch=True)
    sign_in(phone, User.objects.get(pk=supporter.id), live_server.url)
    phone.goto(f"/supporter/{case.pk}/")
    phone.get_by_text("A life is in danger", exact=True).click()
    expect(phone.get_by_role("link", name=re.compile("020 555 0101"))).to_be_visible()
    expect(phone.get_by_text("“I stay on the line. You are not alone in this.”")).to_be_visible()
    looked_at(phone)
    phone.get_by_role("link", name="I have broken confidence to protect a life").click()
    looked_at(phone)
    phone.get_by_label("The colleague's own life").check()
    phone.get_by_role("button", name="I have broken confidence to protect a life").click()
    expect(phone.get_by_text("You did right.")).to_be_visible()

    desk = open_page((1280, 900))
    sign_in(desk, User.objects.get(pk=coordinator.id), live_server.url)
    desk.goto("/coordinator/")
    now = desk.get_by_role("list", name="Call these supporters now")
    expect(now.get_by_text("Sanne Steunpunt")).to_be_visible()
    looked_at(desk)
    now.get_by_role("button", name="I have called").click()
    expect(desk.get_by_role("heading", name="Call these supporters now")).to_have_count(0)

    own = open_page((390, 844))
    sign_in(own, User.objects.get(pk=colleague.id), live_server.url)
    own.goto("/my/")
    expect(own.get_by_text("Help was called because a life was in danger")).to_be_visible()
    looked_at(own)

    row = BrokenConfidence.objects.get()
    assert {field.name for field in BrokenConfidence._meta.fields} == {"id", "word", "happened_on"}
    assert row.word == "own"


def test_nobody_else_learns_that_it_was_broken_or_for_whom(vault, live_server):
    coordinator, supporter = a_coordinator(), a_supporting_actor()
    near = a_coordinator(Role.DEPUTY_COORDINATOR)
    person, _colleague = a_colleague(name="Wilma Verzonnen")
    person.manager_id = near.id
    person.save()
    case = asked(a_case(person=person), supporter, coordinator=coordinator)
    case = pressed(case, Press.ACCEPT, actor=supporter)

    page = client_for(User.objects.get(pk=supporter.id))
    done = page.post(f"/supporter/{case.pk}/danger/", {"word": "own"})
    assert done.status_code == 302

    alarms = OutgoingMessage.objects.filter(kind=MessageKind.ALARM)
    assert [str(one.person_id) for one in alarms] == [coordinator.id]  # not the manager
    assert [one.case_id for one in alarms] == [None]
    event = AuditEvent.objects.get(action="break_confidence")
    assert (event.actor_name, event.subject, event.role_word) == ("", "", "colleague")
    assert CaseEvent.objects.filter(action="break_confidence").count() == 0
    head, steward = a_user(Role.HEAD_OF_DEPARTMENT), a_user(Role.STEWARD)
    for user in (head, steward, User.objects.get(pk=near.id)):
        assert client_for(user).get(f"/coordinator/{case.pk}/danger/").status_code == 404
    assert (
        client_for(User.objects.get(pk=coordinator.id))
        .get(f"/coordinator/{case.pk}/danger/")
        .status_code
        == 200
    )
    assert Case.objects.filter(pk=case.pk).exists()
