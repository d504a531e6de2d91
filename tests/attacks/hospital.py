"""The hospital under attack: reports, offers and talks by its own pages, nights, and what a thief
carries away. Colleagues have names that stand nowhere else, so that they are found again."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from naast.access.actor import CLOCK, Actor
from naast.access.models import User
from naast.cases.actions.turn_epoch import turn_epoch
from naast.cases.models import Case
from naast.cli.backups.kinds import this_kind
from naast.cli.canaries.search import STOLEN_KEY, Found, Match, search
from naast.cli.canaries.words import Canaries, Canary, canaries_of
from naast.incidents.actions.mark_support_offered import mark_support_offered
from naast.workflows.erase_ended import erase_ended
from naast.workflows.run_clocks import run_clocks
from tests.actors import client_for
from tests.factories.cases import AT, a_colleague, a_coordinator, a_supporting_actor, fresh
from tests.factories.people import a_person, a_user_for
from tests.factories.reports import a_report
from tests.factories.vault import RunningVault

on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="This thief carries away files of SQLite; naast tour and the drills do PostgreSQL.",
)
NAMES = (
    ("Quirina Zevenhuizen", "06 8111 2201"),
    ("Willemijn Oosterparkeer", "06 8111 2202"),
    ("Bertus Knarrenstein", "06 8111 2203"),
    ("Xandra Vlinderslag", "06 8111 2204"),
    ("Jorrit Pompelmoes", "06 8111 2205"),
    ("Ypke Wintertaling", "06 8111 2206"),
)


@dataclass(frozen=True)
class Colleague:
    """Somebody who is supported. person: the id in the directory, or None where it was typed."""

    name: str
    phone: str
    person: str | None = None

    @property
    def canaries(self) -> list[Canary]:
        """The name as it is written, its words, the number; the id wherever it stands."""
        found = canaries_of(self.name, self.phone, "")
        if self.person is None:
            return found
        return [Canary(self.person, "id"), Canary(self.person.replace("-", ""), "id")]


def typed(place: int) -> Colleague:
    """Not in the directory: the name stands in the report's form only."""
    return Colleague(*NAMES[place])


def of_the_directory(**kw: Any) -> Colleague:
    """Everybody may know that they work here, and nobody that they are supported."""
    person = a_person(**kw)
    a_user_for(person)
    return Colleague(person.name, person.phone, str(person.pk))


