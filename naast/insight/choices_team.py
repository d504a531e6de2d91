"""The assumptions of the team-size simulation in words: label, unit, what is proposed, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from naast.insight.logic.team_plan import TeamPlan
from naast.insight.logic.team_size import TeamAnswer, one_in

if TYPE_CHECKING:
    from naast.insight.logic.simulation import TeamOutcome

Words = str | Promise
_NO_STUDY = gettext_lazy("No study says it: use your own figure. Blank: not counted.")
ONE_IN = 50


@dataclass(frozen=True)
class Assumption:
    """proposed: what the form begins with; None where there is no evidence. least, most: bounds."""

    label: Words
    why: Words
    proposed: float | None
    least: float
    most: float
    whole: bool = False


# The names are those of TeamPlan; shares stand here, and in the form, in percent.
ASSUMPTIONS: Mapping[str, Assumption] = {
    "requests_a_year": Assumption(
        gettext_lazy("Colleagues who are offered a call, in a year"),
        gettext_lazy(
            "Your own last twelve months where there are ten or more, rounded. Else 50, invented:"
            " in five university hospitals 18 to 71 a year said yes."
        ),
        50, 1, 5000, whole=True,
    ),
    "accepting": Assumption(
        gettext_lazy("Of 100 who are called, how many want support"),
        gettext_lazy("Washington University, 2014 to 2017: 17 of 165 declined."),
        90, 0, 100,
    ),
    "conversations": Assumption(
        gettext_lazy("Conversations with each"),
        gettext_lazy("Washington University: in the middle 2, from 1 to 10."),
        2, 0, 20,
    ),
    "minutes": Assumption(
        gettext_lazy("Minutes for a conversation"),
        gettext_lazy("forYOU (Missouri), first ten months: 30 on average."),
        30, 0, 240,
    ),
    "support_days": Assumption(
        gettext_lazy("Days from the first call to the end, on average"),
        gettext_lazy("Naast's own clock: the last check is after 28 days. Varies widely."),
        28, 1, 365,
    ),
    "maximum": Assumption(
        gettext_lazy("Colleagues at once for each supporter, at most"),
        gettext_lazy("As Naast is delivered."),
        2, 1, 20, whole=True,
    ),
    "rest_days": Assumption(
        gettext_lazy("Days of rest after each colleague"), _NO_STUDY, None, 0, 90
    ),
    "says_no": Assumption(
        gettext_lazy("Of 100 supporters who are asked, how many cannot that day"),
        _NO_STUDY,
        None, 0, 90,
    ),
    "answer_hours": Assumption(
        gettext_lazy("Hours until a supporter has answered"),
        gettext_lazy("Naast's own clock: after 4 hours the next one is asked. On the safe side."),
        4, 0, 48,
    ),
    "absent": Assumption(
        gettext_lazy("Of 100 days, on how many a supporter is away"), _NO_STUDY, None, 0, 90
    ),
    "on_call": Assumption(
        gettext_lazy("How many are on call in a week, in turn"),
        gettext_lazy("Blank: the whole team may be asked at any time."),
        None, 0, 400, whole=True,
    ),
    "calls_from": Assumption(
        gettext_lazy("Calls are made from this hour"),
        gettext_lazy("As Naast sends messages: 8 to 21. Around the clock: 0 to 24."),
        8, 0, 23, whole=True,
    ),
    "calls_until": Assumption(
        gettext_lazy("Calls are made until this hour"),
        gettext_lazy("As above."),
        21, 1, 24, whole=True,
    ),
    "working_days": Assumption(
        gettext_lazy("How many times as many on a weekday as on a day of the weekend"),
        gettext_lazy("No study says it. 1: every day alike."),
        1, 0.1, 20,
    ),
    "daytime": Assumption(
        gettext_lazy("How many times as many from seven to seven as in the other twelve hours"),
        gettext_lazy("No study says it. 1: every hour alike."),
        1, 0.1, 20,
    ),
    "mass_events": Assumption(
        gettext_lazy("Events a year that involve many at once"), _NO_STUDY, None, 0, 24
    ),
    "mass_people": Assumption(
        gettext_lazy("People in such an event"),
        gettext_lazy("forYOU's group talks: 15 on average. Counts only with the line above."),
        15, 1, 200, whole=True,
    ),
    "late_after_hours": Assumption(
        gettext_lazy("A first call is late after so many hours"),
        gettext_lazy("Naast's own promise: within a day."),
        24, 0.5, 168,
    ),
}  # fmt: skip
PERCENT = frozenset({"accepting", "says_no", "absent"})


def plan_of(values: Mapping[str, float | None], *, weekends: bool, seed: int | None) -> TeamPlan:
    """From what stands in a form or command; blank is not counted."""
    told = {name: value for name, value in values.items() if value is not None}
    told = {name: value / 100 if name in PERCENT else value for name, value in told.items()}
    whole = {name for name, one in ASSUMPTIONS.items() if one.whole}
    fields = {name: int(value) if name in whole else value for name, value in told.items()}
    if not fields.get("mass_events"):
        fields.pop("mass_people", None)
    if seed is not None:
        fields["seed"] = seed
    return TeamPlan(weekends=weekends, **fields)  # type: ignore[arg-type]


def left_blank(values: Mapping[str, float | None]) -> list[Words]:
    """What is not counted, by label."""
    return [one.label for name, one in ASSUMPTIONS.items() if values.get(name) is None]


def in_one(share: float, requests: int) -> str:
    """A share in words: "1 in 50"."""
    fewer, number = one_in(share, requests)
    if fewer:
        return _("fewer than 1 in %(number)s") % {"number": f"{number:,}"}
    if share > 0.5:
        return _("more than half")
    return _("1 in %(number)s") % {"number": f"{number:,}"}


def late_sentence(outcome: "TeamOutcome") -> str:
    """One team size."""
    late = in_one(outcome.late, outcome.requests)
    return ngettext(
        "With %(team)s supporter %(late)s calls would be late, and the supporter would be with"
        " about %(load)s colleagues a year.",
        "With %(team)s supporters %(late)s calls would be late, and each would be with about"
        " %(load)s colleagues a year.",
        outcome.team,
    ) % {"team": outcome.team, "late": late, "load": _load(outcome.colleagues)}


def sentences(found: TeamAnswer) -> Sequence[str]:
    """The answer, what one step smaller gives, and the own team."""
    said = [late_sentence(found.enough)] if found.enough else [_none_enough(found)]
    if found.enough:
        smaller = [one for one in found.outcomes if one.team < found.enough.team]
        said += [late_sentence(smaller[-1])] if smaller else []
    if found.own and found.own is not found.enough:
        now = _("As your team is now:")
        said.append(f"{now} {late_sentence(found.own)}")
    return said


def _none_enough(found: TeamAnswer) -> str:
    return _(
        "No number of supporters brings late calls below 1 in %(number)s: the hours in which calls"
        " are made, or the time until an answer, are longer than the promise."
    ) % {"number": found.one_in}


def _load(colleagues: float) -> str:
    return f"{colleagues:.0f}" if colleagues >= 3 else f"{colleagues:.1f}"
