"""The buttons of a case: which press fits which step, in which words, with which question."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.cases.logic.steps import Progress
from naast.cases.logic.words import Press, Step


@dataclass(frozen=True)
class Button:
    """asks: nothing, a day or a kind of help. tone: primary, secondary or danger."""

    press: Press
    label: str | Promise
    hint: str | Promise = ""
    asks: str = ""
    tone: str = "secondary"

    @property
    def by_code(self) -> bool:
        """True where one press says it all, and can be taken back, for whoever has a code only."""
        return not self.asks and self.press is not Press.WRONG_PERSON


ACCEPT = Button(Press.ACCEPT, _("Yes, I will call"), tone="primary")
CANNOT = Button(
    Press.CANNOT_TAKE, _("I cannot take this"), _("No reason needed. Somebody else is asked.")
)
NOT_REACHED = Button(
    Press.NOT_REACHED, _("I could not reach them"), _("You are reminded when to try again.")
)
WANTS = Button(
    Press.WANTS_SUPPORT,
    _("Reached: yes please"),
    _("We will talk within three days."),
    tone="primary",
)
TALKED = Button(
    Press.TALKED, _("We talked"), _("You are reminded in two weeks to call again."), tone="primary"
)
LATER = Button(
    Press.CALL_LATER, _("Reached: call me later"), _("On the day you agreed."), asks="day"
)
NO_THANKS = Button(
    Press.NO_THANK_YOU, _("Reached: no thank you"), _("That is fine. Everything is deleted.")
)
FOLLOWED_UP = Button(
    Press.FOLLOWED_UP,
    _("We had the follow-up talk"),
    _("One short check remains, four weeks after the first talk."),
    tone="primary",
)
AGAIN = Button(Press.TALKED_AGAIN, _("We talked once more"))
REFER = Button(
    Press.REFER, _("Other help was agreed"), _("Only the kind of help is kept."), asks="help"
)
REFERRAL_DONE = Button(Press.REFERRAL_DONE, _("The other help has started"))
PAUSE = Button(Press.PAUSE, _("Pause until a day"), asks="day")
HAND_OVER = Button(
    Press.HAND_OVER,
    _("Hand over to somebody else"),
    _("No reason needed. The coordinator is told."),
)
FINISH = Button(
    Press.FINISH,
    _("It is finished"),
    _("On the colleague's word. After ten minutes the details are deleted."),
)
CHECKED = Button(
    Press.FINISH,
    _("Checked, and it is finished"),
    _("After ten minutes the details are deleted."),
    tone="primary",
)

Buttons = tuple[tuple[Button, ...], tuple[Button, ...]]

OF_SUPPORTER: Mapping[Step, Buttons] = {
    Step.ASKED: ((ACCEPT, CANNOT), ()),
    Step.CALLING: ((WANTS, TALKED, NOT_REACHED, LATER, NO_THANKS), (REFER, HAND_OVER)),
    Step.LATER: ((WANTS, TALKED, NOT_REACHED, LATER, NO_THANKS), (REFER, HAND_OVER)),
    Step.UNREACHED: ((WANTS, TALKED, LATER, NO_THANKS), (HAND_OVER,)),
    Step.CARD: ((WANTS, TALKED, LATER, NO_THANKS), (HAND_OVER,)),
    Step.TALKING: ((TALKED,), (FINISH, LATER, REFER, PAUSE, HAND_OVER)),
    Step.FOLLOWED_UP: ((CHECKED, AGAIN), (REFER, PAUSE, HAND_OVER)),
}
AFTER_FIRST_TALK: Buttons = ((FOLLOWED_UP, AGAIN, FINISH), (REFER, PAUSE, HAND_OVER))


def buttons_of_supporter(progress: Progress) -> Buttons:
    """Shown at once, and behind "more"; in the order in which they are mostly needed."""
    if progress.step is Step.TALKING and progress.talks:
        shown = AFTER_FIRST_TALK
    else:
        shown = OF_SUPPORTER.get(progress.step, ((), ()))
    if progress.referral_open:
        return (*shown[0], REFERRAL_DONE), shown[1]
    return shown


def button_of(press: str, buttons: Buttons) -> Button | None:
    """The button on the page that this address belongs to, or None."""
    return next((one for group in buttons for one in group if one.press.value == press), None)
