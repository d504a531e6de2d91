"""The stored words of a case: short, stable, without translation."""

from enum import StrEnum


class Phase(StrEnum):
    """All that the database says in clear about how far a case is."""

    WAITING = "waiting"
    WITH_SUPPORTER = "with_supporter"
    CLOSED = "closed"


class Step(StrEnum):
    """How far a case is, sealed."""

    UNCONFIRMED = "unconfirmed"  # an imported or minor event: the coordinator decides first
    WAITING = "waiting"
    ASKED = "asked"
    CALLING = "calling"  # a supporter accepted and has not reached the colleague yet
    UNREACHED = "unreached"  # three tries: the coordinator decides
    CARD = "card"  # a neutral card was sent
    LATER = "later"
    TALKING = "talking"
    FOLLOWED_UP = "followed_up"
    CLOSING = "closing"  # a last press that can still be undone


class Outcome(StrEnum):
    """Why a case closed."""

    COMPLETED = "completed"
    DECLINED = "declined"
    NOT_REACHED = "not_reached"
    WITHDRAWN = "withdrawn"
    WRONG_PERSON = "wrong_person"
    NOT_NEEDED = "not_needed"
    MERGED = "merged"
    DIED = "died"


# A fact about a death would point at one person for as long as facts are kept.
COUNTS_NOWHERE = frozenset({Outcome.WRONG_PERSON, Outcome.NOT_NEEDED, Outcome.MERGED, Outcome.DIED})


class Danger(StrEnum):
    """Whose life was in danger when confidence was broken; the one word that is kept of it."""

    OWN = "own"
    OTHER = "other"


class Route(StrEnum):
    """How the request came in."""

    INCIDENT = "incident"
    IMPORT = "import"
    SELF = "self"
    COLLEAGUE = "colleague"
    UNNAMED = "unnamed"


class Change(StrEnum):
    """Why another supporter comes, as far as the colleague is told."""

    NONE = ""
    HANDED_ON = "handed_on"
    WISHED = "wished"


class Press(StrEnum):
    """What somebody presses. The press is all that Naast learns of a conversation."""

    CONFIRM = "confirm"
    ASSIGN = "assign"
    ACCEPT = "accept"
    CANNOT_TAKE = "cannot_take"
    NOT_REACHED = "not_reached"
    CALL_LATER = "call_later"
    CALL_ME = "call_me"  # the way back: after tries, a card, or "later"
    WANTS_SUPPORT = "wants_support"
    NO_THANK_YOU = "no_thank_you"
    TALKED = "talked"
    FOLLOWED_UP = "followed_up"
    TALKED_AGAIN = "talked_again"
    REFER = "refer"
    REFERRAL_DONE = "referral_done"
    PAUSE = "pause"
    HAND_OVER = "hand_over"
    ANOTHER_SUPPORTER = "another_supporter"
    SEND_CARD = "send_card"
    FINISH = "finish"
    CLOSE_NOT_REACHED = "close_not_reached"
    WITHDRAW = "withdraw"
    WRONG_PERSON = "wrong_person"
    NOT_NEEDED = "not_needed"
    MERGE = "merge"
    DIED = "died"
    CONFIDENCE_BROKEN = "confidence_broken"
    CORRECT = "correct"


class Help(StrEnum):
    """Kinds of help to which a colleague may be referred; only the kind is kept."""

    WELFARE_COACH = "welfare_coach"
    OCCUPATIONAL_HEALTH = "occupational_health"
    SOCIAL_WORK = "social_work"
    PSYCHOLOGY = "psychology"
    CHAPLAINCY = "chaplaincy"
    GENERAL_PRACTITIONER = "general_practitioner"
    EXTERNAL = "external"
