"""Rings an alarm: one row a day, kind, role and person at work, on disk before the vault answers.

The kinds: not_assigned, too_near (own case, own line, involved), after_closing, many (in an hour),
tries (refused again and again), list (who is on the vault's list changed), list_refused, founded,
stranger (another user of the machine knocked), replica (a copy was missing or left behind).
"""

from datetime import UTC, datetime
from typing import Protocol

from vault.limits import Hour
from vault.protections import Protections
from vault.store import Case, Store

AT_WORK = frozenset({"coordinator", "deputy_coordinator", "steward", "supporter"})
ROWS_A_DAY = 500  # whoever invents names gets no more rows, only higher counts
EXACT = 100  # in an hour; beyond, each hundredth is written
TRIES = 5
TRIES_OF_PUBLIC = 20  # everybody with a mistyped code together


class Ringing(Protocol):
    """What of the vault's core is needed here."""

    store: Store
    hour: Hour
    protections: Protections

    def clock(self) -> float:
        """Seconds since 1970."""


def ring(core: Ringing, kind: str, role: str, actor: str = "") -> None:
    """Count it, and write it down."""
    if not core.protections.alarms_are_kept:
        return
    person = actor if role in AT_WORK and actor.startswith("person:") else ""
    hour = core.hour.at(core.clock())
    hour.used["alarm", kind, role, person] += 1
    number = hour.used["alarm", kind, role, person]
    if number <= EXACT:
        write_down(core.store, core.clock(), kind, role, person=person)
    elif number % EXACT == 0:
        write_down(core.store, core.clock(), kind, role, person=person, more=EXACT)


def write_down(
    store: Store, now: float, kind: str, role: str, *, person: str = "", more: int = 1
) -> None:
    """On disk when this returns; also for an operator's command, while no vault runs."""
    day = datetime.fromtimestamp(now, UTC).date().isoformat()
    (rows,) = store.column("SELECT count(*) FROM alarms WHERE day = ?", day)
    person = person if rows < ROWS_A_DAY else ""
    with store.change():
        store.run(
            "INSERT INTO alarms (day, kind, role, person, count) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (day, kind, role, person) DO UPDATE SET "
            "count = count + excluded.count, coordinator = '', representative = ''",
            *(day, kind, role, person, more),
        )


def ring_for_refusal(core: Ringing, kind: str, role: str, actor: str) -> None:
    """kind: empty where one refusal alone means nothing, such as a mistyped code."""
    hour = core.hour.at(core.clock())
    if kind:
        ring(core, kind, role, actor)
    if role == "system":
        return
    hour.used["row", actor] += 1
    most = TRIES_OF_PUBLIC if actor == "public" else TRIES
    if hour.used["row", actor] >= most:
        hour.used["row", actor] = 0
        ring(core, "tries", role, actor)


def why_refused(case: Case, tag: bytes | None, role: str) -> str:
    """The kind of alarm for somebody who may not: too near, or not assigned."""
    near = tag is not None and role in AT_WORK and (tag == case.person or tag in case.apart)
    return "too_near" if near else "not_assigned"
