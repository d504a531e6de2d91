"""What the journeys share: people who sit at a browser, and what they do on the pages."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, expect

from naast.access.actor import Actor
from naast.access.models import User
from naast.access.roles import Role
from naast.cases.models import Case
from naast.people.models import Person
from naast.privacy.vault_client import VaultRefused
from tests.browser import (
    PHONE,
    OpenPage,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
    wait_for_whole_page,
)
from tests.factories.cases import a_colleague, a_coordinator, a_supporting_actor, seen_by


@dataclass(frozen=True)
class At:
    """Somebody at a browser of their own."""

    actor: Actor
    page: Page

    @property
    def person(self) -> Person:
        return Person.objects.get(pk=self.actor.id)

    def goto(self, address: str) -> int:
        """The status of the answer."""
        answer = self.page.goto(address)
        assert answer is not None
        return answer.status

    def press(self, name: str) -> None:
        """The button or link that begins with these words; one that asks once more is answered."""
        words = re.compile("^" + re.escape(name))
        button = self.page.get_by_role("button", name=words)
        (button.or_(self.page.get_by_role("link", name=words))).first.click()

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def does_not_see(self, *words: str) -> None:
        """On the whole page, in any attribute."""
        wait_for_whole_page(self.page)
        html = self.page.content()
        assert [word for word in words if word in html] == []


class People:
    """Makes people and seats each at a phone, signed in."""

    def __init__(self, open_page: OpenPage, url: str) -> None:
        self.open_page, self.url = open_page, url

    def seat(self, actor: Actor) -> At:
        page = self.open_page(PHONE, has_touch=True)
        sign_in(page, User.objects.get(pk=actor.id), self.url)
        return At(actor, page)

    def stranger(self) -> Page:
        """Nobody who signed in."""
        return self.open_page(PHONE, has_touch=True)

    def coordinator(self, role: Role = Role.COORDINATOR) -> At:
        return self.seat(a_coordinator(role))

    def supporter(self, name: str, **kw: Any) -> At:
        return self.seat(a_supporting_actor(name=name, **kw))

    def colleague(self, name: str, **kw: Any) -> At:
        return self.seat(a_colleague(name=name, **kw)[1])


def look(who: At) -> None:
    """The page keeps to the rules of every page."""
    assert_no_sideways_scroll(who.page)
    assert_no_axe_violations(who.page)


def reveal(coordinator: At, case: Case) -> None:
    """From the day to the name."""
    coordinator.goto("/coordinator/")
    coordinator.page.get_by_role("link", name=re.compile(case.number)).click()
    coordinator.press("Show who it is")


def says_yes(supporter: At, case: Case) -> None:
    supporter.goto(f"/supporter/{case.pk}/")
    supporter.press("Yes, I will call")


def press_in_more(who: At, name: str) -> None:
    """What stands behind "More" of the buttons."""
    who.page.get_by_text("More", exact=True).click()
    who.press(name)


def own_wish(colleague: At, name: str) -> None:
    """A press on one's own page, with the question whether it is meant."""
    colleague.goto("/my/")
    colleague.press(name)
    colleague.page.get_by_role("button", name=re.compile("^" + re.escape(name))).click()


def vault_lets_in(case: Case, who: At, role: str = "supporter") -> bool:
    """Whether the vault itself releases the key to this person in this role."""
    try:
        seen_by(case, who.actor, role)
    except VaultRefused:
        return False
    return True
