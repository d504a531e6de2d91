"""The life of a case as a state table with clocks; plain values in, plain values out.

The table in words: docs/life-of-a-case.md. A press that the table
does not know at that step is refused with a sentence; nothing else can move a case.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from naast.cases.logic.handing_on import change_after, counts_as_try
from naast.cases.logic.sentences import gettext_noop
from naast.cases.logic.words import Change, Help, Outcome, Phase, Press, Step

UNDO = timedelta(minutes=10)
MAXIMUM_TRIES = 3
WORK, OWN = "work", "own"  # who pressed: supporter, coordinator or clock; or the colleague
LONGEST_PAUSE_DAYS = 90


class NotNow(Exception):
    """The press does not fit the step; the message is a sentence for the person who pressed."""


@dataclass(frozen=True)
class Clocks:
    """Periods of the hospital. Defaults: one day, four hours, 72 hours, two and four weeks."""

    first_call: timedelta = timedelta(hours=24)
    without_coordinator: timedelta = timedelta(hours=2)
    answer: timedelta = timedelta(hours=4)
    tries: tuple[timedelta, ...] = (timedelta(days=1), timedelta(days=3), timedelta(days=3))
    first_talk: timedelta = timedelta(hours=72)
    follow_up: timedelta = timedelta(days=14)
    check: timedelta = timedelta(days=28)
    card: timedelta = timedelta(days=14)
    heard_at: datetime | None = None  # when a message of now goes out: not in the night


@dataclass(frozen=True)
class Progress:
    """Everything that says how support goes; sealed in the case, never in clear."""

    step: Step
    reported_at: datetime
    due_at: datetime | None
    supporter: str | None = None
    accepted_at: datetime | None = None
    offered_at: datetime | None = None
    tries: int = 0
    tried_at: datetime | None = None
    talks: int = 0
    first_talk_at: datetime | None = None
    referral: Help | None = None
    referral_open: bool = False
    reminded: bool = False
    refused: tuple[str, ...] = ()
    change: Change = Change.NONE
    broken_on: str = ""  # the day on which confidence was broken to protect a life
    put_off: bool = False  # asked to be called later, before the first talk
    pass_given: int = 0  # 1 once this colleague has a pass for the anonymous questions
    outcome: Outcome | None = None
    undo_until: datetime | None = None
    side: str = WORK
    before: Mapping[str, Any] | None = None

    @property
    def phase(self) -> Phase:
        """What the database may say in clear."""
        return (
            Phase.WAITING
            if self.step in (Step.UNCONFIRMED, Step.WAITING, Step.ASKED)
            or (self.step is Step.CLOSING and self.supporter is None)
            else Phase.WITH_SUPPORTER
        )

    def can_undo(self, at: datetime, side: str = WORK) -> bool:
        """True for ten minutes after a press of the same side: nobody undoes the colleague's."""
        fresh = self.undo_until is not None and at <= self.undo_until
        return self.before is not None and fresh and self.side == side


@dataclass(frozen=True)
class Detail:
    """What a press may carry: whom, which day, which kind of help, which step. Never words."""

    supporter: str | None = None
    on: date | None = None
    help: Help | None = None
    step: Step | None = None


def opened(*, at: datetime, confirmed: bool, clocks: Clocks) -> Progress:
    """A new case: waiting for a coordinator, or for the decision whether an offer is made.

    Until that decision the report's own clock runs, not the case's.
    """
    if not confirmed:
        return Progress(step=Step.UNCONFIRMED, reported_at=at, due_at=None)
    return Progress(step=Step.WAITING, reported_at=at, due_at=at + clocks.without_coordinator)


