"""The nightly turn: a new epoch key, every open case re-wrapped, the key of seven turns ago dead.

A case closed while number c was newest is dead as soon as the number is c + 7. Each step may be
repeated and may be cut off at any point: the store changes in one piece or not at all.
"""

import time
from typing import Any

from vault import chain, keys
from vault.alarms import forget_old_alarms
from vault.core import Core
from vault.entries import Entry
from vault.keys import Epoch
from vault.refusal import Refused
from vault.statement import epoch_statement

KEPT_TURNS = 7
LEAST_SECONDS = 20 * 3600


def public_key(core: Core) -> dict[str, Any]:
    """What intake seals to, signed with the vault's long-term key."""
    return epoch_statement(core)


def begin_turn(core: Core) -> dict[str, Any]:
    """The new epoch; while a turn is open, the one already made."""
    if not core.store.meta("turn_open"):
        _wait_for_night(core)
        new = Epoch(core.epoch.number + 1, keys.new_seed())
        core.enter(Entry("system:clock", "system", "begin_turn"))
        with core.store.change():
            core.store.run("INSERT INTO epochs VALUES (?, ?)", new.number, new.seed)
            core.store.set_meta("turn_open", 1)
            core.store.set_meta("turned_at", core.clock())
            core.keep_head()
        core.epochs[new.number] = new
        core.turned = time.monotonic()
    return public_key(core)


def _wait_for_night(core: Core) -> None:
    """By the wall clock, or by uptime where the wall clock was once wrong."""
    since = core.clock() - core.store.meta("turned_at", float("-inf"))
    awake = time.monotonic() - core.turned
    if not core.demo and since < LEAST_SECONDS and awake < LEAST_SECONDS:
        raise Refused("too_soon")


def rewrap(core: Core, *, case_id: str, wrap: bytes) -> bytes:
    """The case key under the newest epoch. No key leaves, so no entry.

    closed also for a row of an old backup that nobody here knows: its key died long ago, and so did
    the mark that it ended. A younger one that is not known is refused, and stays as it is.
    """
    asking = core.asking("system:clock", "system")
    dead = keys.epoch_of(wrap) <= core.epoch.number - KEPT_TURNS
    if dead and core.store.case(case_id) is None:
        raise Refused("closed")
    case = core.known_case(case_id, asking, "rewrap")
    key = core.key_of(case, wrap)
    if case.epoch != core.epoch.number or case.damaged:
        with core.store.change():
            core.store.run(
                "UPDATE cases SET epoch = ?, damaged = 0 WHERE case_id = ?",
                core.epoch.number,
                case_id,
            )
    return keys.make_wrap(core.epoch, case_id, key, bound=core.protections.wraps_are_bound)


def waiting_for_rewrap(core: Core) -> list[str]:
    """Open cases still under an older key, except those reported damaged."""
    number = core.epoch.number
    return [case.case_id for case in core.store.cases("epoch < ? AND damaged = 0", number)]


def finish_turn(core: Core) -> list[int]:
    """Destroy what is seven turns old. Refused while an open case would be left behind."""
    if not core.store.meta("turn_open"):
        return []
    waiting = waiting_for_rewrap(core)
    if waiting:
        raise Refused("not_rewrapped", len(waiting))
    dying = [number for number in core.epochs if number <= core.epoch.number - KEPT_TURNS]
    if not core.protections.old_epochs_die:
        dying = []
    core.enter(Entry("system:clock", "system", "finish_turn"))
    with core.store.change():
        for number in dying:
            core.store.run("DELETE FROM epochs WHERE number = ?", number)
            core.store.run("DELETE FROM tombstones WHERE epoch <= ?", number)
            core.store.run("DELETE FROM cases WHERE epoch <= ?", number)
            core.store.run(
                "DELETE FROM incidents WHERE epoch <= ? AND incident NOT IN "
                "(SELECT incident FROM cases WHERE incident IS NOT NULL UNION "
                "SELECT incident FROM also)",
                number,
            )
        forget_old_alarms(core)
        core.store.set_meta("turn_open", 0)
        core.keep_head()
        core.keep_night()
    for number in dying:
        del core.epochs[number]
    if core.store.meta("chain_epoch", core.epoch.number) in dying:
        chain.destroy_old(core.folder, core.store)
    return dying