@dataclass
class Hospital:
    """at: its clock, turned by hand, and the vault's with it. backups: one a night."""

    folder: Path
    vault: RunningVault
    at: datetime = AT
    coordinator: Actor = field(default_factory=a_coordinator)
    supporter: Actor = field(default_factory=lambda: a_supporting_actor(maximum_cases=20))
    reporter: Actor = field(default_factory=lambda: a_colleague()[1])
    backups: list[Path] = field(default_factory=list)

    # --- by its pages -------------------------------------------------------------------------

    def visit(
        self,
        actor: Actor | None,
        address: str,
        post: dict[str, Any] | None = None,
        *,
        follow: bool = False,
    ) -> HttpResponse:
        """As a browser that signed in a minute ago."""
        cache.clear()  # no limits on how often
        with time_machine.travel(self.at, tick=False):
            client = client_for(User.objects.get(pk=actor.id)) if actor else Client()
            answer: Any
            if post is None:
                answer = client.get(address, follow=follow)
            else:
                answer = client.post(address, post, follow=follow)
        return answer  # type: ignore[no-any-return]

    def report(self, *involved: Colleague, by: Actor | None = None, **kw: Any) -> list[Case]:
        """By the form. One case for each. Who names people of the directory is signed in."""
        if by is None and any(one.person for one in involved):
            by = self.reporter
        if by is not None:
            kw = {"department": ""} | kw
        before = set(Case.objects.values_list("pk", flat=True))
        rows = [
            {"name": one.name, "phone": one.phone, "person": one.person or ""} for one in involved
        ]
        with time_machine.travel(self.at, tick=False):
            fields = a_report(*rows, happened_on=self.at.date().isoformat(), **kw)
        answer = self.visit(by, "/report/", fields)
        assert answer.status_code == 200, answer
        cases = list(Case.objects.exclude(pk__in=before))
        assert len(cases) == len(involved), "the report was not stored"
        return cases

    def wait(self, **kw: float) -> None:
        """Let time pass, with the clocks running at its end."""
        self._turn(timedelta(**kw))
        run_clocks(at=self.at)
        mark_support_offered(actor=CLOCK, at=self.at)

    def _turn(self, time: timedelta) -> None:
        self.at += time
        self.vault.clock.now = self.at.timestamp()

    def accepted(self, case: Case) -> Case:
        """Revealed and assigned by the coordinator, then accepted by the supporter."""
        page = f"/coordinator/{case.pk}/"
        self.visit(self.coordinator, page + "reveal/", {})
        self.visit(self.coordinator, page + "offer/", {"supporter": self.supporter.id})
        return self.pressed(case, "accept")

    def pressed(self, case: Case, press: str, **detail: str) -> Case:
        answer = self.visit(self.supporter, f"/supporter/{case.pk}/press/{press}/", detail)
        assert answer.status_code == 302, (press, answer)
        return fresh(case)

    def closed(self, case: Case, press: str = "no_thank_you") -> Case:
        """Pressed, and then closed by the clock."""
        self.pressed(case, press)
        self.wait(minutes=11)
        assert fresh(case).phase == "closed"
        return fresh(case)

    def helped(self, colleague: Colleague) -> Case:
        """From the report to a supporter who accepted."""
        (case,) = self.report(colleague)
        return self.accepted(case)

    # --- nights and thieves -------------------------------------------------------------------

    def back_up(self) -> Path:
        """As `naast backup` does it, and beside it the files as they are, log ahead included."""
        place = self.folder / "backups" / f"{len(self.backups):02}"
        place.mkdir(parents=True)
        this_kind().copy_into(place)
        for path in living():
            shutil.copyfile(path, place / path.name)
        self.backups.append(place)
        return place

    def night(self) -> None:
        """The backup, then the duties of the night."""
        self.back_up()
        self._turn(timedelta(days=1))
        turn_epoch(actor=CLOCK, at=self.at)
        run_clocks(at=self.at)
        mark_support_offered(actor=CLOCK, at=self.at)
        erase_ended(actor=CLOCK, at=self.at)

    def steal(self, name: str, *, backups: bool = False) -> Path:
        """The database as it lies there, and its backups if the thief finds these too."""
        place = self.folder / name
        place.mkdir(parents=True)
        for path in living():
            shutil.copyfile(path, place / path.name)
        if backups:
            shutil.copytree(self.folder / "backups", place / "backups")
        return place


def living() -> list[Path]:
    """The database's own files: the rows, and the log that is written ahead of them."""
    name = Path(str(connection.settings_dict["NAME"]))
    return sorted(name.parent.glob(f"{name.name}*"))


DIRECTORY = (
    "people_",
    "access_",
    "supporters_",
    "account_",
)  # where everybody stands who works here


def tied(found: Found, colleagues: Iterable[Colleague]) -> set[str]:
    """Who of them the search found where it means that they are supported."""
    by_canary = {one: who for who in colleagues for one in who.canaries}
    return {
        by_canary[match.canary].name
        for match in found.matches
        if match.canary in by_canary and not _harmless(match)
    }


def _harmless(match: Match) -> bool:
    """Ids of the directory stand in the directory; a whole page tells no table, its rows do."""
    if match.canary.kind != "id" or match.how == STOLEN_KEY:
        return False
    _file, told, table = match.place.partition(": ")
    return not told or table.startswith(DIRECTORY)


def learns(place: Path, colleagues: Iterable[Colleague], *, vault: Path) -> set[str]:
    """The names that a thief reads in that folder, holding that vault (empty: none)."""
    some = list(colleagues)
    canaries = Canaries(tuple(one for who in some for one in who.canaries))
    return tied(search(place, canaries, vault=vault), some)


@pytest.fixture
def hospital(vault: RunningVault, tmp_path: Path) -> Hospital:
    """With a real vault; use it with django_db(transaction=True)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:  # what an earlier test left behind is not this one's
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Hospital(tmp_path / "hospital", vault)


def without_chance(page: HttpResponse, *addresses: str) -> str:
    """The page without its own address and without form tokens."""
    text = page.content.decode()
    for address in addresses:
        text = text.replace(address, "")
    return "".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)
