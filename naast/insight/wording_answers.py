"""What can be said of answers in sentences: self-reported, looking back, and never an effect."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from naast.insight.choices_tables_answers import FEELING_WORDS
from naast.insight.logic.publications.declared import Question
from naast.insight.logic.publications.list_answers import FEELINGS
from naast.insight.logic.publications.stored import Stored
from naast.insight.wording_support import Tables, shown, together, when_of


def answer_sentences(question: Question, tables: Tables) -> list[str]:
    """The answer to a question about answers; empty where nothing of it is shown."""
    said = _SENTENCES.get(question)
    return said(tables) if said else []


def _experience(tables: Tables) -> list[str]:
    said = []
    for code, value, sentence in (
        ("answers_mark", "high", _("%(when)s about %(number)s people gave it an 8 or more%(of)s.")),
        (
            "answers_recommend",
            "yes",
            _("%(when)s about %(number)s people would recommend it to a colleague%(of)s."),
        ),
    ):
        found = shown(tables, code)
        number = found[1].numbers.get((value,)) if found else None
        if found and number:
            said.append(
                sentence
                % {
                    "when": when_of(found[0]),
                    "number": number,
                    "of": _of(tables, found[0].periods),
                }
            )
    if said:
        said.append(_("Whoever did not accept support, or did not answer, is missing from this."))
    return said


def _of(tables: Tables, periods: tuple[str, ...]) -> str:
    """Of how many answers, where that is shown of the same years."""
    for code in ("answers_total", "answers_total_3y"):
        one = tables.get(code)
        if one and one.published and one.periods == periods and one.published.numbers:
            return _(", of about %(number)s who answered") % {"number": one.published.total()}
    return ""


def _feelings(tables: Tables) -> list[str]:
    span = together(tables, [f"answers_{name}_change" for name in FEELINGS])
    shown_ones = [one for one in span if one and one.published]
    parts = [_moved(name, one) for name, one in zip(FEELINGS, span, strict=True) if one]
    told = "; ".join(filter(None, parts))
    if not told:
        return []
    when, of = when_of(shown_ones[0]), _of(tables, shown_ones[0].periods)
    return [
        _("%(when)s%(of)s, looking back: %(parts)s.") % {"when": when, "of": of, "parts": told},
        _(
            "Self-reported. Feelings often ease with time alone, so this does not say what the"
            " support did."
        ),
    ]


def _moved(name: str, one: Stored) -> str:
    """For how many it was less true afterwards, and for how many more."""
    numbers = one.published.numbers if one.published else {}
    feeling = str(FEELING_WORDS[name]).lower()
    less, more = numbers.get(("better",)), numbers.get(("worse",))
    told = {"feeling": feeling, "less": less, "more": more}
    if less and more:
        return _("%(feeling)s less for about %(less)s, more for about %(more)s") % told
    return _("%(feeling)s less for about %(less)s") % told if less else ""


_SENTENCES: Mapping[Question, Callable[[Tables], list[str]]] = {
    Question.EXPERIENCE: _experience,
    Question.FEELINGS: _feelings,
}
