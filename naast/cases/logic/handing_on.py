"""What the colleague is told when somebody else comes, and when a try to call counts."""

from datetime import datetime, timedelta

from naast.cases.logic.words import Change, Press, Step

A_TRY_COUNTS_AFTER = timedelta(hours=3)  # two calls within one shift are one try
_BEGUN_ANEW = frozenset({Press.WANTS_SUPPORT, Press.TALKED, Press.FOLLOWED_UP, Press.CALL_LATER})
_HANDED_ON = frozenset({Press.HAND_OVER, Press.ANOTHER_SUPPORTER, Press.ASSIGN})


def change_after(press: Press, *, was: Change, step: Step, own: bool) -> Change:
    """Why somebody else comes: on the colleague's wish, or handed on; until the new one was there.

    step: before the press. A supporter who only was asked has not been there, so nothing changed
    for the colleague. own: the colleague pressed.
    """
    if press is Press.ANOTHER_SUPPORTER and own:
        return Change.WISHED
    if press in _HANDED_ON:
        return was if step in (Step.WAITING, Step.ASKED) else was or Change.HANDED_ON
    return Change.NONE if press in _BEGUN_ANEW else was


def counts_as_try(tried_at: datetime | None, at: datetime) -> bool:
    """Three calls in one hour are not three tries: a new one counts at another time of day."""
    return tried_at is None or at - tried_at >= A_TRY_COUNTS_AFTER
