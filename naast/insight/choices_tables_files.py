"""Words of the tables about the clocks of calamity files."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from naast.insight.choices_table_words import TableWords, Words

_POPULATION = _(
    "Calamity files of events that were noticed in the year, or of which a clock had its last day"
    " in it. Over three years a file counts once for each of these years."
)
_SOURCE = _("The steps of the calamity files: their last day, and the day on which they were done.")
_LET_GO = _("Steps that were let go, and files whose time of keeping is over.")
_DAY = _("The last day itself is in time. Days on which a clock stood still are in that last day.")


def _clock(title: Words, question_line: Words, definition: Words) -> TableWords:
    return TableWords(
        title=title,
        question_line=question_line,
        definition=definition,
        population=_POPULATION,
        exclusions=_LET_GO,
        source=_SOURCE,
    )


_ONE_YEAR: Mapping[str, TableWords] = {
    "files": _clock(
        _("Calamity files"),
        _("How many calamity files were there?"),
        _("Files of which at least one clock can be judged in the year, or that began in it."),
    ),
    "files_noticed": _clock(
        _("Calamity files by when the event was noticed"),
        _("How many files began in the year?"),
        _("Whether the event was noticed in the year or before it."),
    ),
    "files_report": _clock(
        _("Reports to the inspectorate"),
        _("Are calamities reported within three working days?"),
        _DAY,
    ),
    "files_first_talk": _clock(
        _("The first talk with patient or family"),
        _("Does somebody speak with the family within a day?"),
        _DAY,
    ),
    "files_investigation": _clock(
        _("Investigations"),
        _("Is the investigation sent in the time that the inspectorate asks?"),
        _(
            "In time with an extension: more time was asked before the last day. The last day"
            " itself is in time. Where there are several clocks, the worst counts."
        ),
    ),
    "files_own_steps": _clock(
        _("The hospital's own steps"),
        _("Does the hospital keep the times that it gave itself?"),
        _(
            "Late: one or more of the hospital's own steps was done after its last day, or not yet."
            " The last day itself is in time."
        ),
    ),
    "files_support": TableWords(
        title=_("Support for everyone involved"),
        question_line=_("Was support offered to everyone who was involved?"),
        definition=_(
            "Yes: everyone who was named was offered support, whatever they answered. As it was on"
            " the day of publishing, because no day of offering is kept."
        ),
        population=_POPULATION,
        exclusions=_("Who was involved, and what became of it: a calamity file never learns that."),
        source=_("One line in the calamity file: yes or not yet."),
    ),
}
WORDS: Mapping[str, TableWords] = {
    **_ONE_YEAR,
    **{f"{code}_3y": words for code, words in _ONE_YEAR.items() if code != "files_noticed"},
}
_VERDICTS: Mapping[str, Words] = {
    "in_time": _("In time"),
    "extended": _("In time, with an extension"),
    "late": _("Late, or not done"),
    "no_clock": _("No such clock in this year"),
}
VALUES: Mapping[tuple[str, str], Words] = {
    ("file_noticed", "this_year"): _("Noticed in the year"),
    ("file_noticed", "before"): _("Noticed before"),
    ("file_support", "yes"): _("Yes, to everyone"),
    ("file_support", "not_yet"): _("Not yet to everyone"),
    ("file_support", "no_event"): _("No reported event with the file"),
    **{
        (f"file_{clock}", code): words
        for clock in ("report", "first_talk", "investigation", "own_steps")
        for code, words in _VERDICTS.items()
    },
}
DIMENSIONS: Mapping[str, Words] = {
    "file_noticed": _("When the event was noticed"),
    "file_report": _("The report"),
    "file_first_talk": _("The first talk"),
    "file_investigation": _("The investigation"),
    "file_own_steps": _("The hospital's own steps"),
    "file_support": _("Support offered to everyone"),
}
