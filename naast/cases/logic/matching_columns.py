"""Requests and supporters as arrays of small numbers, so that all pairs are scored at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from naast.cases.logic.matching_types import Request, Supporter

Numbers = NDArray[Any]
SENIORITY = {"trainee": 1, "starter": 2, "experienced": 3, "senior": 4}
UNKNOWN = -9999  # a year or step that nobody filled in is near nothing
LONGEST_REST_DAYS = 90
CATCH_UP = 3
_LANGUAGE_BITS = 62


@dataclass(frozen=True)
class Columns:
    """One array a property, all of one length."""

    def each(self, change: Callable[[Numbers], Numbers]) -> Self:
        """The same columns, every array changed alike."""
        changed = {one.name: change(getattr(self, one.name)) for one in fields(self)}
        return replace(self, **changed)


@dataclass(frozen=True)
class Asking(Columns):
    """Requests. 0 stands for a word that is not known; language and wishes are bits or yes/no."""

    profession: Numbers
    specialism: Numbers
    seniority: Numbers
    decade: Numbers
    started: Numbers
    site: Numbers
    department: Numbers
    language: Numbers
    wish_gender: Numbers
    wish_own: Numbers
    wish_other: Numbers
    wish_profession: Numbers


@dataclass(frozen=True)
class Helping(Columns):
    """Supporters. year: cases fewer than the middle of the team; rest: in tens of days."""

    profession: Numbers
    specialism: Numbers
    seniority: Numbers
    decade: Numbers
    started: Numbers
    site: Numbers
    department: Numbers
    languages: Numbers
    gender: Numbers
    year: Numbers
    open: Numbers
    rest: Numbers
    on_call: Numbers


def columns(
    requests: Sequence[Request], helpers: Sequence[Supporter], middle: int, today: date
) -> tuple[Asking, Helping]:
    """Both sides, coded with the same words. middle: see middle_of_the_year."""
    word = _Words()
    bits = _language_bits(requests)
    asking = Asking(
        profession=word("profession", (r.profession for r in requests)),
        specialism=word("specialism", (r.specialism for r in requests)),
        seniority=_steps(r.seniority for r in requests),
        decade=_years(r.birth_decade for r in requests),
        started=_years(r.started_year for r in requests),
        site=word("site", (r.site for r in requests)),
        department=word("department", (r.department for r in requests)),
        language=_whole((_bits(r.languages[:1], bits) for r in requests), np.int64),
        wish_gender=word("gender", (_wish(r.wish_gender) for r in requests)),
        wish_own=_whole((r.wish_own_unit == "own" for r in requests), np.bool_),
        wish_other=_whole((r.wish_own_unit == "other" for r in requests), np.bool_),
        wish_profession=_whole((r.wish_profession == "same" for r in requests), np.bool_),
    )
    helping = Helping(
        profession=word("profession", (s.profession for s in helpers)),
        specialism=word("specialism", (s.specialism for s in helpers)),
        seniority=_steps(s.seniority for s in helpers),
        decade=_years(s.birth_decade for s in helpers),
        started=_years(s.started_year for s in helpers),
        site=word("site", (s.site for s in helpers)),
        department=word("department", (s.department for s in helpers)),
        languages=_whole((_bits(s.languages, bits) for s in helpers), np.int64),
        gender=word("gender", (s.gender for s in helpers)),
        year=_whole((min(middle - s.cases_last_year, CATCH_UP) for s in helpers), np.int32),
        open=_whole((s.open_count for s in helpers), np.int32),
        rest=_whole((days_of_rest(s, today) // 10 for s in helpers), np.int32),
        on_call=_whole((s.turn for s in helpers), np.int32),
    )
    return asking, helping


def middle_of_the_year(team: Iterable[Supporter]) -> int:
    """The middle of what everybody trained and active did in a year (the lower of two)."""
    counts = sorted(one.cases_last_year for one in team if one.trained and one.active)
    return counts[(len(counts) - 1) // 2] if counts else 0


def days_of_rest(supporter: Supporter, today: date) -> int:
    """Days since the last case, at most ninety; ninety for somebody who had none."""
    if supporter.last_case_on is None:
        return LONGEST_REST_DAYS
    return max(0, min((today - supporter.last_case_on).days, LONGEST_REST_DAYS))


class _Words:
    """Numbers for words, the same on both sides; the empty word is 0."""

    def __init__(self) -> None:
        self._numbers: dict[str, dict[str, int]] = {}

    def __call__(self, kind: str, words: Iterable[str]) -> Numbers:
        known = self._numbers.setdefault(kind, {"": 0})
        return _whole((known.setdefault(word, len(known)) for word in words), np.int32)


def _whole(values: Iterable[int], kind: type[np.generic]) -> Numbers:
    return np.fromiter(values, dtype=kind)


def _years(years: Iterable[int | None]) -> Numbers:
    return _whole((UNKNOWN if year is None else year for year in years), np.int16)


def _steps(words: Iterable[str]) -> Numbers:
    return _whole((SENIORITY.get(word, UNKNOWN) for word in words), np.int16)


def _wish(word: str) -> str:
    return "" if word == "any" else word


def _language_bits(requests: Sequence[Request]) -> Mapping[str, int]:
    """A bit for each preferred language; of the 62 most asked for, which a hospital never fills."""
    asked: dict[str, int] = {}
    for request in requests:
        for language in request.languages[:1]:
            asked[language] = asked.get(language, 0) + 1
    often = sorted(asked, key=lambda language: (-asked[language], language))
    return {language: 1 << place for place, language in enumerate(often[:_LANGUAGE_BITS])}


def _bits(languages: Iterable[str], bits: Mapping[str, int]) -> int:
    found = 0
    for language in languages:
        found |= bits.get(language, 0)
    return found
