"""In a real browser: a round is kept, a pass is handed over and taken, everybody reads of it."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from naast.access.models import User
from naast.cases.logic.words import Press
from naast.evaluation.models import Round
from tests.browser import (
    DESKTOP,
    PHONE,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.factories.cases import (
    a_case,
    a_colleague,
    a_coordinator,
    a_supporting_actor,
    asked,
    pressed,
)
from tests.factories.evaluation import Processes, an_opening, made_ready, processes

__all__ = ["processes"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page: Page) -> Page:
    page.wait_for_load_state("load")  # with its style sheet, on a busy machine too
    assert_no_sideways_scroll(page)
    assert_no_axe_violations(page)
    return page


def test_a_round_is_opened_a_pass_handed_over_and_the_round_closed(
    vault: Any, processes: Processes, open_page: Any, live_server: Any, tmp_path: Any
) -> None:
    coordinator, ben = a_coordinator(), a_supporting_actor(name="Ben Bij")
    person, ann = a_colleague(name="Ann Aan")
    case = asked(a_case(person=person), ben, coordinator=coordinator)
    for press in (Press.ACCEPT, Press.WANTS_SUPPORT, Press.TALKED):
        case = pressed(case, press, actor=ben)
    file = tmp_path / "opening.json"
    file.write_text(json.dumps(an_opening()))

    desk = open_page(DESKTOP)
    sign_in(desk, User.objects.get(pk=coordinator.id), live_server.url)
    desk.goto("/coordinator/evaluation/")
    looked_at(desk).get_by_label("The keepers' opening file").set_input_files(file)
    desk.get_by_role("button", name="Prepare the round").click()
    looked_at(desk).get_by_role("button", name="The marks agree: start").click()
    looked_at(desk)
    desk.goto("/coordinator/evaluation/settings/")
    looked_at(desk)
    desk.goto(f"/coordinator/evaluation/{Round.objects.get().pk}/cards/")
    looked_at(desk)

    phone = open_page(PHONE, has_touch=True)
    sign_in(phone, User.objects.get(pk=ben.id), live_server.url)
    phone.goto(f"/supporter/{case.pk}/")
    looked_at(phone).get_by_role("link", name="Give the pass").click()
    looked_at(phone).get_by_role("button", name="Show it on this screen").click()
    expect(phone.get_by_role("heading", name="For your colleague")).to_be_visible()
    looked_at(phone)

    own = open_page(PHONE, has_touch=True)
    sign_in(own, User.objects.get(pk=ann.id), live_server.url)
    own.goto("/my/")
    looked_at(own).get_by_role("link", name="How was it for you?").click()
    expect(own.get_by_text("You have your pass")).to_be_visible()
    looked_at(own).get_by_role("link", name="How it works").click()
    looked_at(own).get_by_role("link", name="mark").click()
    looked_at(own)

    row = Round.objects.get()
    processes.answers[row.code] = 10
    made_ready(row)
    desk.goto("/coordinator/evaluation/")
    looked_at(desk).get_by_role("link", name="Close the round").click()
    looked_at(desk).get_by_role("button", name="Close the round").click()
    looked_at(desk).get_by_role("link", name="Bring the result").click()
    looked_at(desk)
