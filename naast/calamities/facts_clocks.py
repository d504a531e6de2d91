"""Whether the clocks of calamity files are kept: counts of files, for publications only.

A file counts once in a year: where its event was noticed in it, or one of its clocks had its last
day in it. Which file, department or day it was does not leave this area.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from naast.calamities.logic.clocks.verdict import Step, worst
from naast.calamities.logic.plan import is_own
from naast.calamities.models import CalamityFile, FileStep

REPORT, INVESTIGATION = "nl-igj-report", "nl-igj-investigation"
FIRST_TALK = "nl-family-first-talk"


@dataclass(frozen=True)
class ClocksOfYear:
    """files: all that count. The others add up to it, each by one word: noticed (this_year,
    before); a verdict of logic.clocks.verdict for a clock; support (yes, not_yet, no_event)."""

    files: int
    noticed: Mapping[str, int]
    report: Mapping[str, int]
    investigation: Mapping[str, int]
    first_talk: Mapping[str, int]
    own_steps: Mapping[str, int]
    support: Mapping[str, int]


class _File(NamedTuple):
    pk: UUID
    noticed_on: date
    support: str


def clocks_of_year(year: int, on: date) -> ClocksOfYear:
    """Two queries, however many files. on: the day of looking. Support is as it is on that day:
    when it was offered is kept nowhere."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    steps = _steps(first, min(last, on - timedelta(days=1)))
    files = [one for one in _files(last) if first <= one.noticed_on or one.pk in steps]
    found = [steps.get(one.pk, []) for one in files]
    return ClocksOfYear(
        files=len(files),
        noticed=Counter("this_year" if one.noticed_on >= first else "before" for one in files),
        report=_verdicts(found, REPORT),
        investigation=_verdicts(found, INVESTIGATION),
        first_talk=_verdicts(found, FIRST_TALK),
        own_steps=Counter(worst(step for rule, step in one if is_own(rule)) for one in found),
        support=Counter(one.support for one in files),
    )


def _verdicts(found: Iterable[list[tuple[str, Step]]], name: str) -> Counter[str]:
    return Counter(worst(step for rule, step in one if rule == name) for one in found)


def _steps(first: date, last: date) -> Mapping[UUID, list[tuple[str, Step]]]:
    rows = FileStep.objects.filter(due_on__range=(first, last), not_needed=False).order_by()
    found: dict[UUID, list[tuple[str, Step]]] = defaultdict(list)
    for pk, rule, due, done, asked in rows.values_list(
        "file_id", "rule", "due_on", "done_on", "asked_on"
    ):
        found[pk].append((rule, Step(due, done, asked is not None)))
    return found


def _files(last: date) -> list[_File]:
    rows = CalamityFile.objects.filter(noticed_on__lte=last).order_by()
    told = rows.values_list("pk", "noticed_on", "incident__support_offered")
    return [_File(pk, noticed, _support(offered)) for pk, noticed, offered in told]


def _support(offered: bool | None) -> str:
    return "no_event" if offered is None else "yes" if offered else "not_yet"
