"""What pages about calamities share: they can be switched off, and how a step is shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponseBase
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.choices import Stage
from naast.calamities.logic.plan import DOUBT_RULE
from naast.calamities.models import FileStep
from naast.calamities.queries.due import lateness
from naast.calamities.queries.plans import Plans, plans
from naast.calamities.wording import title_of
from naast.people.models import Department
from naast.ui import dates

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponseBase]
TONES = {"late": "urgent", "today": "urgent", "soon": "new", "later": "calm", "done": "active"}


def calamity_page(right: Right) -> Callable[[View[P]], View[P]]:
    """requires(right); and nothing is here where the hospital has another system for it."""

    def decorate(view: View[P]) -> View[P]:
        guarded = requires(right)(view)

        @wraps(view)
        def shown(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not settings.CALAMITIES:
                raise Http404
            return guarded(request, *args, **kwargs)

        return shown

    return decorate


@dataclass(frozen=True)
class StepLine:
    """A step as a row of a page. by_decision: it ends with a decision, not with a press.

    pressing: late, today, soon or later. more: which letter's clock it is, and what was extended.
    """

    id: UUID
    file_id: UUID
    number: str
    title: str
    when: str
    tone: str
    word: str
    owner: str
    where: str
    is_open: bool
    by_decision: bool = False
    pressing: str = "later"
    more: str = ""


def step_lines(steps: Iterable[FileStep]) -> list[StepLine]:
    """In the order given."""
    today, held = timezone.localdate(), plans()
    return [_line(step, today, held) for step in steps]


def _line(step: FileStep, today: date, held: Plans) -> StepLine:
    is_open = step.done_on is None and not step.not_needed
    late = lateness(step, today, timezone.now())
    tone = TONES[late.word] if is_open else ("active" if step.done_on else "calm")
    return StepLine(
        id=step.pk,
        file_id=step.file_id,
        number=step.file.number,
        title=title_of(held.rule(step)),
        when=_when(step),
        tone=tone,
        word=_word(step, late.word, late.days),
        owner=step.owner.name if step.owner else "",
        where=step.file.department.name if step.file.department else "",
        is_open=is_open,
        by_decision=step.rule == DOUBT_RULE,
        pressing=late.word,
        more=_more(step),
    )


def _more(step: FileStep) -> str:
    """Two clocks of one rule are told apart by their first day; an extension by when it was asked
    or told."""
    parts = []
    if step.letter:
        parts.append(_("From %(day)s") % {"day": dates.day(step.starts_on, "j M Y")})
    if step.asked_on:
        asked = _("Extended, asked or told %(day)s")
        parts.append(asked % {"day": dates.day(step.asked_on, "j M Y")})
    return " · ".join(parts)


def _when(step: FileStep) -> str:
    day = dates.day(step.due_on, "D j M Y")
    if step.due_time:
        day, hour = dates.day(step.due_on, "l j M"), time_format(step.due_time, "H:i")
        return _("Before %(day)s %(hour)s") % {"day": day, "hour": hour}
    if step.opens_on:
        first = dates.day(step.opens_on, "D j M Y")
        return _("Between %(first)s and %(last)s") % {"first": first, "last": day}
    return _("At the latest %(day)s") % {"day": day}


def _word(step: FileStep, word: str, days: int) -> str:
    if step.done_on:
        return _("Done %(day)s") % {"day": dates.day(step.done_on, "j M")}
    if step.not_needed:
        decided = step.rule == DOUBT_RULE and step.file.stage != Stage.WEIGHING
        return _("Decided") if decided else _("Not needed")
    if word == "late":
        return _("Late")
    if word == "today":
        return _("Today")
    if days == 1:
        return _("Tomorrow")
    return _("In %(count)s days") % {"count": days}


def departments_to_choose() -> list[tuple[UUID, str]]:
    """Every department with its site, by name."""
    rows = Department.objects.values_list("pk", "name", "site__name")
    return [(pk, f"{name}, {site}") for pk, name, site in rows]
