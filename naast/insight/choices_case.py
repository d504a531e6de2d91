"""The inputs of the business case in words: label, unit, and what is known of each, with source."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.insight.logic.business_case.inputs import Group, Saving, Trust, Unit
from naast.insight.logic.business_case.outcome import Cost

Words = str | Promise


@dataclass(frozen=True)
class InputWords:
    """label: short enough for a picture. known: what it means, and what a source says of it."""

    label: Words
    known: Words


_NO_STUDY = _("No public figure was found. Use your own, or leave it blank.")

INPUTS: Mapping[str, InputWords] = {
    "supported": InputWords(
        _("Colleagues supported in a year"),
        _(
            "Everybody who said yes to support. RISE in Baltimore reached about 500 people in 52"
            " months, Washington University 148 in 34 months; your hospital is another one."
        ),
    ),
    "quit_without": InputWords(
        _("Of 100, leave without support"),
        _(
            "Of 100 whom you would support: how many leave within a year if nobody supports them."
            " Moran 2020 took it from what nurses said they intended; the figure is not public."
        ),
    ),
    "quit_with": InputWords(
        _("Of 100, leave with support"),
        _(
            "The same with support. We found no study that left it to chance who was supported, so"
            " nobody knows it for your hospital: give a range."
        ),
    ),
    "cost_of_leaving": InputWords(
        _("Cost when one person leaves"),
        _(
            "Vacancy, finding somebody, learning the work. United States, nurses: 36,567 dollars"
            " (RWJF, in a newspaper). No Dutch or Belgian figure was found: ask your personnel"
            " department."
        ),
    ),
    "off_without": InputWords(
        _("Of 100, take days off without support"),
        _("Within a year, because of what happened. Not public in Moran 2020 or Roesner 2024."),
    ),
    "off_with": InputWords(
        _("Of 100, take days off with support"),
        _("The same with support. Not public either: give a range."),
    ),
    "days_without": InputWords(
        _("Days off for each of them, without"), _("Working days. Not public: use your own.")
    ),
    "days_with": InputWords(
        _("Days off for each of them, with support"), _("Working days. Not public: use your own.")
    ),
    "cost_of_day": InputWords(
        _("Cost of one day off"),
        _("Pay that goes on and whoever steps in. Your personnel department knows it."),
    ),
    "conversations": InputWords(
        _("Conversations with each"),
        _(
            "Washington University, 2014 to 2017: in the middle 2, from 1 to 10. The average is"
            " not published."
        ),
    ),
    "minutes": InputWords(
        _("Minutes for a conversation"),
        _("forYOU (Missouri), first ten months: 30 on average."),
    ),
    "minutes_around": InputWords(
        _("Minutes around each conversation"),
        _("The way there, preparing, catching one's breath. No public figure was found."),
    ),
    "hour_of_supporter": InputWords(
        _("Cost of an hour of a supporter"),
        _(
            "Pay with all that comes on top. Nought only where support is given in free time,"
            " and nobody should have to."
        ),
    ),
    "team": InputWords(
        _("Supporters in the team"),
        _(
            "The page “How many supporters do we need?” answers this by playing years that have"
            " not happened."
        ),
    ),
    "new_supporters": InputWords(
        _("New supporters in each later year"),
        _("For those who stop. No public figure was found; in the first year all are new."),
    ),
    "training_hours": InputWords(
        _("Hours of training for each"),
        _("Vienna, 2025: 8 hours. Massachusetts: 4 hours, online."),
    ),
    "training_fee": InputWords(
        _("Trainers, room and material for each"),
        _("What is paid for one person trained, beside the hours. Vienna: about 12 in a course."),
    ),
    "refresher_hours": InputWords(
        _("Hours of refresher a year for each"),
        _("A refresher each year is usual; how long, no source says."),
    ),
    "meetings": InputWords(
        _("Intervision meetings a year"),
        _("Massachusetts: support for supporters twice a year."),
    ),
    "meeting_hours": InputWords(_("Hours of one intervision meeting"), _NO_STUDY),
    "meeting_leader": InputWords(
        _("Paid to whoever leads intervision, a year"),
        _("Nought where somebody does it in working hours that are paid already."),
    ),
    "coordinator_hours": InputWords(
        _("Hours of the coordinator, a year"),
        _(
            "With the deputy. No public figure was found. Programmes end where nobody has the"
            " hours."
        ),
    ),
    "hour_of_coordinator": InputWords(
        _("Cost of an hour of the coordinator"), _("Pay with all that comes on top.")
    ),
    "on_call": InputWords(
        _("Paid for being on call, a year"),
        _("Nought where nobody is on call, or is not paid for it."),
    ),
    "software": InputWords(
        _("Running the software, a year"),
        _(
            "Naast itself is free. A machine, backups and somebody's hours are not: ask whoever"
            " would run it."
        ),
    ),
    "other": InputWords(
        _("Everything else, a year"),
        _("Cards, leaflets, a room, a professional who stands by. Nought if there is nothing."),
    ),
    "start": InputWords(
        _("Once, to begin"),
        _("Setting up: advice on privacy, installing, telling everybody."),
    ),
}
UNITS: Mapping[Unit, Words] = {
    Unit.PEOPLE: _("people"),
    Unit.PERCENT: _("of 100"),
    Unit.DAYS: _("days"),
    Unit.HOURS: _("hours"),
    Unit.MINUTES: _("minutes"),
    Unit.TIMES: _("times"),
}


@dataclass(frozen=True)
class GroupWords:
    """A page of inputs. saving: what the question is called, where the group is one."""

    title: Words
    about: Words
    saving: Saving | None = None


GROUPS: Mapping[Group, GroupWords] = {
    Group.PEOPLE: GroupWords(
        _("How many are supported"), _("All else is worked out for so many people a year.")
    ),
    Group.LEAVING: GroupWords(
        _("Fewer who leave"),
        _(
            "What it is worth if fewer leave after a serious event. Count it only where you can"
            " say where your figures are from."
        ),
        Saving.LEAVING,
    ),
    Group.DAYS_OFF: GroupWords(
        _("Fewer days off"),
        _(
            "What it is worth if people are off for fewer days. Count it only where you can say"
            " where your figures are from."
        ),
        Saving.DAYS_OFF,
    ),
    Group.SUPPORTING: GroupWords(
        _("The hours of supporting"), _("What supporting one colleague takes.")
    ),
    Group.TEAM: GroupWords(
        _("Training and looking after the team"),
        _("In the first year everybody is trained; after that those who are new."),
    ),
    Group.RUNNING: GroupWords(
        _("Coordinator and everything else"), _("What it takes however many are supported.")
    ),
}
SAVINGS: Mapping[Saving, Words] = {
    Saving.LEAVING: _("fewer who leave"),
    Saving.DAYS_OFF: _("fewer days off"),
}
TRUSTS: Mapping[Trust, Words] = {
    Trust.MEASURED: _("measured in this hospital"),
    Trust.PUBLISHED: _("published"),
    Trust.ESTIMATED: _("our estimate"),
    Trust.NONE: _("no source given"),
}
COSTS: Mapping[Cost, Words] = {
    Cost.SUPPORTING: _("Hours of supporters with colleagues"),
    Cost.COORDINATOR: _("Coordinator"),
    Cost.TRAINING: _("Training"),
    Cost.REFRESHERS: _("Refreshers"),
    Cost.INTERVISION: _("Intervision"),
    Cost.ON_CALL: _("Being on call"),
    Cost.SOFTWARE: _("Running the software"),
    Cost.OTHER: _("Everything else"),
    Cost.START: _("Once, to begin"),
}
