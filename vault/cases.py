"""Calls that change what the index knows of a case, from adoption to closing."""

from collections.abc import Sequence
from typing import Any

from vault import keys
from vault.authority import COORDINATORS, may_assign
from vault.core import Core
from vault.entries import Entry
from vault.facts import keep_fact
from vault.people import LEAST_PEOPLE, listed_people
from vault.refusal import Refused
from vault.ringing import why_refused
from vault.store import Case
from vault.words import person_id, register_of

FACT_BYTES = 96


def adopt(core: Core, *, case_id: str, wrap: bytes, register: bytes) -> bytes:
    """Put a reported case into the index; asked again with the same key, only wrap it again."""
    if core.tombstone(case_id) is not None:
        raise Refused("closed")
    known = core.store.case(case_id)
    if known is not None:
        return keys.make_wrap(core.epoch, case_id, core.key_of(known, wrap), bound=_bound(core))
    try:
        key = keys.open_wrap(core.epochs, case_id, wrap, bound=_bound(core))
        told = register_of(keys.open_register(core.epochs, case_id, register))
    except keys.Broken as problem:
        raise Refused("damaged") from problem
    case = Case(
        case_id,
        core.epoch.number,
        keys.handle_of(key),
        person=core.tag("person", told.person),
        incident=core.tag("incident", told.incident),
        code=core.tag("code", told.code),
        apart=frozenset(keys.tag(core.index_key, "person", person) for person in told.apart),
    )
    core.enter(Entry("system:intake", "system", "adopt", case.handle, "receive"))
    with core.store.change():
        core.store.add_case(case)
        if told.removal is not None:
            code = core.tag("removal", told.removal)
            core.store.run("INSERT INTO removals VALUES (?, ?)", case_id, code)
        _keep_incidents(core, case)
        core.store.set_meta("ever_adopted", 1)
        _end_founding(core)
        core.keep_head()
    return keys.make_wrap(core.epoch, case_id, key, bound=_bound(core))


def _bound(core: Core) -> bool:
    return core.protections.wraps_are_bound


def _keep_incidents(core: Core, case: Case) -> None:
    """That there was a case around the incident is known until the keys of the last one died."""
    for incident in core.store.incidents_of(case):
        number = core.epoch.number
        core.store.run("INSERT OR REPLACE INTO incidents VALUES (?, ?)", incident, number)


def _end_founding(core: Core) -> None:
    """With a case in the vault and two people on the list, the list closes."""
    if len(listed_people(core)) >= LEAST_PEOPLE:
        core.store.set_meta("founded", 1)


def assign(core: Core, *, case_id: str, supporter: str | None, actor: str, role: str) -> None:
    """Who supports in this case."""
    asking = core.asking(actor, role)
    case = core.known_case(case_id, asking, "assign")
    tag = None if supporter is None else core.tag("person", person_id(supporter))
    if core.protections.authority_is_checked and not may_assign(case, asking, tag):
        core.refuse(asking, "assign", kind=why_refused(case, asking.tag, role))
    action = "assign" if supporter else "end_assignment"
    core.enter(Entry(asking.log_name, role, action, case.handle, "arrange"))
    _set(core, case_id, "supporter = ?", tag)


def identify(core: Core, *, case_id: str, person: str, actor: str, role: str) -> None:
    """A typed name was recognised; only where the case has no person yet, and never oneself."""
    asking = core.asking(actor, role)
    case = core.known_case(case_id, asking, "identify")
    tag = core.tag("person", person)
    allowed = role in COORDINATORS and core.may(case, asking, "correct")
    if not allowed or case.person not in (None, tag) or tag in (asking.tag, case.supporter):
        core.refuse(asking, "identify", kind=why_refused(case, asking.tag, role))
    core.enter(Entry(asking.log_name, role, "identify", case.handle, "correct"))
    _set(core, case_id, "person = ?", tag)


def give_code(core: Core, *, case_id: str, code: str, actor: str, role: str) -> None:
    """A way back without an account, for the colleague alone; an earlier code opens no more."""
    asking = core.asking(actor, role)
    case = core.known_case(case_id, asking, "give_code")
    if role != "colleague" or not core.may(case, asking, "own"):
        core.refuse(asking, "give_code", kind=why_refused(case, asking.tag, role))
    core.enter(Entry(asking.log_name, role, "give_code", case.handle, "own"))
    _set(core, case_id, "code = ?", core.tag("code", code))


def mark_offered(core: Core, *, case_id: str) -> None:
    """Support was offered here."""
    asking = core.asking("system:clock", "system")
    case = core.known_case(case_id, asking, "offer")
    if not case.offered:
        core.enter(Entry("system:clock", "system", "offer", case.handle))
        _set(core, case_id, "offered = ?", 1)


