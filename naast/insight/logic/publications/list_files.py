"""The tables about clocks of calamity files: of the calamity side's own days, never with support.

A file is in one cell of every table, and no two tables share a way of splitting: they share their
total and nothing else, so an attacker gains nothing by laying them over one another.
"""

from naast.insight.logic.disclosure.tables import Dimension
from naast.insight.logic.publications.declared import Declared, Population, Question

IN_TIME = "in_time"
VERDICTS = (IN_TIME, "extended", "late", "no_clock")
NEVER_LONGER = (IN_TIME, "late", "no_clock")
NOTICED = Dimension("file_noticed", ("this_year", "before"))
REPORT = Dimension("file_report", NEVER_LONGER)
FIRST_TALK = Dimension("file_first_talk", NEVER_LONGER)
INVESTIGATION = Dimension("file_investigation", VERDICTS)
OWN_STEPS = Dimension("file_own_steps", NEVER_LONGER)
SUPPORT = Dimension("file_support", ("yes", "not_yet", "no_event"))
SPLITS = {
    "noticed": NOTICED,
    "report": REPORT,
    "first_talk": FIRST_TALK,
    "investigation": INVESTIGATION,
    "own_steps": OWN_STEPS,
    "support": SUPPORT,
}


def _declared(code: str, years: int, *dimensions: Dimension) -> Declared:
    return Declared(
        code=code if years == 1 else f"{code}_3y",
        question=Question.CALAMITIES,
        population=Population.FILES,
        years=years,
        dimensions=dimensions,
    )


# Totals first; then three years, because few hospitals have ten files of a kind in one.
FILES = (
    _declared("files", 1),
    _declared("files", 3),
    *(_declared(f"files_{code}", 3, split) for code, split in SPLITS.items() if code != "noticed"),
    *(_declared(f"files_{code}", 1, split) for code, split in SPLITS.items()),
)
