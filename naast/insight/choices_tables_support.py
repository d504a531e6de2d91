"""Words of the tables of support, of reported events and of talks in groups."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.functional import lazy
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from naast.insight.choices_table_words import TableWords, Words

_SUPPORT = _("Colleagues whose support ended in the year, whether they accepted it or not.")
_SUPPORT_3Y = _(
    "Colleagues whose support ended in the year or in the two before it, whether they accepted it"
    " or not."
)
_NOT_SUPPORT = _(
    "Not counted: support that is still open, wrong names, requests put together with another,"
    " reports for which no offer was needed, and colleagues who died."
)
_OF_SUPPORT = _(
    "What remains when support ends: a few broad words, without a name, a day or an event, mixed"
    " with those of others."
)
_EVENTS = _("Events that were reported in the year.")
_NOT_EVENTS = _("Not counted: reports that came in after the numbers of the year were made.")
_OF_EVENTS = _(
    "The reports themselves: kind, day of the report, and what was decided about offers."
)
_TALKS = _("Talks in groups that were held in the year and counted by whoever led them.")
_NOT_TALKS = _("Not counted: talks that were cancelled, and talks that nobody counted.")
_OF_TALKS = _("The number that whoever led the talk fills in; it says nothing of which talk.")


def _three_years(title: Words) -> str:
    return gettext("%(title)s, three years together") % {"title": title}


_in_three_years = lazy(_three_years, str)


def _support(title: Words, question: Words, definition: Words) -> TableWords:
    return TableWords(
        title=title,
        question_line=question,
        definition=definition,
        population=_SUPPORT,
        exclusions=_NOT_SUPPORT,
        source=_OF_SUPPORT,
    )


def _events(title: Words, question: Words, definition: Words) -> TableWords:
    return TableWords(
        title=title,
        question_line=question,
        definition=definition,
        population=_EVENTS,
        exclusions=_NOT_EVENTS,
        source=_OF_EVENTS,
    )


def _talks(title: Words, question: Words, definition: Words) -> TableWords:
    return TableWords(
        title=title,
        question_line=question,
        definition=definition,
        population=_TALKS,
        exclusions=_NOT_TALKS,
        source=_OF_TALKS,
    )


_ACCEPTED = _(
    "Accepted: talked with a supporter, or finished without saying no. Not accepted: no thank you,"
    " not reached, or taken back before the first talk."
)
_OUTCOME = _(
    "Accepted later: asked to be called at another time, and talked then. Whoever talked counts as"
    " accepted, however it ended."
)
_IN_TIME = _(
    "From the report to the first time that somebody was reached, or to the third try. In time:"
    " within 24 hours. Not in time: later, or never called."
)
_PROFESSION = _(
    "The profession in the staff list. Nurses include midwives; other work is every other"
    " profession, or one that is not known. Support that ended before Naast told them apart counts"
    " residents with the doctors."
)
_REASON = _(
    "The kind of event. Almost went wrong counts as something that went wrong in care; a claim"
    " counts as a complaint; something else is also support without an event."
)
_ROUTE = _(
    "How support began: with a report of an event, with one's own request, or because a colleague"
    " asked for it."
)
_UNIT = _(
    "The part of the hospital that the department belongs to, as the steward chose it. Parts with"
    " fewer than 100 people, and departments that are not known, count as other departments."
)
_CONVERSATIONS = _("Talks that supporters say they had, the follow-up included.")
_REFERRAL = _("Whether a supporter helped to find other help; which kind is not kept.")

_OF_A_YEAR: Mapping[str, TableWords] = {
    "support_total": _support(
        _("Offers of support"),
        _("How many colleagues were offered support, or asked for it?"),
        _("Each colleague counts once for each time that support ended."),
    ),
    "support_uptake": _support(
        _("Accepted or not"),
        _("How many accepted support?"),
        _ACCEPTED,
    ),
    "support_outcome": _support(
        _("What came of the offer"),
        _("How many accepted, at once or later, and what came of the other offers?"),
        _OUTCOME,
    ),
    "support_route": _support(
        _("How support began"),
        _("How many were offered support after a report, and how many asked for it?"),
        _ROUTE,
    ),
    "support_uptake_route": _support(
        _("Accepted, by how support began"),
        _("Is support accepted as often after a report as after a request?"),
        _ROUTE,
    ),
    "support_in_time": _support(
        _("Called within 24 hours"),
        _("Is everyone called in time?"),
        _IN_TIME,
    ),
    "support_time": _support(
        _("Time to the first call"),
        _("How long does it take until a colleague is called?"),
        _IN_TIME,
    ),
    "support_in_time_quarter": _support(
        _("Called within 24 hours, by quarter"),
        _("Is everyone called in time in every part of the year?"),
        _IN_TIME,
    ),
    "support_uptake_in_time": _support(
        _("Accepted, by time to the first call"),
        _("Do more accept support when the call comes in time?"),
        _IN_TIME,
    ),
    "support_group": _support(
        _("Professions, in three groups"),
        _("Whom does support reach?"),
        _PROFESSION,
    ),
    "support_profession": _support(
        _("Professions"),
        _("Which professions does support reach?"),
        _PROFESSION,
    ),
    "support_uptake_group": _support(
        _("Accepted, by profession"),
        _("Is support accepted as often in every profession?"),
        _PROFESSION,
    ),
    "support_cause": _support(
        _("After something in care, or something else"),
        _("How often is support about something that went wrong in care?"),
        _REASON,
    ),
    "support_reason": _support(
        _("Reasons for support"),
        _("What is support about?"),
        _REASON,
    ),
    "support_uptake_cause": _support(
        _("Accepted, by reason"),
        _("Is support accepted as often after something in care as after something else?"),
        _REASON,
    ),
    "support_unit": _support(
        _("Parts of the hospital"),
        _("Does support reach every part of the hospital?"),
        _UNIT,
    ),
    "support_uptake_unit": _support(
        _("Accepted, by part of the hospital"),
        _("Is support accepted as often in every part of the hospital?"),
        _UNIT,
    ),
    "support_talks": _support(
        _("Number of talks"),
        _("How often is one talk enough?"),
        _CONVERSATIONS,
    ),
    "support_referral": _support(
        _("Other help"),
        _("How many were helped to find other help?"),
        _REFERRAL,
    ),
    "support_uptake_referral": _support(
        _("Other help, by whether support was accepted"),
        _("How many who accepted support were helped to find other help?"),
        _REFERRAL,
    ),
}
_WITHOUT_PEOPLE: Mapping[str, TableWords] = {
    "reports_total": _events(
        _("Reported events"),
        _("How many events were reported?"),
        _("Each report counts once, however many colleagues were involved."),
    ),
    "reports_offer": _events(
        _("Support offered after an event"),
        _("After how many events was support offered to everyone involved?"),
        _(
            "Offered: support was offered to everyone whose name was handed over. Not needed: so"
            " decided. Under way: not yet decided, or not yet offered to everyone."
        ),
    ),
    "reports_kind": _events(
        _("Kinds of events"),
        _("What kinds of events are reported?"),
        _("The kind that whoever reported chose."),
    ),
    "reports_quarter": _events(
        _("Reported events, by quarter"),
        _("When in the year are events reported?"),
        _("The quarter in which the report was made."),
    ),
    "reports_offer_kind": _events(
        _("Support offered, by kind of event"),
        _("Is support offered after every kind of event?"),
        _("The kind that whoever reported chose."),
    ),
    "reports_offer_quarter": _events(
        _("Support offered, by quarter"),
        _("Is support offered after events in every part of the year?"),
        _("The quarter in which the report was made."),
    ),
    "groups_held": _talks(
        _("Talks in groups"),
        _("How many talks in groups were held?"),
        _("Each talk counts once."),
    ),
    "groups_came": _talks(
        _("People who came to a talk in a group"),
        _("How many people came to talks in groups?"),
        _(
            "Whoever came to two talks counts twice. A talk to which fewer than three came adds"
            " nobody."
        ),
    ),
    "groups_held_quarter": _talks(
        _("Talks in groups, by quarter"),
        _("When in the year were talks in groups held?"),
        _("The quarter in which the talk began."),
    ),
    "groups_came_quarter": _talks(
        _("People who came to a talk in a group, by quarter"),
        _("When in the year did people come to talks in groups?"),
        _("The quarter in which the talk began."),
    ),
}
WORDS: Mapping[str, TableWords] = {
    **_OF_A_YEAR,
    **{
        f"{code}_3y": replace(words, title=_in_three_years(words.title), population=_SUPPORT_3Y)
        for code, words in _OF_A_YEAR.items()
    },
    **_WITHOUT_PEOPLE,
}
DIMENSIONS: Mapping[str, Words] = {
    "uptake": _("Accepted or not"),
    "outcome": _("What came of the offer"),
    "route": _("How support began"),
    "cause": _("Kind of reason"),
    "reason": _("Reason"),
    "group": _("Group of professions"),
    "profession": _("Profession"),
    "unit": _("Part of the hospital"),
    "in_time": _("Called within 24 hours"),
    "time": _("Time to the first call"),
    "quarter": _("Quarter of the year"),
    "talks": _("Number of talks"),
    "referral": _("Other help"),
    "offer": _("Support offered"),
    "kind": _("Kind of event"),
}
VALUES: Mapping[tuple[str, str], Words] = {
    ("uptake", "accepted"): pgettext_lazy("support", "Accepted"),
    ("uptake", "not"): pgettext_lazy("support", "Not accepted"),
    ("outcome", "accepted"): pgettext_lazy("support", "Accepted at once"),
    ("outcome", "later"): pgettext_lazy("support", "Accepted later"),
    ("outcome", "declined"): _("No, thank you"),
    ("outcome", "not_reached"): _("Not reached"),
    ("outcome", "withdrawn"): pgettext_lazy("support", "Taken back before a talk"),
    ("route", "report"): _("A report of an event"),
    ("route", "self"): _("Own request"),
    ("route", "colleague"): _("A colleague asked"),
    ("cause", "safety"): _("Something went wrong in care"),
    ("cause", "else"): _("Something else"),
    ("reason", "safety"): _("Something went wrong in care"),
    ("reason", "aggression"): _("Aggression or violence"),
    ("reason", "complaint"): _("A complaint or a claim"),
    ("reason", "other"): _("Something else"),
    ("group", "doctor"): _("Doctors and residents"),
    ("group", "nurse"): _("Nurses and midwives"),
    ("group", "other"): _("Other work"),
    ("profession", "doctor"): _("Doctors"),
    ("profession", "resident"): _("Residents"),
    ("profession", "nurse"): _("Nurses and midwives"),
    ("profession", "other"): _("Other work"),
    ("unit", "acute"): _("Emergency, theatre and intensive care"),
    ("unit", "surgical"): _("Surgical departments"),
    ("unit", "medical"): _("Medical departments"),
    ("unit", "family"): _("Birth, women and children"),
    ("unit", "services"): _("Diagnostics, pharmacy and therapy"),
    ("unit", "other"): _("Other departments"),
    ("in_time", "day"): _("Within 24 hours"),
    ("in_time", "longer"): _("Later, or not"),
    ("time", "1d"): _("Within 24 hours"),
    ("time", "3d"): _("After 1 to 3 days"),
    ("time", "1w"): _("After 3 to 7 days"),
    ("time", "more"): _("After more than a week"),
    ("time", "none"): _("No call"),
    ("quarter", "Q1"): _("January to March"),
    ("quarter", "Q2"): _("April to June"),
    ("quarter", "Q3"): _("July to September"),
    ("quarter", "Q4"): _("October to December"),
    ("talks", "0"): pgettext_lazy("number of talks", "None"),
    ("talks", "1"): pgettext_lazy("number of talks", "One"),
    ("talks", "2+"): pgettext_lazy("number of talks", "Two or more"),
    ("referral", "no"): _("No"),
    ("referral", "yes"): _("Yes"),
    ("offer", "offered"): pgettext_lazy("support", "Offered"),
    ("offer", "not_needed"): _("Not needed"),
    ("offer", "under_way"): _("Under way"),
    ("kind", "safety_incident"): _("Something went wrong in care"),
    ("kind", "near_miss"): _("It almost went wrong"),
    ("kind", "patient_death"): _("A patient died"),
    ("kind", "aggression"): _("Aggression or violence"),
    ("kind", "complaint"): _("A complaint"),
    ("kind", "claim"): _("A claim"),
    ("kind", "other"): _("Something else"),
}
FIGURES: Mapping[str, Words] = {}