def press(
    progress: Progress,
    press: Press,
    *,
    at: datetime,
    clocks: Clocks,
    detail: Detail | None = None,
    side: str = WORK,
) -> Progress:
    """The case after the press. side: WORK, or OWN for the colleague.

    Raises NotNow when the press does not fit the step.
    """
    allowed, move = _TABLE[press]
    if progress.step not in allowed:
        raise NotNow(_refusal(progress.step))
    moved = move(progress, at, clocks, detail or Detail())
    own, was = side == OWN, progress.change
    moved = replace(moved, change=change_after(press, was=was, step=progress.step, own=own))
    if press in _FINAL:
        return replace(moved, before=None, undo_until=None, side=side)
    kept = as_json(replace(progress, before=None, undo_until=None))
    return replace(moved, before=kept, undo_until=at + UNDO, side=side)


def allowed_presses(step: Step) -> frozenset[Press]:
    """The presses that fit a step, whoever presses."""
    return frozenset(press for press, (steps, _) in _TABLE.items() if step in steps)


def undo(progress: Progress, *, at: datetime, side: str = WORK) -> Progress:
    """The case as it was before the last press, within ten minutes of it, for the same side."""
    if progress.before is None or not progress.can_undo(at, side):
        raise NotNow(
            gettext_noop(
                "This can be undone for ten minutes only. Ask the coordinator to correct it."
            )
        )
    return replace(from_json(progress.before), pass_given=progress.pass_given)


def in_clear(due_at: datetime | None) -> datetime | None:
    """The due moment as the database may say it: up to the full minute, never before it."""
    if due_at is None:
        return None
    minute = due_at.replace(second=0, microsecond=0)
    return minute if minute == due_at else minute + timedelta(minutes=1)


def due_for_closing(progress: Progress, at: datetime) -> bool:
    """True when a closing press can no longer be undone."""
    return progress.step is Step.CLOSING and progress.due_at is not None and at >= progress.due_at


