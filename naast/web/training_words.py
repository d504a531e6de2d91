"""The steps from yes to active, and competences, in words for coordinator and supporter."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from naast.supporters.choices import Competence
from naast.supporters.logic.competences import Holds
from naast.supporters.queries.training import OnTheWay


@dataclass(frozen=True)
class StepLine:
    """One step. done: behind them."""

    text: str
    done: bool


@dataclass(frozen=True)
class CompetenceLine:
    """One competence. tone, tag: the state in colour and word."""

    code: str
    label: str
    core: bool
    tone: str
    tag: str
    shown_on: date | None
    until: date | None
    refresh: bool


def steps_of(way: OnTheWay) -> list[StepLine]:
    """In the order in which they are taken."""
    core = len(way.core)
    shown = _("%(shown)s of %(core)s core competences shown") % {
        "shown": way.core_shown,
        "core": core,
    }
    steps = [
        StepLine(_("Said yes"), True),
        StepLine(_("Agreement signed"), way.signed),
    ]
    if way.days:
        days = _("%(came)s of %(days)s training days followed") % {
            "came": way.days_came,
            "days": way.days,
        }
        steps.append(StepLine(days, way.days_came >= way.days))
    return [
        *steps,
        StepLine(shown, way.core_shown >= core),
        StepLine(_("Can be asked"), way.active),
    ]


def competence_lines(way: OnTheWay) -> list[CompetenceLine]:
    """All fourteen."""
    words = {
        Holds.NEVER: ("calm", _("not yet")),
        Holds.YES: ("active", _("shown")),
        Holds.SOON_OVER: ("new", _("due soon")),
        Holds.OVER: ("urgent", _("due")),
    }
    return [
        CompetenceLine(
            one.code,
            str(Competence(one.code).label),
            one.code in way.core,
            *words[one.holds],
            one.shown_on,
            one.until,
            one.refresh,
        )
        for one in way.standings
    ]
