"""From the last press to nothing: closing, aftercare, eight nights."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from naast.cases.actions.answer_aftercare import answer_aftercare
from naast.cases.logic.words import Phase
from naast.cases.models import Aftercare, Case
from naast.cases.queries.lists import aftercare_for
from naast.cli.tour.story import Colleague, Story
from naast.cli.tour.telling import StepFailed, Told
from naast.privacy.models import CaseEvent
from naast.privacy.vault_client import Purpose

NIGHTS = 8  # the seventh turn kills the keys of the closing day; one more, to be past it
_SEALED = ("wrapped_key", "register", "profile", "progress", "proposals")


def close_declined(story: Story) -> Told:
    """No thank you closes at once; only a slip of the finger can be undone, for ten minutes."""
    declined = [one for one in story.colleagues if not one.accepts]
    _closes_after_ten_minutes(story, declined)
    if not declined:
        return Told(_("Nobody said no thank you this time."), facts={"closed": 0})
    says = _("No thank you: the details are deleted ten minutes later, and nobody can open them.")
    return Told(says, facts={"closed": len(declined)})


def close_finished(story: Story) -> Told:
    """The same for those who were supported."""
    finished = [one for one in story.colleagues if one.accepts]
    _closes_after_ten_minutes(story, finished)
    says = _("Ten minutes after “finished” everything is closed; opening is refused to all.")
    return Told(says, facts={"closed": len(finished)})


def _closes_after_ten_minutes(story: Story, some: Iterable[Colleague]) -> None:
    people = list(some)
    story.wait(minutes=9)
    story.duties()
    if any(one.case.phase == Phase.CLOSED.value for one in people):
        raise StepFailed(_("A case closed while it could still be undone."))
    if any(_refusals(story, one) for one in people):
        raise StepFailed(_("A case could not be opened although it was open."))
    story.wait(minutes=2)
    story.duties()
    for one in people:
        _see_closed(story, one)


def _see_closed(story: Story, one: Colleague) -> None:
    case = one.case
    kept = [name for name in _SEALED if bytes(getattr(case, name))]
    if case.phase != Phase.CLOSED.value or case.supporter_id or kept:
        raise StepFailed(_("A closed case still holds something."))
    if _refusals(story, one) != ["closed", "closed"]:
        raise StepFailed(_("A closed case can still be opened."))


def _refusals(story: Story, one: Colleague) -> list[str]:
    """What the vault answers coordinator and supporter who hold the wrap of before."""
    assert one.supporter is not None  # noqa: S101 - asked before
    asked = [
        story.refused_to(story.coordinator, one, "coordinator", Purpose.ARRANGE),
        story.refused_to(one.supporter, one, "supporter", Purpose.SUPPORT),
    ]
    return [reason for reason in asked if reason]


def look_after_supporters(story: Story) -> Told:
    """The day after, each supporter is asked: fine, or would you like to talk? Tied to no case."""
    story.until(1, 9)
    today = timezone.localdate(story.at)
    answered = 0
    for supporter in {one.supporter for one in story.colleagues if one.supporter}:
        for question in aftercare_for(supporter, on=today):
            answer_aftercare(actor=supporter, at=story.at, aftercare=question, wants_to_talk=False)
            answered += 1
    if answered != len(story.colleagues) or Aftercare.objects.exists():
        raise StepFailed(_("Not every supporter was asked how they are."))
    says = _("Each supporter is asked how they are, and says: fine. The question is gone.")
    return Told(says, facts={"answered": answered})


def pass_nights(story: Story) -> Told:
    """Every night a backup and a turn of the keys; a row goes with the last key that wrapped it."""
    for _night in range(NIGHTS):
        story.night(turning=story.erase)
    rows = Case.objects.count() + CaseEvent.objects.count()
    if rows and story.erase:
        raise StepFailed(_("A closed case is still in the database."))
    says = _("Eight nights pass, each with a backup; the keys of that time die one by one.")
    return Told(says, facts={"nights": NIGHTS, "backups": len(story.backups), "rows": rows})