def as_json(progress: Progress) -> dict[str, Any]:
    """Plain values for sealing."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(progress).items()
    }


def from_json(values: Mapping[str, Any]) -> Progress:
    """The opposite of as_json."""
    read: dict[str, Any] = dict(values)
    for name in _MOMENTS:
        read[name] = datetime.fromisoformat(read[name]) if read.get(name) else None
    read["step"] = Step(read["step"])
    read["referral"] = Help(read["referral"]) if read.get("referral") else None
    read["outcome"] = Outcome(read["outcome"]) if read.get("outcome") else None
    read["refused"] = tuple(read.get("refused", ()))
    read["change"] = Change(read.get("change", ""))
    return Progress(**read)


_MOMENTS = (
    *("reported_at", "due_at", "accepted_at", "offered_at"),
    *("tried_at", "first_talk_at", "undo_until"),
)
Move = Callable[[Progress, datetime, Clocks, Detail], Progress]


def _confirm(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    return replace(was, step=Step.WAITING, due_at=at + clocks.without_coordinator, reminded=False)


def _assign(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    if detail.supporter is None or detail.supporter in was.refused:
        raise NotNow(gettext_noop("Choose a supporter whom the colleague has not asked to change."))
    return replace(
        was,
        step=Step.ASKED,
        supporter=detail.supporter,
        accepted_at=None,
        due_at=max(at, clocks.heard_at or at) + clocks.answer,
        tries=0,
        tried_at=None,
        reminded=False,
    )


def _accept(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    first = was.reported_at + clocks.first_call
    due = first if first > at else at + clocks.without_coordinator
    if was.first_talk_at is not None:  # taken over from another supporter in the middle
        return replace(was, step=Step.TALKING, accepted_at=at, due_at=at + clocks.first_talk)
    return replace(was, step=Step.CALLING, accepted_at=at, due_at=due, reminded=False)


def _back_to_waiting(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    refused = was.refused + ((was.supporter,) if was.supporter else ())
    return replace(
        was, step=Step.WAITING, supporter=None, refused=refused, due_at=at, reminded=False
    )


def _not_reached(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    if not counts_as_try(was.tried_at, at):
        raise NotNow(gettext_noop("You tried a short while ago. Try at another time of the day."))
    tried = replace(was, tries=was.tries + 1, tried_at=at, reminded=False)
    if tried.tries >= MAXIMUM_TRIES:
        return replace(tried, step=Step.UNREACHED, due_at=at, offered_at=at)
    return replace(tried, due_at=at + clocks.tries[tried.tries - 1])


def _call_me(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    """Due at once, so that the supporter hears of it with the next turn of the clock."""
    return replace(was, step=Step.CALLING, tries=0, tried_at=None, due_at=at, reminded=False)


def _call_later(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    due = _morning_of(detail.on, at)
    offered = was.offered_at or (at if was.step is not Step.WAITING else None)
    step = was.step if was.supporter is None or was.step is Step.ASKED else Step.LATER
    put_off = was.put_off or was.talks == 0
    return replace(was, step=step, due_at=due, offered_at=offered, reminded=False, put_off=put_off)


def _wants_support(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    offered = was.offered_at or at
    due = at + clocks.first_talk
    return replace(was, step=Step.TALKING, offered_at=offered, due_at=due, reminded=False)


def _talked(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    return replace(
        was,
        step=Step.TALKING,
        talks=was.talks + 1,
        offered_at=was.offered_at or at,
        first_talk_at=was.first_talk_at or at,
        due_at=at + clocks.follow_up,
        reminded=False,
    )


def _followed_up(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    if was.first_talk_at is None:
        raise NotNow(gettext_noop("Press “We talked” first; the follow-up comes after that."))
    due = max(was.first_talk_at + clocks.check, at + timedelta(days=1))
    return replace(was, step=Step.FOLLOWED_UP, talks=was.talks + 1, due_at=due, reminded=False)


def _talked_again(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    return replace(was, talks=was.talks + 1)


def _refer(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    if detail.help is None:
        raise NotNow(gettext_noop("Choose the kind of help."))
    return replace(was, referral=detail.help, referral_open=True)


def _referral_done(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    return replace(was, referral_open=False)


def _pause(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    return replace(was, due_at=_morning_of(detail.on, at), reminded=False)


def _send_card(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    return replace(was, step=Step.CARD, due_at=at + clocks.card, offered_at=was.offered_at or at)


def _closing(outcome: Outcome, *, offered: bool = False) -> Move:
    def move(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
        offered_at = (was.offered_at or at) if offered else was.offered_at
        return replace(
            was, step=Step.CLOSING, outcome=outcome, due_at=at + UNDO, offered_at=offered_at
        )

    return move


def _closed_at_once(outcome: Outcome) -> Move:
    def move(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
        return replace(was, step=Step.CLOSING, outcome=outcome, due_at=at)

    return move


def _confidence_broken(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    return replace(was, broken_on=(detail.on or at.date()).isoformat())


def _correct(was: Progress, at: datetime, clocks: Clocks, detail: Detail) -> Progress:
    if detail.step is None or detail.step not in CORRECTABLE:
        raise NotNow(gettext_noop("Choose how far this support is."))
    if was.step is Step.CLOSING and was.side == OWN:
        raise NotNow(gettext_noop("The colleague chose this. Only they can take it back."))
    if detail.step is not Step.WAITING and was.supporter is None:
        raise NotNow(gettext_noop("Ask a supporter first."))
    supporter = None if detail.step is Step.WAITING else was.supporter
    return replace(
        was,
        step=detail.step,
        supporter=supporter,
        outcome=None,
        first_talk_at=was.first_talk_at or (at if detail.step is Step.FOLLOWED_UP else None),
        due_at=at + clocks.first_call,
        reminded=False,
    )


def _morning_of(day: date | None, at: datetime) -> datetime:
    """Nine o'clock of the day agreed, in the time zone of `at`."""
    if day is None or day < at.date():
        raise NotNow(gettext_noop("Choose a day from today on."))
    if day > at.date() + timedelta(days=LONGEST_PAUSE_DAYS):
        raise NotNow(gettext_noop("Choose a day within three months."))
    return max(datetime.combine(day, time(9), tzinfo=at.tzinfo), at)


