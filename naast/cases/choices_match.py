"""Why a supporter is proposed, and why one is not, in sentences for the coordinator."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.cases.logic.matching_words import NOT_INDEPENDENT, Why, WhyNobody, WhyNot, shown
from naast.people.choices import Language

Sentence = str | Promise
WHY: Mapping[str, Sentence] = {
    Why.SAME_PROFESSION: gettext_lazy("Same profession."),
    Why.PROFESSION_AS_WISHED: gettext_lazy("Same profession, as wished."),
    Why.SAME_SPECIALISM: gettext_lazy("Same specialism."),
    Why.NEAR_IN_SENIORITY: gettext_lazy("About as senior."),
    Why.NEAR_IN_EXPERIENCE: gettext_lazy("About as long in the work."),
    Why.NEAR_IN_AGE: gettext_lazy("About the same age."),
    Why.SPEAKS: gettext_lazy("Speaks the preferred language."),
    Why.SAME_SITE: gettext_lazy("Same site."),
    Why.OWN_UNIT_AS_WISHED: gettext_lazy("Own department, as wished."),
    Why.OTHER_UNIT_AS_WISHED: gettext_lazy("Another department, as wished."),
    Why.GENDER_AS_WISHED: gettext_lazy("A woman or a man, as wished."),
    Why.RARELY_ASKED: gettext_lazy("Rarely asked this year."),
    Why.OFTEN_ASKED: gettext_lazy("Asked more often than most this year."),
    Why.SUPPORTS_NOW: gettext_lazy("Supports somebody now."),
    Why.RESTED: gettext_lazy("Has not been asked for a while."),
    Why.ASKED_TWICE: gettext_lazy("Would be asked twice today."),
    Why.ON_CALL: gettext_lazy("Is on call now."),
    Why.BEST_TOGETHER: gettext_lazy("Best for all who wait, taken together."),
}
WHY_NOT: Mapping[str, Sentence] = {
    WhyNot.NOT_TRAINED: gettext_lazy("Not trained yet"),
    WhyNot.NOT_READY: gettext_lazy("Agreement or training due"),
    WhyNot.NOT_ACTIVE: gettext_lazy("Not in the team now"),
    WhyNot.NOT_AVAILABLE: gettext_lazy("Not available"),
    WhyNot.ABSENT: gettext_lazy("Absent"),
    WhyNot.FULL: gettext_lazy("Supports as many as agreed"),
    WhyNot.RESTING: gettext_lazy("Resting"),
    WhyNot.NOT_ON_CALL: gettext_lazy("Not on call tonight"),
    WhyNot.NO_COMMON_LANGUAGE: gettext_lazy("No language in common"),
    WhyNot.OTHER_SITE: gettext_lazy("Works at another site only"),
    # Translators: neutral on purpose; it does not tell why (line of command, same event, ...).
    NOT_INDEPENDENT: gettext_lazy("Not independent"),
    WhyNot.REFUSED: gettext_lazy("Asked before"),
    WhyNot.SAID_NO: gettext_lazy("Asked before"),
}


WHY_NOBODY: Mapping[str, Sentence] = {
    WhyNobody.TEAM_EMPTY: gettext_lazy("There is no team yet"),
    WhyNobody.ALL_TAKEN: gettext_lazy("Proposed for others who wait longer"),
}


def reason_sentence(code: str, value: str = "") -> str:
    """Why somebody is proposed; for a language, which one, and for rest, how long."""
    if code == Why.SPEAKS and value in Language.values:
        return _("Speaks %(language)s.") % {"language": Language(value).label}
    if code == Why.RESTED and value.isdigit():
        return _("Not asked for %(days)s days or more.") % {"days": value}
    return str(WHY[code])


def exclusion_sentence(code: str) -> str:
    """Why somebody is not proposed, as far as the coordinator may know."""
    return str(WHY_NOT[shown(WhyNot(code))])


def nobody_sentence(code: WhyNot | WhyNobody, count: int) -> str:
    """Why a request stays without a supporter, with how many of the team it holds for."""
    if code is WhyNobody.TEAM_EMPTY:
        return str(WHY_NOBODY[code])
    what = WHY_NOBODY[code] if isinstance(code, WhyNobody) else exclusion_sentence(code)
    return _("%(what)s: %(count)s") % {"what": what, "count": count}
