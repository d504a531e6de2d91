"""A large event in a real browser: twelve people, three departments, calls and a group talk."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from playwright.sync_api import Page, expect

from naast.access.actor import CLOCK, Actor
from naast.access.models import User
from naast.cases.actions.turn_epoch import turn_epoch
from naast.cases.actions.watch_talks import watch_talks
from naast.cases.models import Case
from naast.cases.models_group import GroupMonth, GroupSession
from naast.cli.canaries.search import search
from naast.cli.canaries.words import Canaries, Canary
from naast.incidents.actions.mark_support_offered import mark_support_offered
from naast.incidents.models import Incident
from naast.people.models import Department, Hospital, Person
from naast.workflows.run_clocks import run_clocks
from tests.actors import client_for
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    assert_large_targets,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.factories.cases import a_colleague, a_coordinator, a_supporting_actor
from tests.factories.groups import a_leader
from tests.factories.people import a_department, a_person, a_user_for
from tests.factories.reports import a_report
from tests.factories.vault import RunningVault

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
TALK_AT = MONDAY + timedelta(days=1, hours=5)  # three o'clock in the hospital
UNITS = ("Spoedplein Test", "Kliniek Test", "Beeldvorming Test")
DIRECTORY = ("people_", "access_", "supporters_", "account_", "django_session")


class Story:
    """The clock that everybody shares, and the pages of those who take part."""

    def __init__(self, vault: RunningVault, open_page: OpenPage, url: str) -> None:
        self.vault, self.open_page, self.url = vault, open_page, url
        self.clock = time_machine.travel(MONDAY, tick=True)
        self.now = self.clock.start()

    def at(self, moment: datetime) -> datetime:
        """Turns the clock; everybody who is signed in stays so."""
        self.now.move_to(moment)
        self.vault.clock.now = moment.timestamp()
        cache.clear()
        return moment

    def page(self, actor: Actor, size: tuple[int, int]) -> Page:
        page = self.open_page(size)
        sign_in(page, User.objects.get(pk=actor.id), self.url)
        return page


@pytest.fixture
def story(vault: RunningVault, open_page: OpenPage, live_server):  # type: ignore[no-untyped-def]
    told = Story(vault, open_page, live_server.url)
    yield told
    told.clock.stop()


def looked_at(page: Page) -> Page:
    """Every page of the story keeps to the rules of every page."""
    assert_no_sideways_scroll(page)
    assert_no_axe_violations(page)
    assert_large_targets(page)
    return page


def twelve_people() -> tuple[list[Person], list[Department]]:
    departments = [a_department(name=name) for name in UNITS]
    people = [
        a_person(name=f"Zevenster {place} Testpersoon", department=departments[place % 3])
        for place in range(12)
    ]
    for one in people:
        a_user_for(one)
    return people, departments


def reported(people: list[Person], where: Department, by: Actor) -> None:
    """One report by the form, signed in, with twelve colleagues of the directory."""
    rows = [{"name": one.name, "person": str(one.pk)} for one in people]
    fields = a_report(*rows, department=str(where.pk), harm="none")
    answer = client_for(User.objects.get(pk=by.id)).post("/report/", fields)
    assert (answer.status_code, Case.objects.count()) == (200, 12)


def plan_the_talk(desk: Page) -> None:
    desk.get_by_label("On which day?").fill(TALK_AT.date().isoformat())
    desk.get_by_label("From what time?").fill("15:00")
    desk.get_by_label("In what room?").select_option("quiet_room")
    for label, unit in zip(
        ("For which department?", "Second department", "Third department"), UNITS, strict=True
    ):
        choice = desk.get_by_label(label).locator("option", has_text=unit)
        value = choice.first.get_attribute("value")
        desk.get_by_label(re.compile(label.replace("?", ""))).select_option(value)
    desk.get_by_label(re.compile("^Leonie Leidt")).check()
    desk.get_by_label(re.compile("^Lars Leidt")).check()
    looked_at(desk)
    desk.get_by_role("button", name="Plan the talk").click()


def finished(coordinator: Actor) -> None:
    """The other calls run their own course, by the forms of the pages; two people of one event
    get different supporters."""
    office = client_for(User.objects.get(pk=coordinator.id))
    for case in Case.objects.filter(supporter=None):
        helper = a_supporting_actor()
        support, page = client_for(User.objects.get(pk=helper.id)), f"/supporter/{case.pk}/press/"
        office.post(f"/coordinator/{case.pk}/reveal/")
        office.post(f"/coordinator/{case.pk}/offer/", {"supporter": helper.id})
        for press in ("accept", "no_thank_you"):
            assert support.post(f"{page}{press}/").status_code == 302


def copied(folder: Path) -> Path:
    """The database as it lies on disk."""
    folder.mkdir()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    name = str(connection.settings_dict["NAME"]).partition("?")[0].removeprefix("file:")
    for part in Path(name).parent.glob(f"{Path(name).name}*"):
        shutil.copy(part, folder)
    return folder


def tables_with(people: list[Person], folder: Path, vault: Path) -> set[str]:
    """Tables outside the directory in which one of the twelve stands."""
    words = [word for one in people for word in (str(one.pk), one.pk.hex)]
    found = search(folder, Canaries(tuple(Canary(word, "id") for word in words)), vault=vault)
    tables = {match.place.partition(": ")[2] for match in found.matches}
    return {table for table in tables if table and not table.startswith(DIRECTORY)}


def test_twelve_people_of_three_departments_are_called_and_meet_and_are_forgotten(
    story: Story, vault: RunningVault, tmp_path: Path
) -> None:
    Hospital.objects.create(name="Ziekenhuis Denkbeeld", night_phone="0800 000 0002")
    people, departments = twelve_people()
    coordinator, helper = (
        a_coordinator(),
        a_supporting_actor(name="Sanne Steunpunt", maximum_cases=20),
    )
    leaders = [a_leader(name="Leonie Leidt"), a_leader(name="Lars Leidt")]
    reported(people, departments[0], by=a_colleague()[1])

    # The coordinator finds the proposal on the day, and plans.
    desk = story.page(coordinator, DESKTOP)
    desk.goto("/coordinator/")
    expect(desk.get_by_role("heading", name="Many people involved: a group talk?")).to_be_visible()
    looked_at(desk)
    desk.get_by_role("link", name=re.compile("Aggression or violence, Spoedplein Test")).click()
    expect(desk.get_by_text("0 made, 12 waiting.")).to_be_visible()
    plan_the_talk(desk)
    expect(desk.get_by_role("heading", name="Group talk", exact=True)).to_be_visible()
    expect(desk.get_by_text("Tuesday 6 January, 15:00 to 16:00")).to_be_visible()
    looked_at(desk)
    desk.goto("/coordinator/")
    expect(desk.get_by_text("Many people involved")).to_have_count(0)

    # Those who lead say yes on the phone.
    for leader in leaders:
        phone = story.page(leader, PHONE)
        phone.goto("/supporter/")
        phone.get_by_role("link", name=re.compile("15:00 to 16:00")).click()
        looked_at(phone)
        phone.get_by_role("button", name="Yes, I will lead it").click()
        expect(phone.get_by_text("Thank you for leading it.")).to_be_visible()

    # A colleague of the event sees it; a colleague of the same ward who was not there does not.
    there = story.page(Actor("user", str(people[0].pk)), PHONE)
    there.goto("/my/")
    expect(there.get_by_role("heading", name="A talk with others who were there")).to_be_visible()
    looked_at(there)
    ward = story.page(a_colleague(department=departments[0])[1], PHONE)
    ward.goto("/my/")
    expect(ward.get_by_text("Naast holds nothing about you")).to_be_visible()
    expect(ward.get_by_text("15:00")).to_have_count(0)

    # The individual offers go on beside it.
    case = Case.objects.order_by("number").first()
    assert case is not None
    desk.goto(f"/coordinator/{case.pk}/")
    desk.get_by_role("button", name="Show who it is").click()
    desk.get_by_role("button", name="Ask Sanne Steunpunt").click()
    desk.get_by_role("link", name=re.compile("15:00 to 16:00")).click()
    expect(desk.get_by_text("1 made, 11 waiting.")).to_be_visible()

    # It is held; the one who led enters nine.
    story.at(TALK_AT + timedelta(hours=2))
    watch_talks(at=TALK_AT + timedelta(hours=2))
    phone = story.page(leaders[0], PHONE)
    phone.goto("/supporter/")
    phone.get_by_role("link", name=re.compile("15:00 to 16:00")).click()
    phone.get_by_label("How many colleagues came?").fill("9")
    phone.get_by_label("I am fine").check()
    looked_at(phone)
    phone.get_by_role("button", name="Count and finish").click()
    expect(phone.get_by_text("Nothing else of this talk is kept.")).to_be_visible()
    there.goto("/my/")
    expect(there.get_by_text("A talk with others")).to_have_count(0)

    if connection.vendor == "sqlite":  # the same search finds who stands there in clear
        leading = [Person.objects.get(pk=one.id) for one in (helper, *leaders)]
        assert tables_with(leading, copied(tmp_path / "before"), vault.folder) != set()

    # The calls end too, and everything is forgotten.
    support = client_for(User.objects.get(pk=helper.id))
    support.post(f"/supporter/{case.pk}/press/accept/")
    support.post(f"/supporter/{case.pk}/press/no_thank_you/")
    finished(coordinator)
    later = story.at(TALK_AT + timedelta(hours=3))
    mark_support_offered(actor=CLOCK, at=later + timedelta(days=2))
    run_clocks(at=later)
    for night in range(8):
        turn_epoch(actor=CLOCK, at=story.at(later + timedelta(days=night + 1)))

    assert (Case.objects.count(), GroupSession.objects.count()) == (0, 0)
    assert GroupMonth.objects.values_list("talks", "came").get() == (1, 9)
    assert Incident.objects.get().support_offered is True
    if connection.vendor == "sqlite":
        assert tables_with(people, copied(tmp_path / "after"), vault.folder) == set()
