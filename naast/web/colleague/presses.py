"""What a colleague may press on the page about their own support."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from naast.cases.logic.profile import Profile
from naast.cases.logic.steps import Progress
from naast.cases.logic.words import Change, Press, Route, Step
from naast.web.presses import Button

LATER = Button(Press.CALL_LATER, _("Call me later"), asks="day")
NO_THANKS = Button(
    Press.WITHDRAW,
    _("No thank you"),
    _("Nobody asks why. Your details are deleted, and you can ask again at any moment."),
)
STOP = Button(
    Press.WITHDRAW,
    _("Stop, and delete my details"),
    _("At any moment, without a reason. You can ask again whenever you like."),
)
ANOTHER = Button(
    Press.ANOTHER_SUPPORTER,
    _("Somebody else, please"),
    _("Nobody asks why. Another colleague is proposed."),
)
CALL_ME = Button(
    Press.CALL_ME,
    _("Yes, please call me"),
    _("Your supporter hears of it at once."),
    tone="primary",
)
NOT_ABOUT_ME = Button(
    Press.WRONG_PERSON,
    _("This is not about me"),
    _("You were named by mistake. Your details are deleted at once, and nobody calls."),
)

OF_COLLEAGUE: Mapping[Step, tuple[Button, ...]] = {
    Step.UNCONFIRMED: (NO_THANKS,),
    Step.WAITING: (LATER, NO_THANKS),
    Step.ASKED: (LATER, ANOTHER, NO_THANKS),
    Step.CALLING: (LATER, ANOTHER, NO_THANKS),
    Step.UNREACHED: (CALL_ME, LATER, ANOTHER, NO_THANKS),
    Step.CARD: (CALL_ME, LATER, ANOTHER, NO_THANKS),
    Step.LATER: (CALL_ME, LATER, ANOTHER, NO_THANKS),
    Step.TALKING: (LATER, ANOTHER, STOP),
    Step.FOLLOWED_UP: (ANOTHER, STOP),
}
STATUS: Mapping[Step, object] = {
    Step.UNCONFIRMED: _("Your coordinator is looking at how to support you."),
    Step.WAITING: _("Your coordinator is looking for a colleague who will call you."),
    Step.ASKED: _("A proposed supporter has been asked to call you."),
    Step.CALLING: _("Your supporter will call you."),
    Step.UNREACHED: _("Your supporter tried to reach you. You may call, too."),
    Step.CARD: _("You got a card with a number. You may call whenever you like."),
    Step.LATER: _("Your supporter calls you on the day you agreed."),
    Step.TALKING: _("Your supporter is there for you."),
    Step.FOLLOWED_UP: _("Your supporter asks once more how you are, after four weeks."),
    Step.CLOSING: _("It is finished. Your details are deleted in a few minutes."),
}

# Somebody who stayed unnamed is called by nobody: they come back with the code, and call.
OF_UNNAMED: Mapping[Step, tuple[Button, ...]] = {
    step: tuple(one for one in buttons if one.press not in (Press.CALL_LATER, Press.CALL_ME))
    for step, buttons in OF_COLLEAGUE.items()
}
NAMED_BY_OTHERS = frozenset({Route.INCIDENT.value, Route.IMPORT.value, Route.COLLEAGUE.value})


def buttons_of_colleague(profile: Profile, progress: Progress) -> tuple[Button, ...]:
    """Whoever was named by somebody else may say that it was a mistake, until they talked."""
    if profile.route == Route.UNNAMED:
        return OF_UNNAMED.get(progress.step, ())
    shown = OF_COLLEAGUE.get(progress.step, ())
    mistaken = profile.route in NAMED_BY_OTHERS and progress.talks == 0
    return (*shown, NOT_ABOUT_ME) if shown and mistaken else shown


STATUS_UNNAMED: Mapping[Step, object] = {
    **STATUS,
    Step.WAITING: _("Your coordinator is looking for a colleague whom you can call."),
    Step.ASKED: _("Somebody has been asked. Come back later to see whom you can call."),
    Step.CALLING: _("You can call your supporter now."),
    Step.LATER: _("You can call your supporter whenever you like."),
}

# Somebody else comes: kindly, never with a reason of the one who was there before.
TO_COME = frozenset({Step.WAITING, Step.ASKED})
STATUS_CHANGED: Mapping[tuple[Change, bool], object] = {
    (Change.HANDED_ON, False): _(
        "Somebody else takes over from your supporter. It has nothing to do with you, and you "
        "need not start from the beginning."
    ),
    (Change.HANDED_ON, True): _("%(name)s takes over. You need not start from the beginning."),
    (Change.WISHED, False): _("As you wished, somebody else is asked. Nobody is told why."),
    (Change.WISHED, True): _("As you wished, %(name)s is there for you now."),
}


def status_of(profile: Profile, progress: Progress, supporter: str) -> object:
    """How it stands, in a sentence. supporter: the name, once somebody said yes."""
    unnamed = profile.route == Route.UNNAMED
    changed = STATUS_CHANGED.get((progress.change, bool(supporter)))
    if changed is not None and (supporter or progress.step in TO_COME):
        return str(changed) % {"name": supporter}
    return (STATUS_UNNAMED if unnamed else STATUS)[progress.step]
