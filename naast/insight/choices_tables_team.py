"""Words of the open tables about the team and its training."""

from collections.abc import Mapping

from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from naast.insight.choices_table_words import TableWords, Words
from naast.people.choices import Profession
from naast.supporters.choices_intervision import THEME_LABELS

_TRAINED = _("Supporters who are trained and serve on the last day of the year.")
_LIST = _("The list of the team, with the days on which somebody was trained and stopped.")
_DIARY = _("The list of intervision meetings, and a count of who came for each quarter.")
_NOBODY = _("Nothing about the load, absence or choices of any supporter is in it.")

WORDS: Mapping[str, TableWords] = {
    "team_size": TableWords(
        title=_("The team"),
        question_line=_("How many supporters are there, and how many came and went?"),
        definition=_(
            "How many were trained and serving on the last day of the year, how many were trained"
            " in it, and how many stopped. A year after stopping somebody is forgotten, so the"
            " first weeks of the year may be missing from the last number."
        ),
        population=_TRAINED,
        exclusions=_("Whoever said yes and is not trained yet."),
        source=_LIST,
    ),
    "team_professions": TableWords(
        title=_("Supporters by profession"),
        question_line=_("What work do the supporters do?"),
        definition=_("Trained supporters on the last day of the year, by their own profession."),
        population=_TRAINED,
        exclusions=_("Supporters of whom no profession is known."),
        source=_LIST,
    ),
    "team_sites": TableWords(
        title=_("Supporters by site"),
        question_line=_("Where do the supporters work?"),
        definition=_(
            "Trained supporters on the last day of the year, by the site of their own department."
            " Whoever also goes to other sites counts at the own one only."
        ),
        population=_TRAINED,
        exclusions="",
        source=_LIST,
    ),
    "team_coverage": TableWords(
        title=_("Supporters by profession and site"),
        question_line=_("Does everybody have a supporter near who knows the work?"),
        definition=_(
            "Trained supporters on the last day of the year, for each profession at each site."
            " Read it beside the staff: a supporter is missing where people work and nobody of the"
            " team does."
        ),
        population=_TRAINED,
        exclusions=_("Supporters of whom no profession is known."),
        source=_LIST,
    ),
    "team_staff": TableWords(
        title=_("Staff by profession and site"),
        question_line=_("How many colleagues work where, and as what?"),
        definition=_(
            "Everybody in the staff directory, for each profession at each site, on the day of"
            " publishing: a directory keeps no past."
        ),
        population=_("Everybody who works here, by the staff directory."),
        exclusions=_("People of whom no profession is known."),
        source=_("The staff directory."),
    ),
    "team_on_call": TableWords(
        title=_("Turns on call"),
        question_line=_("Was somebody on call in every turn?"),
        definition=_(
            "Turns of published rotas that ended, and of these in how many somebody was on call."
            " The reserve does not count."
        ),
        population=_("Turns on call of the year."),
        exclusions=_NOBODY,
        source=_("The published rotas."),
    ),
    "team_training": TableWords(
        title=_("Training"),
        question_line=_("Does the team learn, and keep up what it learnt?"),
        definition=_(
            "Training days that were held and cancelled, places taken at those that were held,"
            " certificates given, and of 100 supporters how many have something to refresh within"
            " half a year after the last day of the year."
        ),
        population=_("Training days of the year; for refreshers, the team on its last day."),
        exclusions=_NOBODY,
        source=_("The training plans, attendance and competences of the team."),
    ),
    "team_intervision": TableWords(
        title=_("Intervision"),
        question_line=_("Do the supporters meet, and look after each other?"),
        definition=_(
            "Meetings of the year: held, cancelled, moved to another day, and those of which nobody"
            " said whether they were held. How many came is one sum of all meetings together."
        ),
        population=_("Meetings that were planned for a day of the year."),
        exclusions=_("Who came and who did not: that is kept nowhere."),
        source=_DIARY,
    ),
    "team_themes": TableWords(
        title=_("What intervision is about"),
        question_line=_("What do supporters speak about together?"),
        definition=_(
            "In how many meetings of the year each theme was spoken about. A meeting has up to four"
            " themes, so the numbers add up to more than the meetings."
        ),
        population=_("Meetings that were held in the year."),
        exclusions=_("Themes of fewer than three meetings."),
        source=_DIARY,
    ),
}
DIMENSIONS: Mapping[str, Words] = {
    "team_profession": _("Profession"),
    "team_site": _("Site"),
    "team_theme": _("Theme"),
}
VALUES: Mapping[tuple[str, str], Words] = {
    **{("team_profession", code): label for code, label in Profession.choices},
    **{("team_theme", str(code)): label for code, label in THEME_LABELS.items()},
}
FIGURES: Mapping[str, Words] = {
    "trained": _("Trained supporters on the last day of the year"),
    "newly_trained": _("Trained in the year"),
    "stopped": _("Stopped in the year"),
    "turns": _("Turns on call"),
    "covered": _("Turns in which somebody was on call"),
    "sessions_held": _("Training days held"),
    "sessions_cancelled": _("Training days cancelled"),
    "places_taken": _("Places taken, all training days together"),
    "certificates": _("Certificates given"),
    "refreshers_due": _("Supporters who have something to refresh"),
    "meetings_held": _("Meetings held"),
    "meetings_cancelled": _("Meetings cancelled"),
    "meetings_moved": _("Meetings moved to another day"),
    "meetings_uncounted": _("Meetings of which nobody said whether they were held"),
    "came_together": _("How many came, all meetings together"),
    **{f"{month:02}": name for month, name in MONTHS.items()},
}
WHY: Mapping[str, Words] = {
    "few": _("Not shown: it rests on too few."),
    "not_kept": _("Not shown: what it would be counted from is not kept that long."),
    "not_measured": _("Not measured in this month."),
    "too_soon": _("Not measured: Naast had not looked long enough yet."),
    "nothing": _("Nothing was planned or held yet."),
}