def _refusal(step: Step) -> str:
    if step is Step.CLOSING:
        return gettext_noop(
            "This support has just been finished. You can undo that for ten minutes."
        )
    return gettext_noop(
        "This does not fit any more: something changed meanwhile. Look at the page again."
    )


OPEN = frozenset(Step) - {Step.CLOSING}
CORRECTABLE = frozenset({Step.WAITING, Step.CALLING, Step.TALKING, Step.FOLLOWED_UP})
_REACHABLE = frozenset({Step.CALLING, Step.LATER, Step.UNREACHED, Step.CARD})
_HELD = frozenset(
    {Step.CALLING, Step.LATER, Step.TALKING, Step.FOLLOWED_UP, Step.UNREACHED, Step.CARD}
)
_FINAL = frozenset({Press.WRONG_PERSON, Press.NOT_NEEDED, Press.DIED, Press.CONFIDENCE_BROKEN})
_WITH_ANYBODY = _HELD | {Step.ASKED}

_TABLE: Mapping[Press, tuple[frozenset[Step], Move]] = {
    Press.CONFIRM: (frozenset({Step.UNCONFIRMED}), _confirm),
    Press.ASSIGN: (_WITH_ANYBODY | {Step.WAITING}, _assign),
    Press.ACCEPT: (frozenset({Step.ASKED}), _accept),
    Press.CANNOT_TAKE: (frozenset({Step.ASKED}), _back_to_waiting),
    Press.NOT_REACHED: (frozenset({Step.CALLING, Step.LATER}), _not_reached),
    Press.CALL_LATER: (_REACHABLE | {Step.WAITING, Step.ASKED, Step.TALKING}, _call_later),
    Press.CALL_ME: (_REACHABLE - {Step.CALLING}, _call_me),
    Press.WANTS_SUPPORT: (_REACHABLE, _wants_support),
    Press.NO_THANK_YOU: (_REACHABLE, _closing(Outcome.DECLINED, offered=True)),
    Press.TALKED: (_REACHABLE | {Step.TALKING}, _talked),
    Press.FOLLOWED_UP: (frozenset({Step.TALKING}), _followed_up),
    Press.TALKED_AGAIN: (frozenset({Step.TALKING, Step.FOLLOWED_UP}), _talked_again),
    Press.REFER: (_HELD, _refer),
    Press.REFERRAL_DONE: (_HELD, _referral_done),
    Press.PAUSE: (_HELD | {Step.WAITING}, _pause),
    Press.HAND_OVER: (_HELD, _back_to_waiting),
    Press.ANOTHER_SUPPORTER: (_WITH_ANYBODY, _back_to_waiting),
    Press.SEND_CARD: (frozenset({Step.UNREACHED}), _send_card),
    Press.FINISH: (_HELD, _closing(Outcome.COMPLETED)),
    Press.CLOSE_NOT_REACHED: (
        frozenset({Step.UNREACHED, Step.CARD}),
        _closing(Outcome.NOT_REACHED, offered=True),
    ),
    Press.WITHDRAW: (OPEN, _closing(Outcome.WITHDRAWN, offered=True)),
    Press.WRONG_PERSON: (frozenset(Step), _closed_at_once(Outcome.WRONG_PERSON)),
    Press.NOT_NEEDED: (
        frozenset({Step.UNCONFIRMED, Step.WAITING}),
        _closed_at_once(Outcome.NOT_NEEDED),
    ),
    Press.MERGE: (OPEN, _closing(Outcome.MERGED)),
    Press.DIED: (frozenset(Step), _closed_at_once(Outcome.DIED)),
    Press.CONFIDENCE_BROKEN: (OPEN, _confidence_broken),
    Press.CORRECT: (frozenset(Step), _correct),
}
