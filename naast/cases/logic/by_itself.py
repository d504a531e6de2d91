"""What the clock does to a case without anybody pressing: remind, and close in the end."""

from dataclasses import replace
from datetime import datetime, timedelta

from naast.cases.logic.steps import Progress
from naast.cases.logic.words import Outcome, Step

REMINDER_BEFORE_CLOSING = timedelta(days=3)


def closes_by_itself(progress: Progress, at: datetime) -> bool:
    """After day 28 and one reminder, or two weeks after a neutral card."""
    if progress.due_at is None or at < progress.due_at:
        return False
    return progress.step is Step.CARD or (progress.step is Step.FOLLOWED_UP and progress.reminded)


def remind(progress: Progress, *, at: datetime) -> Progress:
    """The same case after a reminder: due again after a while, so that it comes back."""
    pause = REMINDER_BEFORE_CLOSING if progress.step is Step.FOLLOWED_UP else timedelta(days=1)
    return replace(progress, reminded=True, due_at=at + pause)


def close_quietly(progress: Progress, *, at: datetime) -> Progress:
    """Closing by the clock: nobody pressed, so there is nothing to undo."""
    outcome = Outcome.NOT_REACHED if progress.step is Step.CARD else Outcome.COMPLETED
    return replace(progress, step=Step.CLOSING, outcome=outcome, due_at=at, before=None)
