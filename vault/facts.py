"""The fact box: what remains of closed cases, without name, time or order."""

import secrets

from vault.core import Core
from vault.entries import Entry

LEAST_FACTS = 10


def fact_count(core: Core) -> int:
    """Facts that no period has taken yet."""
    (count,) = core.store.column("SELECT count(*) FROM facts WHERE period IS NULL")
    return int(count)


def take_facts(core: Core, *, period: str) -> list[bytes]:
    """All facts in the box, or none below ten. The same period gets the same facts again, never
    more: two takings that differ by one would tell who came in between."""
    taken = _facts_of(core, period)
    if not taken and fact_count(core) >= LEAST_FACTS:
        core.enter(Entry("system:clock", "system", "take_facts"))
        with core.store.change():
            core.store.run("UPDATE facts SET period = ? WHERE period IS NULL", period)
            core.keep_head()
        taken = _facts_of(core, period)
    secrets.SystemRandom().shuffle(taken)
    return taken


def destroy_facts(core: Core, *, period: str) -> int:
    """The tables of the period are stored."""
    core.enter(Entry("system:clock", "system", "destroy_facts"))
    with core.store.change():
        destroyed = core.store.run("DELETE FROM facts WHERE period = ?", period)
        core.keep_head()
    return destroyed


def _facts_of(core: Core, period: str) -> list[bytes]:
    return core.store.column("SELECT fact FROM facts WHERE period = ?", period)
