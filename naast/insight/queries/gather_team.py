"""The open tables about the team: how many, of which work and place, where somebody is missing."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from naast.insight.logic.disclosure.tables import Cell, Dimension
from naast.insight.logic.publications.declared import Declared
from naast.insight.logic.publications.list_team import TEAM
from naast.insight.logic.publications.open_tables import (
    number,
    open_counts,
    open_figures,
    rounded_counts,
    share,
)
from naast.insight.logic.publications.stored import Stored
from naast.people.choices import Profession
from naast.people.facts import staff_by_both
from naast.supporters.facts_year import on_call_of_year, team_of_year

BY_CODE: Mapping[str, Declared] = {one.code: one for one in TEAM}
PROFESSIONS = Dimension("team_profession", tuple(Profession.values))


def figures(period: str, on: date) -> list[Stored]:
    """Seven queries. The team as on the last day of the period; the staff as on the day of looking,
    because a directory keeps no past."""
    first, last = date(int(period), 1, 1), date(int(period), 12, 31)
    team = team_of_year(first, last, on)
    staff = _cells(staff_by_both(on))
    names = {cell[1] for cell in (*team.groups, *staff)}
    sites = Dimension("team_site", tuple(sorted(names)))
    both = (PROFESSIONS, sites)
    size = [
        number("trained", team.trained),
        number("newly_trained", team.newly),
        number("stopped", team.stopped),
    ]
    everybody = _cells(team.groups)
    known = {cell: count for cell, count in everybody.items() if cell[0]}
    return [
        open_figures(BY_CODE["team_size"], period, size),
        open_counts(BY_CODE["team_professions"], period, both[:1], _by(known, 0)),
        open_counts(BY_CODE["team_sites"], period, both[1:], _by(everybody, 1)),
        open_counts(BY_CODE["team_coverage"], period, both, known),
        rounded_counts(BY_CODE["team_staff"], period, both, staff),
        *_on_call(first, last, on),
    ]


def _cells(groups: Mapping[tuple[str, str], int]) -> dict[Cell, int]:
    return {(profession, site): count for (profession, site), count in groups.items()}


def _by(groups: Mapping[Cell, int], place: int) -> Mapping[Cell, int]:
    found: Counter[Cell] = Counter()
    for cell, count in groups.items():
        found[(cell[place],)] += count
    return found


def _on_call(first: date, last: date, on: date) -> list[Stored]:
    """No table where nobody was ever on call."""
    found = on_call_of_year(first, last, on)
    turns = [number("turns", found.turns), share("covered", found.covered, found.turns)]
    told = turns if found.known else [number("turns", None)]
    declared, period = BY_CODE["team_on_call"], str(last.year)
    return [open_figures(declared, period, told)] if found.turns else []
