"""What a colleague may press on the page about their own support."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from naast.cases.logic.words import Press, Step
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

OF_COLLEAGUE: Mapping[Step, tuple[Button, ...]] = {
    Step.UNCONFIRMED: (NO_THANKS,),
    Step.WAITING: (LATER, NO_THANKS),
    Step.ASKED: (LATER, ANOTHER, NO_THANKS),
    Step.CALLING: (LATER, ANOTHER, NO_THANKS),
    Step.UNREACHED: (LATER, ANOTHER, NO_THANKS),
    Step.CARD: (LATER, ANOTHER, NO_THANKS),
    Step.LATER: (LATER, ANOTHER, NO_THANKS),
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
    step: tuple(button for button in buttons if button.press is not Press.CALL_LATER)
    for step, buttons in OF_COLLEAGUE.items()
}
STATUS_UNNAMED: Mapping[Step, object] = {
    **STATUS,
    Step.WAITING: _("Your coordinator is looking for a colleague whom you can call."),
    Step.ASKED: _("Somebody has been asked. Come back later to see whom you can call."),
    Step.CALLING: _("You can call your supporter now."),
    Step.LATER: _("You can call your supporter whenever you like."),
}
