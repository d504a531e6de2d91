"""The fact box: what remains of closed cases, without name, time or order, but for its year.

A fact comes in parts, and its parts are dealt out: each changes places with the same part of a fact
drawn from those of its year and key. So the box holds how often each part stands with each key, as
tables need, and no fact in it is that of one case.
"""

import json
import re
import secrets
from collections.abc import Mapping
from typing import NamedTuple

from vault.core import Core
from vault.entries import Entry
from vault.keys import new_seed

LEAST_FACTS = 10
YEARS = 3  # small hospitals need three years in one table
TAKEN = "facts_taken"  # the last year that was taken; it and all before it hold still
_YEAR = re.compile(r"([0-9]{4})(Q[1-4])?\Z")  # the first facts had a quarter
BYTES = 96


def fact_count(core: Core) -> int:
    """Facts that no period has taken yet."""
    (count,) = core.store.column("SELECT count(*) FROM facts WHERE period IS NULL")
    return int(count)


def take_facts(core: Core, *, period: str) -> dict[str, list[bytes]]:
    """The facts of the year and of the two before it, or none where these are fewer than ten.

    A fact belongs to the year it closed in, or to this one where that year was taken before; facts
    of later years stay in the box. A year once taken gets the same facts again, never more: two
    takings that differ by one would tell who came in between. A year that has not begun is not
    taken: it would close the years until then.
    """
    if _taken(core) < period <= _this_year(core):
        _take(core, period)
    return _of_window(core, period)


def keep_fact(core: Core, fact: bytes) -> None:
    """Within a change. A fact without parts is kept as it came."""
    name = new_seed()[:16]
    core.store.run("INSERT INTO facts VALUES (?, NULL, ?)", name, fact)
    deal = _deal_of(fact)
    if deal is None or not core.protections.facts_are_dealt_out:
        return
    rows = core.store.rows("SELECT id, fact FROM facts WHERE period IS NULL")
    read = {each: _deal_of(kept) for each, kept in rows}
    alike = {each: one for each, one in read.items() if one and one.place == deal.place}
    mine, touched = alike[name].parts, {name}
    for number in range(len(mine)):
        other = secrets.choice(list(alike))
        theirs = alike[other].parts
        mine[number], theirs[number] = theirs[number], mine[number]
        touched.add(other)
    for each in touched:
        core.store.run("UPDATE facts SET fact = ? WHERE id = ?", alike[each].as_fact(), each)


class _Deal(NamedTuple):
    """place: year, version, key and number of parts; parts only move between facts of one place."""

    place: tuple[str, int, str, int]
    parts: list[str]

    def as_fact(self) -> bytes:
        year, version, key, _number = self.place
        plain = {"q": year, "v": version, "k": key, "f": ".".join(self.parts)}
        return json.dumps(plain, separators=(",", ":")).encode().ljust(BYTES)


def _deal_of(fact: bytes) -> _Deal | None:
    """Only what would be written again byte for byte: so nothing is lost by dealing."""
    try:
        read = json.loads(fact)
        year, version, key = str(read["q"]), int(read["v"]), str(read["k"])
        parts = read["f"].split(".")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        return None
    deal = _Deal((year, version, key, len(parts)), parts)
    return deal if deal.as_fact() == fact else None


def destroy_facts(core: Core, *, before: str) -> int:
    """The tables that need the years before this one are stored. Only what was taken goes."""
    core.enter(Entry("system:clock", "system", "destroy_facts"))
    with core.store.change():
        destroyed = core.store.run("DELETE FROM facts WHERE period < ?", before)
        core.keep_head()
    return destroyed


def year_of(fact: bytes) -> str:
    """The year that a fact says it closed in; "" where that cannot be read."""
    try:
        found = _YEAR.match(json.loads(fact)["q"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    return found[1] if found else ""


def _take(core: Core, period: str) -> None:
    """Puts each fact with its year, and closes the years up to this one."""
    untaken = core.store.rows("SELECT id, fact FROM facts WHERE period IS NULL")
    taken, now = _taken(core), _this_year(core)
    read = {name: year_of(fact) for name, fact in untaken}
    years = {name: year if taken < year <= now else period for name, year in read.items()}
    due = {name: year for name, year in years.items() if year <= period}
    window = _window(period)
    found = sum(year in window for year in due.values())
    if found + sum(map(len, _of(core, window).values())) < LEAST_FACTS:
        return
    core.enter(Entry("system:clock", "system", "take_facts"))
    with core.store.change():
        for name, year in due.items():
            core.store.run("UPDATE facts SET period = ? WHERE id = ?", year, name)
        core.store.set_meta(TAKEN, period)
        core.keep_head()


def _this_year(core: Core) -> str:
    return core.today()[:4]


def _taken(core: Core) -> str:
    """An older vault kept no such word, only what was taken."""
    (last,) = core.store.column("SELECT max(period) FROM facts")
    return max(str(core.store.meta(TAKEN, "")), last or "")


def _of_window(core: Core, period: str) -> dict[str, list[bytes]]:
    found = _of(core, _window(period))
    few = sum(map(len, found.values())) < LEAST_FACTS
    for facts in found.values():
        secrets.SystemRandom().shuffle(facts)
    return {year: [] for year in found} if few else found


def _of(core: Core, years: Mapping[str, None]) -> dict[str, list[bytes]]:
    return {
        year: core.store.column("SELECT fact FROM facts WHERE period = ?", year) for year in years
    }


def _window(period: str) -> dict[str, None]:
    """The year and the two before it, the year last."""
    return dict.fromkeys(f"{int(period) - back:04}" for back in reversed(range(YEARS)))
