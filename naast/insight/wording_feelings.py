"""How people felt before and after, in sentences: what the numbers say, and no more than that.

Always self-reported and looking back, never what the support did. The larger of two numbers is
said first, also where it is the sad one.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.insight.choices_table_words import Words
from naast.insight.choices_tables_answers import FEELING_WORDS
from naast.insight.logic.publications.list_answers import FEELINGS
from naast.insight.logic.publications.stored import Figure, Stored
from naast.insight.logic.statistics.at_worst import bounds_of, sign_test_at_worst
from naast.insight.wording_decimals import with_decimals

Tables = Mapping[str, Stored]
BETTER, SAME, WORSE = ("better",), ("same",), ("worse",)
LEVEL, FEW = 0.05, 50  # people; below it one sentence says that they are few
LESS: Mapping[str, Words] = {
    "blamed": gettext_lazy("reproached themselves less afterwards"),
    "ashamed": gettext_lazy("felt less ashamed afterwards"),
    "incompetent": gettext_lazy("felt less incompetent afterwards"),
    "isolated": gettext_lazy("felt less alone in it afterwards"),
}
MORE: Mapping[str, Words] = {
    "blamed": gettext_lazy("reproached themselves more afterwards"),
    "ashamed": gettext_lazy("felt more ashamed afterwards"),
    "incompetent": gettext_lazy("felt more incompetent afterwards"),
    "isolated": gettext_lazy("felt more alone in it afterwards"),
}


def feelings_said(tables: Tables) -> list[str]:
    """Every feeling of which a number is shown, then what to make of it; empty where none is."""
    found = {name: one for name in FEELINGS if (one := _change(tables, name))}
    if not found:
        return []
    said = [sentence for name, one in found.items() for sentence in _moved(name, one, tables)]
    said += _of_hidden(found, tables)
    people = max(answered(tables, one.periods) for one in found.values())
    if people < FEW:
        said.append(_("These are few people: another year may look different."))
    return [
        *said,
        _(
            "Self-reported, looking back. Feelings often ease with time alone, so this does not say"
            " what the support did."
        ),
    ]


def bands_said(stored: Stored) -> list[str]:
    """What the tests of one feeling say, in bands; empty where they are not told."""
    ranks, size = stored.figure("signed_rank"), stored.figure("rank_biserial")
    if ranks is None or size is None or not ranks.value:
        return []
    values = {"band": ranks.value, "size": size.value, "low": size.low, "high": size.high}
    told = {name: with_decimals(value) for name, value in values.items()}
    if not _is_clear(ranks):
        said = [_("The change is no larger than chance alone may make it (%(band)s).") % told]
    elif size.value.startswith("-"):
        said = [
            _(
                "More people moved up than chance alone would make: it became more true"
                " (%(band)s, size %(size)s, between %(low)s and %(high)s)."
            )
            % told
        ]
    else:
        said = [
            _(
                "More people moved down than chance alone would make: it became less true"
                " (%(band)s, size %(size)s, between %(low)s and %(high)s)."
            )
            % told
        ]
    said.append(
        _(
            "Wilcoxon's signed-rank test, those without a change ranked as Pratt does, corrected by"
            " Holm for four feelings. 1 would be all less, -1 all more."
        )
    )
    return said + _disagreement(stored)


def answered(tables: Tables, periods: tuple[str, ...]) -> int:
    """About how many answered in these years; 0 where it is not shown."""
    for code in ("answers_total", "answers_total_3y"):
        one = tables.get(code)
        if one and one.periods == periods and one.published:
            return one.published.total()
    return 0


def _change(tables: Tables, name: str) -> Stored | None:
    """Of the year; of three years where only those show anything."""
    codes = (f"answers_{name}_change", f"answers_{name}_change_3y")
    return next((tables[code] for code in codes if code in tables and tables[code].shows), None)


def _moved(name: str, one: Stored, tables: Tables) -> list[str]:
    """The larger side first; that nothing changed only where neither side is shown."""
    numbers = one.published.numbers if one.published else {}
    people = answered(tables, one.periods)
    sides = [
        (numbers[cell], words[name])
        for cell, words in ((BETTER, LESS), (WORSE, MORE))
        if cell in numbers
    ]
    said = [_counted(number, people, felt) for number, felt in sorted(sides, reverse=True, key=_by)]
    if SAME in numbers and not said:
        told = {"feeling": FEELING_WORDS[name], "number": numbers[SAME]}
        said = [_("%(feeling)s: for about %(number)s it stayed the same.") % told]
    return said


def _by(side: tuple[int, Words]) -> int:
    return side[0]


def _counted(number: int, people: int, felt: Words) -> str:
    told = {"number": number, "people": people, "felt": felt}
    if people:
        return (
            _("Looking back, about %(number)s of about %(people)s people say that they %(felt)s.")
            % told
        )
    return _("Looking back, about %(number)s people say that they %(felt)s.") % told


def _of_hidden(found: Mapping[str, Stored], tables: Tables) -> list[str]:
    """That some numbers are hidden, and which changes are clear without knowing them."""
    hidden = {
        name: one
        for name, one in found.items()
        if one.published and not {BETTER, WORSE} <= one.published.numbers.keys()
    }
    if not hidden:
        return []
    said = [
        _("Where it is not said for how many it became less true, or more, that number is hidden.")
    ]
    clear = [
        str(FEELING_WORDS[name]).lower() for name, one in hidden.items() if _clear(one, tables)
    ]
    if clear:
        told = {"feelings": ", ".join(clear)}
        said.append(
            _(
                "Less than before, by more than chance alone would make, however large the hidden"
                " numbers are: %(feelings)s (sign test, p < 0.05, four feelings at once)."
            )
            % told
        )
    return said


def _clear(one: Stored, tables: Tables) -> bool:
    people = answered(tables, one.periods)
    if one.published is None or BETTER not in one.published.numbers or not people:
        return False
    most = people + 2
    better, worse = (bounds_of(one.published, cell, most) for cell in (BETTER, WORSE))
    return sign_test_at_worst(better, worse, most, questions=len(FEELINGS)) < LEVEL


def _is_clear(figure: Figure) -> bool:
    return figure.value.startswith("p <")


def _disagreement(stored: Stored) -> list[str]:
    """Where an interval leaves nought out and the exact test does not refuse it, or the reverse."""
    test, apart = stored.figure("mcnemar"), stored.figure("difference")
    if test is None or apart is None:
        return []
    if _is_clear(test) != (not int(apart.low) <= 0 <= int(apart.high)):
        return [
            _(
                "The interval and the exact test do not quite agree here. That happens near the"
                " edge; go by the exact test, and do not rest a decision on it."
            )
        ]
    return []
