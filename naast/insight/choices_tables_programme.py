"""Words of the tables about the programme's health, a month a number."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from naast.insight.choices_health import ABOUT
from naast.insight.choices_table_words import TableWords, Words
from naast.insight.logic.health import Indicator

_POPULATION = _("The programme of this hospital, month by month.")
_EXCLUSIONS = _(
    "Months in which it was not measured. What is measured about the load and the care of"
    " supporters is for the coordinator, and is not published."
)
_SOURCE = _("Naast's own look at the programme each month, as it was stored at the time.")

# The question that it answers, and what is counted.
SAID: Mapping[Indicator, tuple[Words, Words]] = {
    Indicator.CALLS_LATE: (
        _("Are promised calls and talks kept?"),
        _(
            "On how many days of the month some promised call or talk was late, up to the next 5"
            " days. Shown where support ended ten times or more in the three months before."
        ),
    ),
    Indicator.REQUESTS_WAIT: (
        _("Is a supporter asked soon?"),
        _(
            "On how many days of the month somebody waited too long until a supporter was asked, up"
            " to the next 5 days. Shown where support ended ten times or more in the three months"
            " before."
        ),
    ),
    Indicator.REPORTS_WAIT: (
        _("Does somebody decide on reports soon?"),
        _(
            "On how many days of the month a report waited too long for a decision, up to the next"
            " 5 days."
        ),
    ),
    Indicator.SUCCESSOR: (
        _("Is there somebody who can take over?"),
        _("How many people are coordinator or deputy."),
    ),
    Indicator.ONE_PERSON: (
        _("What rests on one person?"),
        _("How many things that keep the programme going rest on one person, or on nobody."),
    ),
    Indicator.PROFESSIONS: (
        _("Does every profession have a supporter?"),
        _("How many professions with ten people or more have no supporter."),
    ),
    Indicator.SITES: (
        _("Does every site have a supporter?"),
        _("How many sites with ten people or more have no supporter."),
    ),
    Indicator.INTERVISION: (
        _("Does intervision take place?"),
        _("Of 100 meetings of about a year, how many were cancelled, in steps of 5."),
    ),
    Indicator.INTERVISION_HELD: (
        _("How long ago was the last intervision?"),
        _("Whole months since the last meeting."),
    ),
}
WORDS: Mapping[str, TableWords] = {
    f"programme_{one.value}": TableWords(
        title=ABOUT[one].title,
        question_line=question,
        definition=definition,
        population=_POPULATION,
        exclusions=_EXCLUSIONS,
        source=_SOURCE,
    )
    for one, (question, definition) in SAID.items()
}
