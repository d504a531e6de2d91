"""What can be said of support in sentences: from published numbers, and no more than they say."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _

from naast.insight.choices_tables import VALUES
from naast.insight.logic.disclosure.rule import Mark, Published
from naast.insight.logic.publications.declared import Question
from naast.insight.logic.publications.stored import Stored

Tables = Mapping[str, Stored]
THREE_YEARS = "_3y"


def support_sentences(question: Question, tables: Tables) -> list[str]:
    """The answer to a question about support; empty where nothing of it is shown."""
    said = _SENTENCES.get(question)
    return said(tables) if said else []


def when_of(one: Stored) -> str:
    """The beginning of a sentence: which years it is about."""
    if len(one.periods) == 1:
        return _("In %(year)s") % {"year": one.periods[0]}
    told = {"first": one.periods[0], "last": one.periods[-1]}
    return _("In the years %(first)s to %(last)s together") % told


def _offers(tables: Tables) -> list[str]:
    said = []
    total = shown(tables, "support_total")
    if total:
        told = {"when": when_of(total[0]), "number": total[1].total()}
        said.append(_("%(when)s support was offered about %(number)s times.") % told)
    uptake = shown(tables, "support_uptake")
    if uptake and uptake[1].numbers.get(("accepted",)):
        said.append(_accepted(*uptake))
    return said


def _accepted(one: Stored, published: Published) -> str:
    told = {
        "when": when_of(one),
        "number": published.numbers[("accepted",)],
        "percent": published.percentage(("accepted",)),
    }
    if published.complete:
        return (
            _("%(when)s about %(percent)s of every 100 offers were accepted, at once or later.")
            % told
        )
    return _("%(when)s about %(number)s offers were accepted, at once or later.") % told


def _in_time(tables: Tables) -> list[str]:
    found = shown(tables, "support_in_time")
    if not found or not found[1].numbers.get(("day",)):
        return []
    one, published = found
    told = {
        "when": when_of(one),
        "number": published.numbers[("day",)],
        "percent": published.percentage(("day",)),
    }
    if published.complete:
        return [
            _(
                "%(when)s the call came within a day for about %(percent)s of every 100 colleagues;"
                " for the others later, or not at all."
            )
            % told
        ]
    return [_("%(when)s the call came within a day for about %(number)s colleagues.") % told]


def _who(tables: Tables) -> list[str]:
    found = shown(tables, "support_profession") or shown(tables, "support_group")
    if not found:
        return []
    one, published = found
    axis = published.dimensions[-1].code
    # What is hidden for the sake of another need not be few, so only its name is said.
    unsaid, hidden = Mark.UNSAID in published.marks.values(), _("not shown")
    parts = [
        f"{str(VALUES.get((axis, cell[-1]), cell[-1])).lower()}"
        f" {published.numbers.get(cell, hidden)}"
        for cell in (published.marks if unsaid else published.numbers)
    ]
    rest = "" if unsaid or published.complete else _("; of the others too few to show")
    return [
        _("%(when)s support was offered, by profession: %(parts)s%(rest)s.")
        % {"when": when_of(one), "parts": ", ".join(parts), "rest": rest}
    ]


def _conversations(tables: Tables) -> list[str]:
    said = []
    talks = shown(tables, "support_talks")
    if talks and talks[1].numbers.get(("accepted", "2+")):
        told = {"when": when_of(talks[0]), "number": talks[1].numbers[("accepted", "2+")]}
        said.append(_("%(when)s about %(number)s colleagues had two conversations or more.") % told)
    referral = shown(tables, "support_referral")
    if referral and referral[1].numbers.get(("yes",)):
        told = {"when": when_of(referral[0]), "number": referral[1].numbers[("yes",)]}
        said.append(_("%(when)s about %(number)s colleagues went on to other help as well.") % told)
    return said


def years_of(one: Stored) -> str:
    """The years counted together, in signs."""
    first, last = one.periods[0], one.periods[-1]
    return last if first == last else f"{first} - {last}"


def shown(tables: Tables, code: str) -> tuple[Stored, Published] | None:
    """The table of the year; of three years where only those show all, or only those anything."""
    found = [
        (one, one.published)
        for name in (code, f"{code}{THREE_YEARS}")
        if (one := tables.get(name)) and one.published and one.published.numbers
    ]
    whole = [pair for pair in found if pair[1].complete]
    return next(iter([*whole, *found]), None)


def together(tables: Tables, codes: Sequence[str]) -> list[Stored | None]:
    """These tables over the same years, so that they can stand side by side: the year where it
    shows as much, else three years. None for what shows nothing."""
    spans = [
        [
            one if one and one.shows else None
            for one in (tables.get(f"{code}{years}") for code in codes)
        ]
        for years in ("", THREE_YEARS)
    ]
    return max(spans, key=_how_much)


def _how_much(span: Sequence[Stored | None]) -> int:
    return sum(len(one.published.numbers) for one in span if one and one.published)


_SENTENCES: Mapping[Question, Callable[[Tables], list[str]]] = {
    Question.HOW_MANY: _offers,
    Question.IN_TIME: _in_time,
    Question.WHO: _who,
    Question.CONVERSATIONS: _conversations,
}
