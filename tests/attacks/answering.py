"""A whole round of anonymous answers: cases, passes, real browsers and processes, the count."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Response

from count.ballots import check_number, open_ballot, read_answers
from count.encoding import canonical, from_b64
from count.forms import read_form
from count.keys import open_keys
from count.manifests import read_manifest
from count.result import Counted, make_result, signed
from count.tally import Tally
from naast.access.actor import CLOCK, Actor
from naast.cases.logic.words import Press
from naast.evaluation.actions.ask_readiness import ask_readiness
from naast.evaluation.actions.close_round import close_round
from naast.evaluation.actions.export_box import export_box
from naast.evaluation.actions.prepare_round import Brought, prepare_round
from naast.evaluation.actions.start_round import start_round
from naast.evaluation.actions.take_result import take_result
from naast.evaluation.models import Round
from naast.workflows.give_pass import give_pass
from tests.attacks.answer_thief import Nights
from tests.factories.answer_processes import OPENING, SHEETS, AnswerProcesses
from tests.factories.cases import AT, a_case, a_coordinator, a_supporting_actor, asked, pressed
from tests.factories.evaluation import FORM
from tests.factories.people import a_person

LANGUAGE, TEAM = "en-ZW", 12


@dataclass
class Someone:
    """A supported colleague. traffic: what the browser and the issuer said to each other."""

    number: int
    link: str
    answers: dict[str, Any]
    traffic: list[Response] = field(default_factory=list)
    exchanged: list[tuple[bytes, bytes]] = field(default_factory=list)
    check: str = ""

    @property
    def name(self) -> str:
        return f"Wilgenroos Kwartelvanger{self.number:02}"

    @property
    def agent(self) -> str:
        return f"Kwartelbrowser/{self.number}.7"

    @property
    def secret(self) -> str:
        return self.link.partition("#")[2].partition(".")[0]


def answers_of(number: int) -> dict[str, Any]:
    """Nobody else's."""
    before, after = number % 4, number // 4 % 4
    return {"blame-before": str(before), "blame-after": str(after), "mark": number * 7 % 11}


@dataclass
class Answering:
    """people: in the order in which they answer, one a night."""

    processes: AnswerProcesses
    nights: Nights
    coordinator: Actor = field(default_factory=a_coordinator)
    people: list[Someone] = field(default_factory=list)

    def begin(self) -> None:
        brought = Brought(opening=canonical(OPENING).decode(), form=FORM)
        prepared = prepare_round(actor=self.coordinator, at=AT, brought=brought)
        start_round(actor=self.coordinator, at=AT, round_=prepared, hospital="Ziekenhuis")

    @property
    def round(self) -> Round:
        return Round.objects.get()

    def help(self, count: int) -> None:
        """Each has talked with one of the team, and gets a pass."""
        team = [a_supporting_actor() for _ in range(TEAM)]
        for number in range(count):
            someone = Someone(number, "", answers_of(number))
            case = a_case(person=a_person(name=someone.name))
            supporter = team[number % TEAM]
            case = asked(case, supporter, coordinator=self.coordinator)
            case = pressed(case, Press.ACCEPT, actor=supporter)
            case = pressed(case, Press.TALKED, actor=supporter)
            given = give_pass(actor=supporter, at=AT, case=case, role="supporter")
            assert given.shown is not None
            someone.link = given.shown.link
            self.people.append(someone)

    def answer_all(self, browser: Browser, order: Sequence[int]) -> None:
        """One after the other, each in a browser of their own, a night between them."""
        self.people = [self.people[n] for n in order]
        self.nights.copy()
        for someone in self.people:
            answer(browser, someone)
            self.nights.copy()

    def close(self) -> dict[str, Any]:
        """The box, and after it the last night."""
        assert ask_readiness(actor=CLOCK, at=AT + timedelta(days=1))
        closed = close_round(actor=self.coordinator, at=AT, round_=self.round)
        box = export_box(actor=self.coordinator, at=AT, round_=closed)
        self.nights.copy()
        return box

    def count(self, box: dict[str, Any]) -> str:
        """As the keepers do, with two sheets; the result is taken in."""
        manifest, form = read_manifest(box["manifest"]), read_form(box["form"])
        keys, tally = open_keys(OPENING, SHEETS[:2]), Tally(form)
        for _, _, wrapped in box["ballots"]:
            tally.add(read_answers(form, open_ballot(keys, manifest, from_b64(wrapped))))
        checks = tuple(check_number(from_b64(message)) for message, _, _ in box["ballots"])
        counted = Counted(date(2026, 1, 6), "ballots", (1, 2), checks)
        text = canonical(signed(make_result(manifest, tally, counted), keys)).decode()
        take_result(actor=self.coordinator, at=AT, round_=self.round, text=text)
        self.nights.copy()
        return text


def answer(browser: Browser, someone: Someone) -> None:
    """From the link to the check number."""
    options = {"width": 390, "height": 844}
    context = browser.new_context(
        viewport=options, locale=LANGUAGE, user_agent=someone.agent, service_workers="block"
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.on("response", lambda it: someone.traffic.append(it) if _is_token(it) else None)
    page.goto(someone.link)
    page.get_by_role("button", name="Start").first.click()
    for name, value in someone.answers.items():
        page.locator(f"input[name='{name}'][value='{value}']").check(force=True)
        page.get_by_role("button", name="Next").first.click()
    page.get_by_role("button", name="Send my answers").first.click()
    someone.check = page.locator(".number").inner_text().replace(" ", "")
    someone.exchanged = [exchanged(it) for it in someone.traffic]
    context.close()


def _is_token(response: Response) -> bool:
    return response.url.endswith("/token") and response.request.method == "POST"


def exchanged(response: Response) -> tuple[bytes, bytes]:
    """The blinded message and the blind signature, as a lying issuer would write them down."""
    asked_for = json.loads(response.request.post_data or "{}")
    return from_b64(asked_for["blinded"]), from_b64(response.json()["signature"])


def places(processes: AnswerProcesses, vault: Path, web: Sequence[Path]) -> list[Path]:
    """Everything that stands on a disk."""
    folder = processes.issuer.folder
    logs = [folder / f"{name}.log" for name in ("issuer", "collector")]
    return [folder / "issuer", folder / "collector", vault, *web, *logs]