def offers_made(core: Core, *, incident: str) -> bool:
    """Whether the incident is known and none of its open cases still waits for the offer."""
    tag = core.tag("incident", incident)
    known = bool(core.store.column("SELECT 1 FROM incidents WHERE incident = ?", tag))
    return known and not core.store.cases_around(tag, "offered = 0")


def merge(core: Core, *, case_id: str, other_id: str, actor: str, role: str) -> None:
    """Two requests of one person: the one that stays stands for the incident of the other too."""
    asking = core.asking(actor, role)
    case, other = (core.known_case(one, asking, "merge") for one in (case_id, other_id))
    allowed = role in COORDINATORS and all(core.may(one, asking, "merge") for one in (case, other))
    if not allowed or case.person is None or case.person != other.person or case_id == other_id:
        core.refuse(asking, "merge")
    core.enter(Entry(asking.log_name, role, "merge", case.handle, "merge"))
    with core.store.change():
        core.store.run(
            "INSERT OR IGNORE INTO also SELECT ?, incident FROM also WHERE case_id = ?",
            case_id,
            other_id,
        )
        if other.incident is not None:
            core.store.run("INSERT OR IGNORE INTO also VALUES (?, ?)", case_id, other.incident)
        core.store.add_apart(case_id, other.apart)
        core.keep_head()


def set_aside(core: Core, *, case_id: str, persons: Sequence[str]) -> None:
    """These people never see the case in a work role."""
    asking = core.asking("system:matching", "system")
    case = core.known_case(case_id, asking, "set_aside")
    core.enter(Entry("system:matching", "system", "set_aside", case.handle))
    with core.store.change():
        tags = (keys.tag(core.index_key, "person", person) for person in persons)
        core.store.add_apart(case_id, tags)
        core.keep_head()


def report_damaged(core: Core, *, case_id: str) -> None:
    """The web's wrap is lost or broken: the turn need not wait, closing needs no wrap."""
    asking = core.asking("system:clock", "system")
    case = core.known_case(case_id, asking, "damaged")
    core.enter(Entry("system:clock", "system", "damaged", case.handle))
    _set(core, case_id, "damaged = ?", 1)


def close(
    core: Core, *, case_id: str, wrap: bytes, actor: str, role: str, fact: bytes | None
) -> dict[str, Any]:
    """Forget the case at once; asked again, the same receipt. The fact stays, without a name."""
    if fact is not None and len(fact) != FACT_BYTES:
        raise Refused("malformed")
    closed_by = core.tombstone(case_id)
    if closed_by is not None:
        return {"entry": closed_by, "head": core.log.root}
    asking = core.asking(actor, role)
    case = core.known_case(case_id, asking, "close")
    if not core.may(case, asking, "close"):
        core.refuse(asking, "close", kind=why_refused(case, asking.tag, role))
    if not case.damaged:
        core.key_of(case, wrap)
    (number,) = core.enter(Entry(asking.log_name, role, "close", case.handle, "close"))
    _forget(core, case, number, fact)
    return {"entry": number, "head": core.log.root}


def withdraw_by_code(core: Core, *, code: str) -> str | None:
    """Whoever named a colleague takes the name back: the case that was closed by it, if any.

    The code opens nothing. Once support was offered, it is the colleague who decides, and a code
    too late, used, unknown or of a closed case gets the same answer.
    """
    asking = core.asking("public", "reporter")
    case = core.store.case_to_remove(core.tag("removal", code))
    if case is None:
        core.enter(*core.refusal(asking, "withdraw", kind=""))
        return None
    (number,) = core.enter(Entry(asking.log_name, asking.role, "withdraw", case.handle, "close"))
    _forget(core, case, number, None)
    return case.case_id


def _forget(core: Core, case: Case, entry: int, fact: bytes | None) -> None:
    now = core.epoch
    with core.store.change():
        _keep_incidents(core, case)
        core.store.run("DELETE FROM cases WHERE case_id = ?", case.case_id)
        mark = now.tombstone(case.case_id)
        core.store.run("INSERT INTO tombstones VALUES (?, ?, ?)", mark, now.number, entry)
        if fact is not None:
            keep_fact(core, fact)
        core.keep_head()
    core.grants.pop(case.case_id, None)


def _set(core: Core, case_id: str, change: str, value: object) -> None:
    with core.store.change():
        core.store.run(f"UPDATE cases SET {change} WHERE case_id = ?", value, case_id)  # noqa: S608
        core.keep_head()
