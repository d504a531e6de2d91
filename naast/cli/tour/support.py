"""From the proposals to the last conversation: asking, answering, calling, following up."""

import re
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from naast.access.models import User
from naast.cases.actions.offer_support import offer_support
from naast.cases.actions.press_step import press_step
from naast.cases.actions.propose_supporters import propose_supporters
from naast.cases.choices_match import reason_sentence
from naast.cases.logic.words import Phase, Press, Step
from naast.cases.queries.opened import open_case
from naast.cases.queries.proposals import StoredProposals
from naast.cli.tour.hospital import actor_of
from naast.cli.tour.story import Colleague, Story
from naast.cli.tour.telling import StepFailed, Told
from naast.incidents.models import Incident
from naast.people.models import Person
from naast.privacy.vault_client import Purpose
from naast.workflows.answer_request import answer_request

_CODE = re.compile(r"/answer/#([A-Z2-7-]+)")
ROLE = "supporter"


def propose_and_ask(story: Story) -> Told:
    """For each colleague the best supporter, with reasons; the coordinator asks that one."""
    story.wait(minutes=5)
    lines, matches = [], []
    for one in story.colleagues:
        proposed = propose_supporters(at=story.at, case=one.case)
        if not proposed.ranked or not proposed.ranked[0].reasons:
            raise StepFailed(_("Nobody is proposed for %(name)s.") % {"name": one.told.name})
        why = _ask_best(story, one, proposed)
        lines.append(f"{one.told.name} → {one.supporter_name}: {' '.join(why)}")
        matches.append(
            {
                "colleague": one.told.name,
                "supporter": one.supporter_name,
                "reasons": why,
                "others": len(proposed.ranked) - 1,
            }
        )
    says = _("Supporters are proposed with reasons, and the coordinator asks the best.")
    return Told(says, lines, {"matches": matches})


def _ask_best(story: Story, one: Colleague, proposed: StoredProposals) -> list[str]:
    best = proposed.ranked[0]
    offer_support(
        actor=story.coordinator,
        at=story.at,
        case=one.case,
        supporter=best.supporter,
        role="coordinator",
    )
    one.supporter = actor_of(User.objects.get(pk=best.supporter), story.at)
    one.supporter_name = Person.objects.get(pk=best.supporter).name
    return [reason_sentence(code, value) for code, value in best.reasons]


def tell_supporters(story: Story) -> Told:
    """The message leaves in neutral words: it names nobody and says nothing of what happened."""
    story.duties()
    asked = {_address(one) for one in story.colleagues}
    written = {str(letter["To"]) for letter in story.mail.letters()}
    if asked - written:
        raise StepFailed(_("A supporter was asked and no message arrived."))
    if story.look(story.place.mail).matches:
        raise StepFailed(_("A message says who it is about."))
    first = story.mail.letters()[-1].get_content().strip().splitlines()[0]
    says = _("Each supporter gets a message in neutral words: “%(words)s”") % {"words": first}
    return Told(says, facts={"messages": len(story.mail.letters())})


def _address(one: Colleague) -> str:
    assert one.supporter is not None  # noqa: S101 - asked in the step before
    return User.objects.get(pk=UUID(one.supporter.id)).email


def answer_yes(story: Story) -> Told:
    """Straight from the message, with its code, without signing in; each code counts once."""
    story.wait(minutes=15)
    for code in _codes(story):
        if not answer_request(at=story.at, code=code, yes=True):
            raise StepFailed(_("A supporter answered and the answer did not count."))
        if answer_request(at=story.at, code=code, yes=True):
            raise StepFailed(_("A code was taken twice."))
    if any(one.case.phase != Phase.WITH_SUPPORTER.value for one in story.colleagues):
        raise StepFailed(_("A supporter said yes and the colleague still waits."))
    return Told(_("The supporters say yes from the message, without signing in."))


def _codes(story: Story) -> Iterator[str]:
    for letter in story.mail.letters():
        yield from _CODE.findall(letter.get_content())


def call(story: Story) -> Told:
    """The call is the offer. Some would like to talk; others say no thank you."""
    story.until(0, 8, 30)
    for one in story.colleagues:
        wishes = Press.WANTS_SUPPORT if one.accepts else Press.NO_THANK_YOU
        _press(story, one, wishes, Step.TALKING if one.accepts else Step.CLOSING)
    story.duties()
    names = {True: [], False: []}  # type: dict[bool, list[str]]
    for one in story.colleagues:
        names[one.accepts].append(one.told.name)
    lines = [_("Would like to talk: %(names)s.") % {"names": ", ".join(names[True])}]
    if names[False]:
        lines.append(_("No thank you: %(names)s.") % {"names": ", ".join(names[False])})
    return Told(_("The supporters call."), lines, {"declined": len(names[False])})


def talk(story: Story) -> Told:
    """The first conversation; the press is all that is kept."""
    story.until(1, 14)
    return _all_press(story, Press.TALKED, Step.TALKING, _("They talk. What is said stays there."))


def follow_up(story: Story) -> Told:
    """Two weeks later. On a fixed morning, whatever was answered, the report's line has turned."""
    story.until(14, 11)
    offered = Incident.objects.filter(pk__in=story.incidents, support_offered=True).count()
    if offered < len(story.incidents):
        raise StepFailed(_("Everybody was called and the report does not say so."))
    says = _(
        "Two weeks on, the supporter calls again. The report says: support offered to all, yes."
    )
    told = _all_press(story, Press.FOLLOWED_UP, Step.FOLLOWED_UP, says)
    return replace(told, facts={"support_offered": True})


def check_and_finish(story: Story) -> Told:
    """Four weeks later: once more, and then it is done."""
    story.until(14, 10)
    _all_press(story, Press.TALKED_AGAIN, Step.FOLLOWED_UP, "")
    says = _("Four weeks on, a last call; the supporter presses: finished.")
    return _all_press(story, Press.FINISH, Step.CLOSING, says)


def _all_press(story: Story, press: Press, then: Step, says: str) -> Told:
    for one in story.colleagues:
        if one.accepts:
            _press(story, one, press, then)
    return Told(says)


def _press(story: Story, one: Colleague, press: Press, then: Step) -> None:
    assert one.supporter is not None  # noqa: S101 - asked before
    press_step(actor=one.supporter, at=story.at, case=one.case, press=press, role=ROLE)
    opened = open_case(one.case, actor=one.supporter, role=ROLE, purpose=Purpose.SUPPORT)
    if opened.progress.step is not then:
        raise StepFailed(_("A press did not move the support as it should."))
    one.wrap = bytes(one.case.wrapped_key)
