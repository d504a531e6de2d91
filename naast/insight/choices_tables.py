"""Words of published tables: their titles, rules, and why something in them is not shown."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from naast.insight import choices_tables_answers as answers
from naast.insight import choices_tables_files as files
from naast.insight import choices_tables_programme as programme
from naast.insight import choices_tables_support as support
from naast.insight import choices_tables_team as team
from naast.insight.choices_table_words import TableWords, Words
from naast.insight.logic.disclosure.choose import Needs, Reason
from naast.insight.logic.disclosure.rule import Mark
from naast.insight.logic.publications.declared import Population, Rule
from naast.insight.logic.publications.stored import Stored

WORDS: Mapping[str, TableWords] = {
    **support.WORDS,
    **answers.WORDS,
    **files.WORDS,
    **team.WORDS,
    **programme.WORDS,
}
VALUES: Mapping[tuple[str, str], Words] = {
    **support.VALUES,
    **answers.VALUES,
    **files.VALUES,
    **team.VALUES,
}
DIMENSIONS: Mapping[str, Words] = {
    **support.DIMENSIONS,
    **answers.DIMENSIONS,
    **files.DIMENSIONS,
    **team.DIMENSIONS,
}
FIGURES: Mapping[str, Words] = {**support.FIGURES, **answers.FIGURES, **team.FIGURES}

RULE_WORDS: Mapping[Rule, Words] = {
    Rule.TEN_FIVE: gettext_lazy("Rounded to 5; fewer than 10 is not shown."),
    Rule.OF_TABLE: gettext_lazy("Worked out from the rounded numbers in the table."),
    Rule.MEAN: gettext_lazy("A mean of ten or more, to one decimal."),
    Rule.BAND: gettext_lazy("The result of a test, told as a band only."),
    Rule.IN_FIVES: gettext_lazy("In steps of 5: a percentage, or days of a month."),
    Rule.EXACT: gettext_lazy("Exact: it counts nobody who was supported or in an event."),
}
REASON_WORDS: Mapping[Reason, Words] = {
    Reason.TOO_FEW: gettext_lazy(
        "Nothing of it is shown: each number is below 10, and so few could be recognised."
    ),
    Reason.WOULD_TELL: gettext_lazy(
        "Nothing of it is shown: together with the other tables, somebody could work out a number"
        " below 10."
    ),
    Reason.NOBODY_POSSIBLE: gettext_lazy("Nobody can be in this table."),
}
COUNTED: Mapping[Population, Words] = {
    Population.SUPPORT: gettext_lazy("offers of support"),
    Population.ANSWERS: gettext_lazy("answers"),
    Population.REPORTS: gettext_lazy("reported events"),
    Population.GROUPS: gettext_lazy("talks in groups"),
    Population.FILES: gettext_lazy("calamity files"),
    Population.OPEN: gettext_lazy("people"),
}
# Why a figure is not shown; its own code says which.
WHY_WORDS: Mapping[str, Words] = {
    "too_few": gettext_lazy("Not shown: it rests on fewer than 10."),
    "all_same": gettext_lazy("Not shown: all were the same, so it would tell of each of them."),
    "would_tell": gettext_lazy(
        "Not shown: with the tables beside it, somebody could work out a number below 10."
    ),
    **answers.WHY,
    **team.WHY,
}


def why_hidden(stored: Stored) -> str:
    """Why something of a table is not shown, and what would show it; "" where all is shown."""
    if stored.reason is not None:
        told = str(REASON_WORDS[stored.reason])
        # More people do not show a table that is hidden for the sake of another.
        would = stored.needs if stored.reason is Reason.TOO_FEW else None
        return f"{told} {_what_would(would, stored)}" if would else told
    published = stored.published
    if published is None or published.complete:
        return ""
    if Mark.UNSAID in published.marks.values():
        return not_said()
    return all_small()


def not_said() -> str:
    """Of a table that hides some numbers for the sake of others."""
    return _(
        "Some numbers are not shown, as somebody could work out a number below 10 from them."
        " Which of them are small is not said either."
    )


def all_small() -> str:
    """Of a table that hides small numbers only."""
    return _("What is not shown is fewer than 10: so few could be recognised.")


def _what_would(needs: Needs, stored: Stored) -> str:
    values: dict[str, int | str | Promise | None] = {
        "number": needs.persons,
        "what": COUNTED[stored.population],
        "years": needs.periods,
    }
    if needs.periods is None:
        return _("It takes about %(number)s %(what)s, spread evenly.") % values
    return (
        ngettext(
            "It takes about %(number)s %(what)s, spread evenly: %(years)s year at this pace.",
            "It takes about %(number)s %(what)s, spread evenly: %(years)s years at this pace.",
            needs.periods,
        )
        % values
    )
