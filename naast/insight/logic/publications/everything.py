"""The fixed list of all that is ever published of a year, in order of importance."""

from naast.insight.logic.publications.declared import Declared
from naast.insight.logic.publications.list_answers import ANSWERS
from naast.insight.logic.publications.list_files import FILES
from naast.insight.logic.publications.list_groups import GROUPS
from naast.insight.logic.publications.list_reports import REPORTS
from naast.insight.logic.publications.list_support import SUPPORT
from naast.insight.logic.publications.list_team import PROGRAMME, TEAM, TRAINING
from naast.insight.logic.publications.mark import canonical, mark_of

ALL: tuple[Declared, ...] = (
    *(*SUPPORT, *GROUPS, *REPORTS, *ANSWERS),
    *(*FILES, *TEAM, *TRAINING, *PROGRAMME),
)


def version_of(declared: tuple[Declared, ...]) -> str:
    """Twelve hex digits that change with any table, order, dimension or value of the list."""
    told = [
        [
            one.code,
            one.question.value,
            one.population.value,
            one.years,
            [[each.code, list(each.values)] for each in one.dimensions],
            sorted(map(list, one.structural)),
        ]
        for one in declared
    ]
    return mark_of(canonical(told))[:12]


VERSION = version_of(ALL)
