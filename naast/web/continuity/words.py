"""What only one person can do, in a sentence and with the next step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.access.choices import ROLE_NAMES
from naast.access.roles import Role
from naast.cases.facts_continuity import Check, What
from naast.cases.queries.hand_over import Ahead
from naast.people.choices import Language
from naast.people.choices_continuity import Task

SENTENCES: Mapping[What, str | Promise] = {
    What.COORDINATORS: gettext_lazy("Arrange support, deputies included: %(have)s of %(need)s."),
    What.DEPUTY: gettext_lazy("Deputy of the coordinator: %(have)s of %(need)s."),
    What.STEWARDS: gettext_lazy("Keep people and roles in order: %(have)s of %(need)s."),
    What.REPRESENTATIVES: gettext_lazy("Staff representatives: %(have)s of %(need)s."),
    What.GROUP_LEADERS: gettext_lazy("Can lead a group talk: %(have)s of %(need)s."),
    What.SITE: gettext_lazy("Supporters at the site %(about)s: %(have)s of %(need)s."),
    What.LANGUAGE: gettext_lazy("Supporters who speak %(about)s: %(have)s of %(need)s."),
    What.ON_CALL: gettext_lazy("Take part in being on call: %(have)s of %(need)s."),
    What.HANDS: gettext_lazy("Can %(about)s: %(have)s of %(need)s."),
    What.HANDS_UNKNOWN: gettext_lazy("Nobody noted this year how many can %(about)s."),
}
YES_OR_NO: Mapping[What, tuple[str | Promise, str | Promise]] = {
    What.SOMEBODY_THERE: (
        gettext_lazy("Somebody arranges support on each of the next sixty days."),
        gettext_lazy("From %(about)s on, nobody arranges support for a while."),
    ),
    What.INSTRUCTION: (
        gettext_lazy("A standing instruction holds until %(about)s."),
        gettext_lazy("No standing instruction holds for the next two weeks."),
    ),
    What.SIGNER: (
        gettext_lazy("Whoever signed the standing instruction still coordinates."),
        gettext_lazy("Whoever signed the standing instruction does not coordinate any more."),
    ),
    What.ROTA_AHEAD: (
        gettext_lazy("The rota reaches to %(about)s."),
        gettext_lazy("The rota does not reach two weeks ahead."),
    ),
    What.SHEETS_PRINTED: (
        gettext_lazy("The recovery sheets of the vault were printed."),
        gettext_lazy("The recovery sheets of the vault were never printed."),
    ),
    What.DRILL: (
        gettext_lazy("The sheets were tried out on %(about)s."),
        gettext_lazy("Nobody tried within a year whether the sheets bring the vault back."),
    ),
}
NEXT: Mapping[What, str | Promise] = {
    What.COORDINATORS: gettext_lazy("Propose a second person; it takes two people to agree."),
    What.DEPUTY: gettext_lazy("Propose a deputy, and let them do a week while you are there."),
    What.SOMEBODY_THERE: gettext_lazy("Agree who stands in, or propose a further deputy."),
    What.STEWARDS: gettext_lazy("Ask the steward whom to propose as the second."),
    What.REPRESENTATIVES: gettext_lazy("Ask the works council for a second name."),
    What.INSTRUCTION: gettext_lazy("Sign it again under “When nobody is here”."),
    What.SIGNER: gettext_lazy("Let a coordinator of now sign it."),
    What.GROUP_LEADERS: gettext_lazy("A group talk is led by two: ask who would like to learn it."),
    What.SITE: gettext_lazy("Ask the departments of this site whom people would turn to."),
    What.LANGUAGE: gettext_lazy("Ask who else speaks it and would like to support."),
    What.ON_CALL: gettext_lazy("Ask who would take part, or choose fewer turns."),
    What.ROTA_AHEAD: gettext_lazy("Ask for wishes and draft the next rota."),
    What.SHEETS_PRINTED: gettext_lazy("Ask whoever looks after the machine to print them."),
    What.DRILL: gettext_lazy("Plan the yearly drill with two who keep a sheet."),
    What.HANDS: gettext_lazy("Find another person and let them do it once together."),
    What.HANDS_UNKNOWN: gettext_lazy("Count the people, and note the number."),
}


@dataclass(frozen=True)
class Line:
    """A fact in words; todo: only where it is at risk."""

    sentence: str
    todo: str
    at_risk: bool


def line(check: Check, sites: Mapping[str, str]) -> Line:
    """sites: names by code."""
    told = {"have": check.have, "need": check.need, "about": _about(check, sites)}
    if check.what in YES_OR_NO:
        sentence = str(YES_OR_NO[check.what][check.at_risk]) % told
    else:
        sentence = str(SENTENCES[check.what]) % told
    return Line(sentence, str(NEXT[check.what]) if check.at_risk else "", check.at_risk)


def _about(check: Check, sites: Mapping[str, str]) -> str:
    if check.what is What.SITE:
        return sites.get(check.about, check.about)
    if check.what is What.LANGUAGE:
        return str(Language(check.about).label)
    if check.what in (What.HANDS, What.HANDS_UNKNOWN):
        return str(Task(check.about).label)
    return date_format(date.fromisoformat(check.about), "j F Y") if check.about else ""


def ahead_in_words(one: Ahead) -> str:
    """A line of the calendar."""
    if one.what == "nobody_there":
        last = date_format(date.fromisoformat(one.about), "j F")
        return _("Nobody arranges support, until %(last)s.") % {"last": last}
    if one.what == "role_ends":
        return _("A role ends: %(role)s.") % {"role": ROLE_NAMES[Role(one.about)]}
    return str(_AHEAD[one.what])


_AHEAD: Mapping[str, str | Promise] = {
    "instruction_ends": gettext_lazy("The standing instruction ends."),
    "rota_ends": gettext_lazy("The rota ends."),
    "day_off": gettext_lazy("Day off: the team does not answer its telephone."),
}
