"""What can be said of the team, the programme and the clocks of calamities, in sentences."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.insight.choices_health import ABOUT
from naast.insight.logic.publications.declared import Question
from naast.insight.logic.publications.list_team import INDICATORS
from naast.insight.logic.publications.months import chart_of
from naast.insight.wording_support import Tables, shown, when_of


def open_sentences(question: Question, tables: Tables) -> list[str]:
    """The answer to a question about the programme itself; empty where nothing of it is shown."""
    said = _SENTENCES.get(question)
    return said(tables) if said else []


def _team(tables: Tables) -> list[str]:
    trained = _figure(tables, "team_size", "trained")
    if not trained:
        return []
    told = ngettext(
        "On the last day of %(year)s there was %(number)s trained supporter.",
        "On the last day of %(year)s there were %(number)s trained supporters.",
        int(trained),
    ) % {"year": tables["team_size"].period, "number": trained}
    return [told, *_missing(tables)]


def _missing(tables: Tables) -> list[str]:
    """Professions at a site with ten people and more, and no supporter; how many, not which: the
    picture shows those."""
    team, staff = tables.get("team_coverage"), tables.get("team_staff")
    if not (team and team.published and staff and staff.published):
        return []
    number = sum(not team.published.numbers.get(cell) for cell in staff.published.numbers)
    if not number:
        return [_("Wherever ten people or more of a profession work, one of them is a supporter.")]
    return [
        ngettext(
            "In %(number)s place, ten people or more of a profession work without a supporter of"
            " their own.",
            "In %(number)s places, ten people or more of a profession work without a supporter of"
            " their own.",
            number,
        )
        % {"number": number}
    ]


def _training(tables: Tables) -> list[str]:
    said = []
    held = _figure(tables, "team_training", "sessions_held")
    if held:
        year = {"year": tables["team_training"].period, "number": held}
        said.append(
            ngettext(
                "In %(year)s there was %(number)s day of training.",
                "In %(year)s there were %(number)s days of training.",
                int(held),
            )
            % year
        )
    met = _figure(tables, "team_intervision", "meetings_held")
    if met:
        year = {"year": tables["team_intervision"].period, "number": met}
        said.append(
            ngettext(
                "In %(year)s the supporters met %(number)s time to look after each other.",
                "In %(year)s the supporters met %(number)s times to look after each other.",
                int(met),
            )
            % year
        )
    return said


def _programme(tables: Tables) -> list[str]:
    """Which measures moved by more than chance, by the rules of run charts; or that none did."""
    moved, looked = [], 0
    for one in INDICATORS:
        stored = tables.get(f"programme_{one.value}")
        chart = chart_of([stored]) if stored else None
        if chart and chart.enough:
            looked += 1
            moved += [str(ABOUT[one].title).lower()] if chart.signals else []
    if not looked:
        return []
    if not moved:
        return [_("No measure of the programme moved by more than chance in this year.")]
    return [
        _("Something changed in this year, by more than chance: %(measures)s.")
        % {"measures": ", ".join(moved)}
    ]


def _calamities(tables: Tables) -> list[str]:
    said = []
    for code, sentence in (
        ("files_report", _("%(when)s about %(number)s reports were sent in time%(late)s.")),
        ("files_first_talk", _("%(when)s about %(number)s first talks were in time%(late)s.")),
        (
            "files_investigation",
            _("%(when)s about %(number)s investigations were sent in time%(late)s."),
        ),
    ):
        found = shown(tables, code)
        number = found[1].numbers.get(("in_time",)) if found else None
        if found and number:
            late = found[1].numbers.get(("late",))
            told = _(", and about %(number)s late or not at all") % {"number": late} if late else ""
            said.append(sentence % {"when": when_of(found[0]), "number": number, "late": told})
    return said


def _figure(tables: Tables, table: str, code: str) -> str:
    stored = tables.get(table)
    figure = stored.figure(code) if stored else None
    return figure.value if figure else ""


_SENTENCES: Mapping[Question, Callable[[Tables], list[str]]] = {
    Question.TEAM: _team,
    Question.TRAINING: _training,
    Question.PROGRAMME: _programme,
    Question.CALAMITIES: _calamities,
}
