"""What counts when supporters are proposed, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.cases.choices_match import reason_sentence
from naast.cases.logic.weights import FAIRNESS, Choice, Level
from naast.cases.logic.weights_example import First, first_of_example

Sentence = str | Promise
LEVEL_LABELS: Mapping[Level, Sentence] = {
    Level.NOT: gettext_lazy("Not important"),
    Level.LITTLE: gettext_lazy("A little"),
    Level.IMPORTANT: gettext_lazy("Important"),
    Level.VERY: gettext_lazy("Very important"),
}
WEIGHT_LABELS: Mapping[str, Any] = {  # lazy texts, as labels of fields take them
    "same_profession": gettext_lazy("The same profession"),
    "profession_wish": gettext_lazy("The same profession, where the colleague wishes it"),
    "same_specialism": gettext_lazy("The same specialism"),
    "near_seniority": gettext_lazy("About as senior"),
    "near_experience": gettext_lazy("About as long in the work"),
    "near_age": gettext_lazy("About the same age"),
    "preferred_language": gettext_lazy("Speaks the language the colleague prefers"),
    "same_site": gettext_lazy("Works at the same site"),
    "unit_wish": gettext_lazy("Own or another department, as the colleague wishes"),
    "gender_wish": gettext_lazy("A woman or a man, as the colleague wishes"),
    "year": gettext_lazy("Supported fewer colleagues than others this year"),
    "supports_now": gettext_lazy("Supports nobody else now"),
    "rest": gettext_lazy("Has not been asked for a while"),
    "asked_twice": gettext_lazy("Nobody is asked twice on one day"),
}
# The four invented supporters of logic/weights_example.py.
_INVENTED: Mapping[str, Sentence] = {
    "alike": gettext_lazy("a nurse of the same department, whose year was busy"),
    "near": gettext_lazy("a senior nurse from surgery at another site"),
    "rested": gettext_lazy("a laboratory assistant who was rarely asked"),
    "doctor": gettext_lazy("a young doctor of intensive care at the same site"),
}


def example_in_words(now: Choice, wanted: Choice) -> list[str]:
    """Who would be proposed first in an invented example, and what differs from now."""
    before, after = first_of_example(now), first_of_example(wanted)
    sentence = _(
        "Example: a nurse of the emergency department, who started three years ago, wishes "
        "somebody of another department. Naast would first propose %(who)s. %(why)s"
    ) % {"who": _INVENTED[after.supporter], "why": _why(after)}
    return [sentence, _difference(before, after)] if wanted != now else [sentence]


def _why(first: First) -> str:
    weightiest = sorted(first.reasons, key=lambda reason: -reason.points)[:3]
    return " ".join(reason_sentence(one.code.value, one.value) for one in weightiest)


def _difference(before: First, after: First) -> str:
    if before.supporter != after.supporter:
        return _("Until now it is %(who)s.") % {"who": _INVENTED[before.supporter]}
    if before.order != after.order:
        return _("That is as it is now, but the order of those who come next changes.")
    return _("In this example nothing changes.")


def without_fairness(choice: Choice) -> bool:
    """Nothing keeps the load of the team even."""
    return all(choice.levels[name] is Level.NOT for name in FAIRNESS)
