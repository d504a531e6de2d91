"""The vault's own list of who coordinates and who looks after Naast. Two people agree, always."""

from collections.abc import Sequence

from vault.authority import LISTED_ROLES
from vault.core import Core
from vault.entries import Entry
from vault.refusal import Refused
from vault.ringing import ring

LEAST_PEOPLE = 2


def listed_people(core: Core) -> set[str]:
    """Everybody on the list, in whatever role."""
    return set(core.store.column("SELECT DISTINCT person FROM roles"))


def roles(core: Core) -> dict[str, list[str]]:
    """Role to people."""
    found = core.store.rows("SELECT role, person FROM roles ORDER BY role, person")
    return {role: [who for word, who in found if word == role] for role in sorted(LISTED_ROLES)}


def enrol(core: Core, *, person: str, role: str, by: Sequence[str]) -> None:
    """Two others on the list agree; nobody enrols themselves."""
    _agreed(core, "enrol", role, {who for who in by if who != person})
    _enter(core, "enrol", by)
    _ring_for_change(core, role, person)
    with core.store.change():
        core.store.run("INSERT OR IGNORE INTO roles VALUES (?, ?)", role, person)
        if core.store.meta("ever_adopted") and len(listed_people(core)) >= LEAST_PEOPLE:
            core.store.set_meta("founded", 1)
        core.keep_head()


def dismiss(core: Core, *, person: str, role: str, by: Sequence[str]) -> None:
    """Two on the list agree, the one who goes may be one of them; two people must remain."""
    _agreed(core, "dismiss", role, set(by))
    left = core.store.column(
        "SELECT DISTINCT person FROM roles WHERE NOT (role = ? AND person = ?)", role, person
    )
    if core.store.meta("founded") and len(left) < LEAST_PEOPLE:
        raise Refused("too_few")
    _enter(core, "dismiss", by)
    _ring_for_change(core, role, person)
    with core.store.change():
        core.store.run("DELETE FROM roles WHERE role = ? AND person = ?", role, person)
        core.keep_head()


def found(core: Core) -> None:
    """From now on the list changes only with two approvers who stand on it."""
    if core.store.meta("founded"):
        return
    if len(listed_people(core)) < LEAST_PEOPLE:
        raise Refused("too_few")
    core.enter(Entry("system:clock", "system", "found"))
    ring(core, "founded", "system")
    with core.store.change():
        core.store.set_meta("founded", 1)
        core.keep_head()


def _agreed(core: Core, action: str, role: str, approvers: set[str]) -> None:
    if role not in LISTED_ROLES:
        raise Refused("malformed")
    if not core.store.meta("founded") or not core.protections.authority_is_checked:
        return
    if len(approvers & listed_people(core)) < LEAST_PEOPLE:
        core.refuse(core.asking("public", "steward"), action, "approvers", "list_refused")


def _ring_for_change(core: Core, role: str, person: str) -> None:
    """After the founding every change of the list is told, whoever says that two agreed."""
    if core.store.meta("founded"):
        ring(core, "list", role, f"person:{person}")


def _enter(core: Core, action: str, by: Sequence[str]) -> None:
    """One entry for each who agreed; while founding, one by the system."""
    agreed = [Entry(f"person:{who}", "steward", action) for who in dict.fromkeys(by)]
    core.enter(*(agreed or [Entry("system:clock", "system", action)]))
