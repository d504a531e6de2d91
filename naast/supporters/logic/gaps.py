"""Where the team has nobody: a site, a night, a weekend, a profession, a language."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from naast.supporters.logic.team_page import Mate

# From how many of the staff on a gap is named: about fewer, "nobody" says little.
PROFESSION_FROM = 10
LANGUAGE_FROM = 5
NIGHTS, WEEKENDS, OTHER_SITES = "nights", "weekends", "other_sites"


class Missing(StrEnum):
    """What there is nobody for."""

    SITE = "site"
    NIGHTS = "nights"
    WEEKENDS = "weekends"
    PROFESSION = "profession"
    LANGUAGE = "language"


@dataclass(frozen=True)
class Gap:
    """value: the code of the site, profession or language. today: the team has somebody, who is
    away, resting or full today."""

    missing: Missing
    value: str
    today: bool = False


@dataclass(frozen=True)
class Staff:
    """How many people work at each site, in each profession, and speak each language."""

    sites: Mapping[str, int] = field(default_factory=dict)
    professions: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)


def gaps_of(team: Sequence[Mate], staff: Staff, today: date) -> tuple[Gap, ...]:
    """Sites first, then professions, then languages, each by code; nobody untrained counts."""
    trained = [mate for mate in team if mate.member.trained]
    free = [mate for mate in trained if mate.can_be_asked(today)]
    return tuple(
        Gap(missing, value, today=any(map(fits, trained)))
        for missing, value, fits in _needs(staff)
        if not any(map(fits, free)) and not _said_already(missing, value, free)
    )


Fits = Callable[[Mate], bool]


def _needs(staff: Staff) -> Iterator[tuple[Missing, str, Fits]]:
    for site in sorted(staff.sites):
        yield Missing.SITE, site, _at(site)
        yield Missing.NIGHTS, site, _at(site, NIGHTS)
        yield Missing.WEEKENDS, site, _at(site, WEEKENDS)
    for code in _enough(staff.professions, PROFESSION_FROM):
        yield Missing.PROFESSION, code, _of_profession(code)
    for code in _enough(staff.languages, LANGUAGE_FROM):
        yield Missing.LANGUAGE, code, _speaks(code)


def _said_already(missing: Missing, site: str, free: Iterable[Mate]) -> bool:
    """Without anybody at the site, its nights and weekends need no sentence of their own."""
    return missing in (Missing.NIGHTS, Missing.WEEKENDS) and not any(map(_at(site), free))


def _enough(counts: Mapping[str, int], least: int) -> list[str]:
    return sorted(code for code, number in counts.items() if code and number >= least)


def _at(site: str, willing: str = "") -> Fits:
    def fits(mate: Mate) -> bool:
        member = mate.member
        there = member.site == site or OTHER_SITES in member.accepts
        return there and (not willing or willing in member.accepts)

    return fits


def _of_profession(code: str) -> Fits:
    return lambda mate: mate.member.profession == code


def _speaks(code: str) -> Fits:
    return lambda mate: code in mate.member.languages
