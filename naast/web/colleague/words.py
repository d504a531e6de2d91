"""A colleague's own support in words; shared by the signed-in page and the return code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from naast.cases.choices import CALL_TIME_LABELS
from naast.cases.logic.steps import OWN, Progress, in_clear
from naast.cases.logic.words import Route, Step
from naast.cases.queries.own import OwnSupport
from naast.web.colleague.presses import buttons_of_colleague, status_of
from naast.web.presses import Button

ROLES: Mapping[str, object] = {
    "coordinator": _("Your coordinator"),
    "deputy_coordinator": _("The deputy of your coordinator"),
    "supporter": _("Your supporter"),
    "system": _("Naast itself"),
}
PURPOSES: Mapping[str, object] = {
    "arrange": _("to arrange support"),
    "support": _("to support you"),
    "hand_over": _("to hand over to somebody else"),
    "correct": _("to correct something"),
    "merge": _("to put two requests together"),
    "match": _("to find somebody who fits"),
    "remind": _("to remind somebody in time"),
    "receive": _("to receive the request"),
    "close": _("to finish"),
}
SEEN_WITH = frozenset({Step.CALLING, Step.LATER, Step.TALKING, Step.FOLLOWED_UP, Step.UNREACHED})


@dataclass(frozen=True)
class LookedInWords:
    """Who looked, on how many days, what for. role, for_what: the same for addresses."""

    role: str
    for_what: str
    who: object
    days: int
    last: date
    purpose: object


@dataclass(frozen=True)
class Described:
    """All that the page shows. supporter_phone: only once somebody has said yes."""

    id: UUID
    number: str
    status: object
    supporter: str
    supporter_phone: str
    next_at: datetime | None
    kept: tuple[tuple[object, object], ...]
    looks: tuple[LookedInWords, ...]
    buttons: tuple[Button, ...]
    can_undo: bool
    broken_on: date | None
    talked: bool


def described(own: OwnSupport, *, now: datetime) -> Described:
    """The colleague's support in words, without any that belong to the office."""
    case, progress = own.opened.case, own.opened.progress
    profile = own.opened.profile
    unnamed = profile.route == Route.UNNAMED
    supporter = case.supporter if progress.step in SEEN_WITH else None
    return Described(
        id=case.id,
        number=case.number,
        status=status_of(profile, progress, supporter.name if supporter else ""),
        supporter=supporter.name if supporter else "",
        supporter_phone=supporter.phone if supporter else "",
        next_at=None if unnamed else _next_at(progress, now),
        kept=_kept(own),
        looks=tuple(
            LookedInWords(
                role=look.role,
                for_what=look.purpose,
                who=ROLES[look.role],
                days=look.days,
                last=look.last,
                purpose=PURPOSES[look.purpose],
            )
            for look in own.looks
            if look.purpose in PURPOSES and look.role in ROLES
        ),
        buttons=buttons_of_colleague(profile, progress),
        can_undo=progress.can_undo(now, OWN),
        broken_on=date.fromisoformat(progress.broken_on) if progress.broken_on else None,
        talked=progress.talks > 0,
    )


def _next_at(progress: Progress, now: datetime) -> datetime | None:
    """A moment that still lies ahead, once somebody said yes; until then the promise on the
    receipt holds, and the clock is the coordinator's.
    """
    if progress.step not in SEEN_WITH or progress.due_at is None or progress.due_at <= now:
        return None
    return in_clear(progress.due_at)


def _kept(own: OwnSupport) -> tuple[tuple[object, object], ...]:
    profile = own.opened.profile
    rows = (
        (_("Your name"), profile.name),
        (_("Your number"), profile.phone),
        (_("Your e-mail"), profile.email),
        (_("Your department"), profile.department),
        (_("When you want to be called"), CALL_TIME_LABELS.get(profile.call_time, "")),
    )
    return tuple((label, value) for label, value in rows if value)
