"""Two requests of one person become one: which stays, and with whose clocks. Plain values."""

from dataclasses import replace
from datetime import datetime

from naast.cases.logic.profile import Profile
from naast.cases.logic.steps import Clocks, Progress
from naast.cases.logic.words import Outcome, Step

_HOW_FAR = (
    Step.UNCONFIRMED,
    Step.WAITING,
    Step.ASKED,
    Step.CARD,
    Step.UNREACHED,
    Step.CALLING,
    Step.LATER,
    Step.TALKING,
    Step.FOLLOWED_UP,
)


def stays_first(one: Progress, other: Progress) -> bool:
    """Whether the first of two stays: the one that is further on, else the one reported earlier.

    So nobody who has spoken with a supporter begins again with another.
    """
    far, further = _HOW_FAR.index(one.step), _HOW_FAR.index(other.step)
    if far != further:
        return far > further
    return one.reported_at <= other.reported_at


def with_earlier_clock(
    stays: Progress, goes: Progress, *, at: datetime, clocks: Clocks
) -> Progress:
    """The one that stays counts from the earlier report; nothing becomes due later by merging."""
    reported_at = min(stays.reported_at, goes.reported_at)
    due_at = stays.due_at
    if stays.step is Step.WAITING:
        due_at = min(due for due in (stays.due_at, goes.due_at) if due is not None)
    if stays.step is Step.CALLING and stays.due_at is not None:
        due_at = min(stays.due_at, max(at, reported_at + clocks.first_call))
    refused = tuple(dict.fromkeys((*stays.refused, *goes.refused)))
    given = max(stays.pass_given, goes.pass_given)  # one pass a person, whichever request had it
    return replace(
        stays,
        reported_at=reported_at,
        due_at=due_at,
        refused=refused,
        pass_given=given,
        before=None,
    )


def with_both_known(stays: Profile, goes: Profile) -> Profile:
    """What either request knows; where both say something, the one that stays is believed."""
    return replace(
        stays,
        phone=stays.phone or goes.phone,
        email=stays.email or goes.email,
        agreed="yes" if "yes" in (stays.agreed, goes.agreed) else stays.agreed,
        apart=_both(stays.apart, goes.apart),
        others=_both(stays.others, goes.others),
        units=_both(stays.units, goes.units),
    )


def is_put_together(progress: Progress) -> bool:
    """Just merged into another one; can still be taken back."""
    return progress.step is Step.CLOSING and progress.outcome is Outcome.MERGED


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*one, *other}))
