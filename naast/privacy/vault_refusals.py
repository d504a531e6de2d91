"""Why a case is opened, and the two ways in which the vault gives nothing, in sentences."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Purpose(StrEnum):
    """Why a case is opened; the vault knows only these words, and not each of them in every role.

    coordinator, deputy_coordinator: ARRANGE, CORRECT, MERGE, REMIND, CLOSE.
    supporter: SUPPORT, HAND_OVER, CORRECT, CLOSE. colleague, return_code: OWN, CLOSE.
    system:matching: MATCH. system:standing: MATCH, ARRANGE, REMIND. system:clock: REMIND, CLOSE.
    system:intake: RECEIVE.
    """

    ARRANGE = "arrange"  # find and ask a supporter, look after the case
    SUPPORT = "support"  # call the colleague and note what happened
    HAND_OVER = "hand_over"
    CORRECT = "correct"
    MERGE = "merge"
    OWN = "own"  # the colleague's own page
    MATCH = "match"
    REMIND = "remind"  # an address is needed to send a message
    RECEIVE = "receive"
    CLOSE = "close"


class VaultUnavailable(Exception):
    """The vault does not answer, or cannot write its log and therefore gives nothing."""

    sentence = _(
        "This cannot be opened right now. Nothing is lost. Please try again in a few minutes."
    )

    def __str__(self) -> str:
        return str(self.sentence)


class VaultRefused(Exception):
    """The vault said no. reason: one of SENTENCES; count: how many, where the reason has one."""

    def __init__(self, reason: str, count: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.count = count

    def __str__(self) -> str:
        sentence = SENTENCES.get(self.reason, SENTENCES["not_allowed"])
        return str(sentence) % {"count": self.count}


SENTENCES: dict[str, Promise] = {
    "not_allowed": _("You cannot open this. If you think you should, ask the coordinator."),
    "closed": _("This support has ended. Its details are no longer there."),
    "too_many": _("Much was opened in a short time, so nothing more opens now. Try in an hour."),
    "damaged": _("This cannot be read: it was changed or damaged. Please tell the steward."),
    "approvers": _("This needs the agreement of two other people who look after Naast."),
    "too_few": _("At least two people who look after Naast must remain."),
    "too_soon": _("The keys were renewed less than a day ago. Please try again tomorrow."),
    "not_rewrapped": _("%(count)s details still stand under the old key. Renew these first."),
    "malformed": _("The question was not understood. Please tell the steward."),
}
