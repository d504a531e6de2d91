"""What a coordinator may press beside asking a supporter."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from naast.cases.logic.words import Press, Step
from naast.web.presses import Button

CONFIRM = Button(Press.CONFIRM, _("Offer support"), tone="primary")
NOT_NEEDED = Button(Press.NOT_NEEDED, _("No offer needed"), _("The details are deleted at once."))
CARD = Button(
    Press.SEND_CARD,
    _("I sent a card"),
    _("The letter says how to come back. Two weeks later it closes by itself."),
)
NOT_REACHED = Button(
    Press.CLOSE_NOT_REACHED,
    _("Close: not reached"),
    _("After ten minutes the details are deleted."),
)
CALL_ME = Button(
    Press.CALL_ME,
    _("They got in touch: yes, please call"),
    _("The supporter hears of it at once."),
)
LATER = Button(Press.CALL_LATER, _("Call later, on a day"), asks="day")
ANOTHER = Button(Press.ANOTHER_SUPPORTER, _("Somebody else has to take over"))
FINISH = Button(Press.FINISH, _("It is finished"), _("On the colleague's word."))
NO_THANKS = Button(Press.WITHDRAW, _("No thank you, said the colleague"))
CORRECT = Button(Press.CORRECT, _("Something was pressed by mistake"), asks="step")
WRONG = Button(
    Press.WRONG_PERSON,
    _("Wrong person"),
    _("Closed and deleted at once. It counts nowhere and cannot be undone."),
    tone="danger",
)

DIED = Button(
    Press.DIED,
    _("This colleague has died"),
    _("Closed at once and gently. Nothing is ever sent to them again."),
)

OF_COORDINATOR: Mapping[Step, tuple[tuple[Button, ...], tuple[Button, ...]]] = {
    Step.UNCONFIRMED: ((CONFIRM, NOT_NEEDED), (DIED, WRONG)),
    Step.WAITING: ((), (LATER, NO_THANKS, DIED, WRONG)),
    Step.ASKED: ((), (ANOTHER, NO_THANKS, CORRECT, DIED, WRONG)),
    Step.CALLING: ((), (ANOTHER, NO_THANKS, CORRECT, DIED, WRONG)),
    Step.UNREACHED: ((CARD, CALL_ME, NOT_REACHED), (ANOTHER, CORRECT, DIED, WRONG)),
    Step.CARD: ((CALL_ME, NOT_REACHED), (ANOTHER, CORRECT, DIED, WRONG)),
    Step.LATER: ((), (CALL_ME, ANOTHER, NO_THANKS, CORRECT, DIED, WRONG)),
    Step.TALKING: ((), (ANOTHER, FINISH, CORRECT, DIED, WRONG)),
    Step.FOLLOWED_UP: ((), (ANOTHER, FINISH, CORRECT, DIED, WRONG)),
    Step.CLOSING: ((), (CORRECT, DIED)),
}
ASKS_SUPPORTER = frozenset({Step.WAITING, Step.UNREACHED})
