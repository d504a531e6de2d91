"""How the programme does, in words: title, sentence, next step, and why each threshold is so."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from naast.insight.logic.health import BY_DAY, Indicator, Measure, Standing, Why
from naast.people.choices import Profession

Words = str | Promise


@dataclass(frozen=True)
class About:
    """well, look: with %(number)s and %(base)s; quiet_...: for readers who see no numbers of the
    team. step: what to do next; page: where, for whoever may go there. limit: label of the
    threshold, reason: why it is delivered so."""

    title: Words
    well: Words
    look: Words
    step: Words
    page: str
    limit: Words
    reason: Words
    quiet_well: Words = ""
    quiet_look: Words = ""


_DAYS = gettext_lazy("Days of a month, counted in fives")
_BY_SIGHT = gettext_lazy("Ours; no study gives a number. Two working weeks of a month.")
_SHARE = gettext_lazy("In 100 supporters")
_OWN = gettext_lazy("Ours; no study gives a number.")

ABOUT: Mapping[Indicator, About] = {
    Indicator.CALLS_LATE: About(
        gettext_lazy("Promised calls and talks"),
        gettext_lazy("On at most %(number)s of %(base)s days some call or talk was late."),
        gettext_lazy("On up to %(number)s of %(base)s days some call or talk was late."),
        gettext_lazy("Look who of the team has room, and whether the team is large enough."),
        "insight:team",
        _DAYS,
        _BY_SIGHT,
    ),
    Indicator.REQUESTS_WAIT: About(
        gettext_lazy("Time of the coordinator"),
        gettext_lazy(
            "On at most %(number)s of %(base)s days somebody waited until a supporter"
            " was asked."
        ),
        gettext_lazy(
            "On up to %(number)s of %(base)s days somebody waited until a supporter was"
            " asked."
        ),
        gettext_lazy("Give the coordinator hours, or a deputy; or sign the standing instruction."),
        "coordinator:standing",
        _DAYS,
        _BY_SIGHT,
    ),
    Indicator.REPORTS_WAIT: About(
        gettext_lazy("Reports that wait for a decision"),
        gettext_lazy(
            "On at most %(number)s of %(base)s days a report waited too long for a"
            " decision."
        ),
        gettext_lazy(
            "On up to %(number)s of %(base)s days a report waited too long for a"
            " decision."
        ),
        gettext_lazy("Decide on what lies there, and say who decides when you are away."),
        "coordinator:away",
        _DAYS,
        _BY_SIGHT,
    ),
    Indicator.SUCCESSOR: About(
        gettext_lazy("Somebody who can take over"),
        gettext_lazy("Coordinator and deputies: %(number)s."),
        gettext_lazy(
            "Coordinator and deputies: %(number)s. When that person stops, nobody knows"
            " how."
        ),
        gettext_lazy("Ask somebody to be deputy, and let two people agree to the role."),
        "steward:proposals",
        gettext_lazy("Coordinators and deputies together, at least"),
        gettext_lazy("Two: some steps take two people, and everybody is ill some day."),
    ),
    Indicator.ONE_PERSON: About(
        gettext_lazy("What only one person can do"),
        gettext_lazy(
            "Of %(base)s things that keep the programme going, %(number)s rest on one person,"
            " or on nobody."
        ),
        gettext_lazy(
            "Of %(base)s things that keep the programme going, %(number)s rest on one person,"
            " or on nobody."
        ),
        gettext_lazy("Read which, and begin with the one that would hurt most."),
        "continuity:risks",
        gettext_lazy("Things that rest on one person or on nobody"),
        gettext_lazy("Ours: something is always open; three things together are a pattern."),
    ),
    Indicator.PROFESSIONS: About(
        gettext_lazy("A supporter of every profession"),
        gettext_lazy("Every profession with ten people or more has a supporter."),
        gettext_lazy("No supporter among: %(what)s."),
        gettext_lazy("Ask their departments whom people would turn to."),
        "coordinator:nominations",
        gettext_lazy("Professions without anybody"),
        gettext_lazy("One: a supporter should know the work. Groups of ten and more count."),
    ),
    Indicator.SITES: About(
        gettext_lazy("A supporter at every site"),
        gettext_lazy("Every site with ten people or more has a supporter."),
        gettext_lazy("No supporter at: %(what)s."),
        gettext_lazy("Ask the departments there whom people would turn to."),
        "coordinator:nominations",
        gettext_lazy("Sites without anybody"),
        gettext_lazy("One: people want somebody near. Sites of ten people and more count."),
    ),
    Indicator.NEW_TRAINED: About(
        gettext_lazy("New supporters"),
        gettext_lazy("Trained in twelve months: %(number)s. The team counts %(base)s."),
        gettext_lazy("Trained in twelve months: %(number)s. The team counts %(base)s."),
        gettext_lazy("Plan a training day, and ask the departments whom people would turn to."),
        "coordinator:nominations",
        gettext_lazy("New supporters in twelve months, at least"),
        gettext_lazy("Ours: some leave each year, and a team without new people ends with them."),
        gettext_lazy("New supporters were trained this year."),
        gettext_lazy("Hardly any new supporters were trained this year."),
    ),
    Indicator.IDLE: About(
        gettext_lazy("Supporters who are never asked"),
        gettext_lazy(
            "Of the %(base)s who are here for half a year, about %(number)s in 100 were"
            " with nobody in twelve months."
        ),
        gettext_lazy(
            "Of the %(base)s who are here for half a year, about %(number)s in 100 were"
            " with nobody in twelve months."
        ),
        gettext_lazy("Talk with them, and look whether the weights keep the load even."),
        "coordinator:team",
        _SHARE,
        _OWN,
        gettext_lazy("Most supporters are asked now and then."),
        gettext_lazy("Many supporters are hardly ever asked."),
    ),
    Indicator.STRETCHED: About(
        gettext_lazy("Supporters who do very much"),
        gettext_lazy(
            "Of %(base)s, about %(number)s in 100 were with more than twice as many as"
            " the middle of the team."
        ),
        gettext_lazy(
            "Of %(base)s, about %(number)s in 100 were with more than twice as many as"
            " the middle of the team."
        ),
        gettext_lazy("Let them rest, and ask others first."),
        "coordinator:team",
        _SHARE,
        _OWN,
        gettext_lazy("The work is shared evenly."),
        gettext_lazy("A few supporters do much more than the others."),
    ),
    Indicator.LOOKED_AFTER: About(
        gettext_lazy("Who looks after the supporters"),
        gettext_lazy(
            "Of the %(base)s who are here for half a year, about %(number)s in 100 had"
            " no talk with the coordinator in half a year."
        ),
        gettext_lazy(
            "Of the %(base)s who are here for half a year, about %(number)s in 100 had"
            " no talk with the coordinator in half a year."
        ),
        gettext_lazy("Invite them to a talk, a few each week."),
        "coordinator:team",
        _SHARE,
        gettext_lazy("Ours. Programmes ask for support of supporters twice a year."),
        gettext_lazy("The coordinator talks with the supporters."),
        gettext_lazy("Many supporters had no talk with the coordinator for half a year."),
    ),
    Indicator.INTERVISION: About(
        gettext_lazy("Intervision that was cancelled"),
        gettext_lazy(
            "Of %(base)s meetings in about a year some %(number)s in 100 were"
            " cancelled."
        ),
        gettext_lazy(
            "Of %(base)s meetings in about a year some %(number)s in 100 were"
            " cancelled."
        ),
        gettext_lazy("Ask the group which day suits, and keep it even with few."),
        "coordinator:intervision",
        gettext_lazy("In 100 meetings"),
        _OWN,
    ),
    Indicator.INTERVISION_HELD: About(
        gettext_lazy("The last intervision"),
        gettext_lazy("Whole months since the last meeting: %(number)s."),
        gettext_lazy("Whole months since the last meeting: %(number)s."),
        gettext_lazy("Plan the next meeting."),
        "coordinator:intervision",
        gettext_lazy("Whole months"),
        gettext_lazy("Six: programmes ask for support of supporters twice a year at least."),
    ),
    Indicator.REFRESHERS: About(
        gettext_lazy("Refreshers that are due"),
        gettext_lazy("Of %(base)s supporters about %(number)s in 100 have something to refresh."),
        gettext_lazy("Of %(base)s supporters about %(number)s in 100 have something to refresh."),
        gettext_lazy("Plan a refresher, and invite them."),
        "coordinator:training",
        _SHARE,
        _OWN,
        gettext_lazy("The supporters keep up what they learnt."),
        gettext_lazy("Many supporters have something to refresh."),
    ),
}  # fmt: skip
STANDINGS: Mapping[Standing, tuple[str, Words]] = {
    Standing.WELL: ("active", gettext_lazy("goes well")),
    Standing.LOOK: ("urgent", gettext_lazy("please look")),
    Standing.UNKNOWN: ("calm", gettext_lazy("not measured")),
}
_WHY: Mapping[Why, Words] = {
    Why.TOO_FEW: gettext_lazy("Too few to say anything without saying it of somebody."),
    Why.TOO_SOON: gettext_lazy("Not measured: Naast has not looked long enough yet."),
    Why.NOTHING: gettext_lazy("Nothing was planned or held yet."),
    Why.MEASURED: "",
}
# Steps of the trend, from nothing to much.
STEPS: Mapping[int | None, Words] = {
    None: gettext_lazy("not measured"),
    0: gettext_lazy("nothing"),
    1: gettext_lazy("far from the threshold"),
    2: gettext_lazy("near the threshold"),
    3: gettext_lazy("past the threshold"),
    4: gettext_lazy("far past the threshold"),
}


def sentence_of(
    indicator: Indicator, standing: Standing, measure: Measure | None, why: Why
) -> Words:
    """measure: None for whoever reads no numbers of the team."""
    about = ABOUT[indicator]
    if standing is Standing.UNKNOWN:
        return _WHY[why]
    if measure is None:
        return about.quiet_look if standing is Standing.LOOK else about.quiet_well
    if indicator in BY_DAY and measure.number == 0:
        return _("On none of %(base)s days was anything late.") % {"base": measure.base}
    words = str(about.look if standing is Standing.LOOK else about.well)
    return words % {
        "number": measure.number,
        "base": measure.base,
        "what": ", ".join(_group(name, number) for name, number in measure.what),
    }


def _group(name: str, number: int) -> str:
    label = str(dict(Profession.choices).get(name, name))
    return ngettext("%(name)s (%(number)s person)", "%(name)s (%(number)s people)", number) % {
        "name": label,
        "number": number,
    }


def trend_in_words(steps: list[int | None]) -> str:
    """What the small picture shows: the oldest, the newest, and where it went."""
    known = [step for step in steps if step is not None]
    if len(known) < 2:
        return _("No trend yet: the months before were not measured.")
    if known[-1] > known[0]:
        went = _("worse than at first")
    elif known[-1] < known[0]:
        went = _("better than at first")
    else:
        went = _("as at first")
    return _("In %(months)s months: at first %(first)s, now %(now)s; %(went)s.") % {
        "months": len(known),
        "first": STEPS[known[0]],
        "now": STEPS[known[-1]],
        "went": went,
    }
