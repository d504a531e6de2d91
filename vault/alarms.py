"""Alarms on unusual opening: written by the vault, kept in its own list, silenced by nobody.

A row is a day, a kind and the role that was used; the name of somebody at work is kept so that
those told are not the one it is about. Nothing tells which case. A coordinator and the staff
representative each look; a mark hides nothing, and the next alarm of the kind takes it away.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from vault.authority import COORDINATORS, Asking
from vault.core import Core
from vault.entries import Entry
from vault.refusal import Refused
from vault.store import Store

KEPT_DAYS = 730
REPRESENTATIVE = "staff_representative"
COLUMNS = "day, kind, role, person, count, coordinator, representative"
TELL_AGAIN = 10  # times as many as were told


def alarms(core: Core, *, actor: str, role: str) -> list[dict[str, Any]]:
    """What rang, newest first: a day, a kind, a role, how often; for a coordinator also whether it
    was herself. Never a person."""
    asking = _watching(core, actor, role)
    own = asking.actor if role in COORDINATORS else ""
    return listed(core.store, own)


def listed(store: Store, own: str = "") -> list[dict[str, Any]]:
    """The list itself, also for whoever reads the vault's folder. own: an actor, or nobody."""
    rows = store.rows(f"SELECT {COLUMNS} FROM alarms ORDER BY day DESC, kind, role, person")  # noqa: S608
    groups = groupby(rows, key=lambda row: tuple(row[:3]))
    return [_line(what, list(found), own) for what, found in groups]


def _line(what: tuple[str, str, str], rows: list[Any], own: str) -> dict[str, Any]:
    day, kind, role = what
    marks = {"coordinator": [row[5] for row in rows], REPRESENTATIVE: [row[6] for row in rows]}
    return {
        "day": day,
        "kind": kind,
        "role": role,
        "count": sum(row[4] for row in rows),
        "own": bool(own) and any(row[3] == own for row in rows),
        "looked": {word: max(days) for word, days in marks.items() if all(days)},
    }


def look_at_alarm(core: Core, *, day: str, kind: str, about: str, actor: str, role: str) -> None:
    """One of the two roles looked. Not the coordinator whom it is about."""
    asking = _watching(core, actor, role)
    where = "day = ? AND kind = ? AND role = ?"
    people = core.store.column(f"SELECT person FROM alarms WHERE {where}", day, kind, about)  # noqa: S608
    if not people or (role in COORDINATORS and actor in people):
        raise Refused("not_allowed")
    column = "coordinator" if role in COORDINATORS else "representative"
    core.enter(Entry(asking.log_name, role, "look_at_alarm"))
    with core.store.change():
        core.store.run(
            f"UPDATE alarms SET {column} = ? WHERE {where} AND {column} = ''",  # noqa: S608
            _day(core.clock()), day, kind, about,
        )  # fmt: skip
        core.keep_head()


def alarms_to_tell(core: Core) -> list[dict[str, Any]]:
    """New ones, and those that grew tenfold since. person: who is not told, or nobody."""
    rows = core.store.rows(
        "SELECT day, kind, role, person, count FROM alarms "
        "WHERE told = 0 OR count >= told * ? ORDER BY day, kind, role, person",
        TELL_AGAIN,
    )
    return [
        {"day": day, "kind": kind, "about": role, "person": person or None, "count": count}
        for day, kind, role, person, count in rows
    ]


def alarm_told(
    core: Core, *, day: str, kind: str, about: str, person: str | None, count: int
) -> None:
    """People were told. Whoever lies about it hides nothing: the list stays as it is."""
    with core.store.change():
        core.store.run(
            "UPDATE alarms SET told = min(?, count) "
            "WHERE day = ? AND kind = ? AND role = ? AND person = ?",
            *(count, day, kind, about, person or ""),
        )
        core.keep_head()


def forget_old_alarms(core: Core) -> None:
    """Within the turn's change."""
    oldest = _day(core.clock() - timedelta(days=KEPT_DAYS).total_seconds())
    core.store.run("DELETE FROM alarms WHERE day < ?", oldest)


def in_words(found: Iterable[dict[str, Any]]) -> list[str]:
    """For the operator, who needs no web to read them."""
    return [
        f"{one['day']} {one['kind']} {one['role']} {one['count']} "
        f"looked: {', '.join(sorted(one['looked'])) or 'nobody'}"
        for one in found
    ]


def _watching(core: Core, actor: str, role: str) -> Asking:
    asking = core.asking(actor, role)
    if role != REPRESENTATIVE and not (role in COORDINATORS and asking.listed):
        core.refuse(asking, "alarms")
    return asking


def _day(now: float) -> str:
    return datetime.fromtimestamp(now, UTC).date().isoformat()
