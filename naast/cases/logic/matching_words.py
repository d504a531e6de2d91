"""The words of matching: why a supporter is proposed, and why one is not."""

from enum import StrEnum


class Policy(StrEnum):
    """The hospital's choice of who supports whom."""

    PROFESSION = "profession"
    EGALITARIAN = "egalitarian"


class Why(StrEnum):
    """One reason that adds to a score or takes from it."""

    SAME_PROFESSION = "same_profession"
    PROFESSION_AS_WISHED = "profession_as_wished"
    SAME_SPECIALISM = "same_specialism"
    NEAR_IN_SENIORITY = "near_in_seniority"
    NEAR_IN_EXPERIENCE = "near_in_experience"
    NEAR_IN_AGE = "near_in_age"
    SPEAKS = "speaks"
    SAME_SITE = "same_site"
    OWN_UNIT_AS_WISHED = "own_unit_as_wished"
    OTHER_UNIT_AS_WISHED = "other_unit_as_wished"
    GENDER_AS_WISHED = "gender_as_wished"
    RARELY_ASKED = "rarely_asked"
    OFTEN_ASKED = "often_asked"
    SUPPORTS_NOW = "supports_now"
    RESTED = "rested"
    ASKED_TWICE = "asked_twice"
    BEST_TOGETHER = "best_together"
    ON_CALL = "on_call"


class WhyNot(StrEnum):
    """One hard rule that keeps a supporter from a request."""

    NOT_TRAINED = "not_trained"
    NOT_READY = "not_ready"
    NOT_ACTIVE = "not_active"
    NOT_AVAILABLE = "not_available"
    ABSENT = "absent"
    FULL = "full"
    RESTING = "resting"
    NOT_ON_CALL = "not_on_call"
    NO_COMMON_LANGUAGE = "no_common_language"
    OTHER_SITE = "other_site"
    APART = "apart"
    INVOLVED = "involved"
    STANDS_APART = "stands_apart"
    EVENT_TAKEN = "event_taken"
    REFUSED = "refused"
    SAID_NO = "said_no"


class WhyNobody(StrEnum):
    """Why a request stays without a supporter, beyond what WhyNot says of each."""

    TEAM_EMPTY = "team_empty"
    ALL_TAKEN = "all_taken"


NOT_INDEPENDENT = "not_independent"
_SHOWN_ALIKE = frozenset({WhyNot.APART, WhyNot.INVOLVED, WhyNot.STANDS_APART, WhyNot.EVENT_TAKEN})


def shown(code: WhyNot) -> str:
    """The word the coordinator may see: line of command, event and investigation look the same."""
    return NOT_INDEPENDENT if code in _SHOWN_ALIKE else code.value
