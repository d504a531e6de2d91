"""Calls that give something to read: keys of cases, and which cases somebody may see."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from vault.authority import COORDINATORS, Asking, is_system, stands_right
from vault.core import GRANT_SECONDS, Core, known_purpose
from vault.entries import Entry
from vault.refusal import Refused
from vault.ringing import ring, why_refused
from vault.store import Case

MATCHING = "system:matching"


def open_case(
    core: Core, *, case_id: str, wrap: bytes, actor: str, role: str, purpose: str
) -> bytes:
    """The case key, after its entry."""
    asking = core.asking(actor, role)
    case = core.known_case(case_id, asking, "open")
    if not core.may(case, asking, known_purpose(purpose)):
        core.refuse(asking, "open", kind=why_refused(case, asking.tag, role))
    key = core.key_of(case, wrap)
    _enter_openings(core, asking, purpose, [case])
    return key


def open_many(
    core: Core,
    *,
    case_ids: Sequence[str],
    sizes: Sequence[int],
    wraps: bytes,
    actor: str,
    role: str,
    purpose: str,
    passed_over: Collection[str] = (),
) -> dict[str, Any]:
    """All keys this actor may have, after all entries with one write.

    wraps: one after the other, of these sizes. opened: which of the cases have a key in keys.
    passed_over: not asked for in earnest; no key, and no alarm.
    """
    if len(sizes) != len(case_ids) or sum(sizes) != len(wraps):
        raise Refused("malformed")
    asking = core.asking(actor, role)
    known_purpose(purpose)
    known = core.store.cases_asked(case_ids, asking.tag)
    opened, cases, keys, refused, place = [], [], [], None, 0
    for number, (case_id, size) in enumerate(zip(case_ids, sizes, strict=True)):
        wrap, place = wraps[place : place + size], place + size
        case = known.get(case_id)
        if case_id in passed_over:
            continue
        if case is None or not core.may(case, asking, purpose):
            refused = refused or ("" if case is None else why_refused(case, asking.tag, role))
            continue
        try:
            keys.append(core.key_of(case, wrap))
        except Refused:
            continue
        opened.append(number)
        cases.append(case)
    _enter_openings(core, asking, purpose, cases, refused=refused)
    return {"opened": opened, "keys": b"".join(keys)}


def look_over(
    core: Core,
    *,
    case_ids: Sequence[str],
    open_ids: Sequence[str],
    sizes: Sequence[int],
    wraps: bytes,
    actor: str,
    role: str,
    purpose: str,
) -> dict[str, Any]:
    """visible() of a list and open_many() of those of it that are, in one round for a page.

    Whoever turns out to be too near to a case that the page showed them before rings no alarm by
    loading it again: the alarm would tell the others of it.
    """
    seen = visible(core, case_ids=case_ids, actor=actor, role=role)
    opened = open_many(
        core,
        case_ids=open_ids,
        sizes=sizes,
        wraps=wraps,
        actor=actor,
        role=role,
        purpose=purpose,
        passed_over=set(case_ids).difference(seen),
    )
    return {"visible": seen, **opened}


def _enter_openings(
    core: Core, asking: Asking, purpose: str, cases: Iterable[Case], *, refused: str | None = None
) -> None:
    """One entry per reader, case and hour, all on disk before any key leaves; or too_many."""
    hour = core.hour.at(core.clock())
    reader = (asking.actor, asking.role)
    new = {case.case_id: case for case in cases if (*reader, case.case_id) not in hour.told}
    kind = asking.actor if asking.role == "system" else asking.role
    if not hour.has_room(kind, asking.actor, len(new)):
        core.refuse(asking, "open", "too_many", "many")
    entries = [
        Entry(asking.log_name, asking.role, "open", case.handle, purpose) for case in new.values()
    ]
    core.enter(
        *entries, *(core.refusal(asking, "open", kind=refused) if refused is not None else ())
    )
    _ring_for_many(core, asking, kind, len(new))
    if cases:
        hour.used["row", asking.actor] = 0
    hour.use(kind, asking.actor, len(new))
    hour.told.update((*reader, case_id) for case_id in new)


def _ring_for_many(core: Core, asking: Asking, kind: str, more: int) -> None:
    """Once an hour, at more than half of what one may open; at the limit nothing opens."""
    hour = core.hour.at(core.clock())
    before, most = hour.used[kind, asking.actor], hour.limits.get(kind, 0) / 2
    if before <= most < before + more:
        ring(core, "many", asking.role, asking.actor)


def open_by_code(core: Core, *, code: str) -> str:
    """Which case a return code belongs to; for a while its bearer may open it."""
    asking = core.asking("public", "return_code")
    found = core.store.cases("code = ?", core.tag("code", code))
    if not found:
        core.refuse(asking, "code", kind="")
    core.grants[found[0].case_id] = core.clock() + GRANT_SECONDS
    return found[0].case_id


def visible(core: Core, *, case_ids: Sequence[str], actor: str, role: str) -> list[str]:
    """The cases that the actor stands right to; the colleague's own cost a look (see _find)."""
    asking = core.asking(actor, role)
    if role == "colleague":
        _find(core, asking)
    found = core.store.cases_asked(case_ids, asking.tag)
    return [case_id for case_id, case in found.items() if _sees(core, case, asking)]


def _sees(core: Core, case: Case, asking: Asking) -> bool:
    if not core.protections.authority_is_checked:
        return True
    return is_system(asking) or stands_right(case, asking)


def _find(core: Core, asking: Asking) -> None:
    """Nobody walks through the staff directory: looks for own cases are counted together."""
    hour = core.hour.at(core.clock())
    what = ("find", asking.actor)
    if what in hour.told:
        return
    if hour.used["find"] >= hour.limits["find"]:
        core.refuse(asking, "find", "too_many", "many")
    hour.told.add(what)
    hour.used["find"] += 1


def cases_of_person(core: Core, *, person: str, actor: str) -> list[str]:
    """Only for that person."""
    asking = core.asking(actor, "colleague")
    if core.protections.authority_is_checked and actor != f"person:{person}":
        core.refuse(asking, "find")
    _find(core, asking)
    tag = core.tag("person", person)
    return [case.case_id for case in core.store.cases("person = ?", tag)]


def same_person(core: Core, *, case_id: str, actor: str, role: str) -> list[str]:
    """Other open cases of the same person, for merging; entered like an opening.

    Asked by the standing instruction too, so that at night nobody is called two times.
    """
    asking = core.asking(actor, role)
    case = core.known_case(case_id, asking, "merge")
    by_itself = asking.actor == "system:standing"
    purpose = "arrange" if by_itself else "merge"
    if not (by_itself or role in COORDINATORS) or not core.may(case, asking, purpose):
        core.refuse(asking, "merge")
    _enter_openings(core, asking, purpose, [case])
    others = core.store.cases("person = ? AND case_id <> ?", case.person, case_id)
    return [other.case_id for other in others if _sees(core, other, asking)]


def cases_of_incident(core: Core, *, incident: str, actor: str, role: str) -> list[str]:
    """Coordinators see those that they may open; the system all."""
    asking = core.asking(actor, role)
    if role not in COORDINATORS and not is_system(asking):
        core.refuse(asking, "find")
    cases = core.store.cases_around(core.tag("incident", incident))
    return [case.case_id for case in cases if _sees(core, case, asking)]


def around(core: Core, *, case_id: str, among: Sequence[str], actor: str, role: str) -> list[str]:
    """Which of the others are about the same event as this one: group talks of a colleague's case,
    cases around a group talk. Coordinators see those that they may open. Leaves no entry: no names;
    for the colleague's own it costs a look (see _find), as an answer says whose case it is.
    """
    asking = core.asking(actor, role)
    if role == "colleague":
        _find(core, asking)
    case = core.store.cases_asked([case_id], asking.tag).get(case_id)
    if case is None or not _sees(core, case, asking):
        return []
    wanted = set(among) - {case_id}
    found = {
        other.case_id: other
        for incident in core.store.incidents_of(case)
        for other in core.store.cases_around(incident)
        if other.case_id in wanted
    }
    hides = role in COORDINATORS
    return sorted(one for one, it in found.items() if not hides or _sees(core, it, asking))


def conflicts(core: Core, *, case_id: str, persons: Sequence[str]) -> list[str]:
    """Who of these is too near: the colleague, set aside, or in the same incident, be it as one who
    was involved or as the supporter of another; two people of one event get two supporters."""
    asking = core.asking(MATCHING, "system")
    case = core.known_case(case_id, asking, "match")
    _enter_openings(core, asking, "match", [case])
    near = _near(core, case, core.store.incidents_of(case))
    return [person for person in persons if core.tag("person", person) in near]


def conflicts_together(
    core: Core, *, case_ids: Sequence[str], persons: Sequence[str]
) -> dict[str, Any]:
    """conflicts() of several cases, entered with one write; cases that are not open are left out.

    near: for each case the places of its persons in the list; events: cases of one incident have
    the same number. The numbers mean nothing beyond this answer.
    """
    asking = core.asking(MATCHING, "system")
    found = [case for case in map(core.store.case, case_ids) if case is not None]
    _enter_openings(core, asking, "match", found)
    tags = [core.tag("person", person) for person in persons]
    incidents = {case.case_id: core.store.incidents_of(case) for case in found}
    near: dict[str, list[int]] = {}
    for case in found:
        too_near = _near(core, case, incidents[case.case_id])
        near[case.case_id] = [place for place, tag in enumerate(tags) if tag in too_near]
    return {"near": near, "events": _events(incidents)}


def _events(incidents: Mapping[str, Sequence[bytes]]) -> dict[str, int]:
    """Equal numbers for cases that share an incident, also through a merged request."""
    numbers: dict[bytes, int] = {}
    for of_case in incidents.values():
        joined = {numbers[one] for one in of_case if one in numbers}
        number = min(joined, default=len(numbers))
        numbers.update({one: number for one, old in numbers.items() if old in joined})
        numbers.update(dict.fromkeys(of_case, number))
    return {case: numbers[of_case[0]] for case, of_case in incidents.items() if of_case}


def _near(core: Core, case: Case, incidents: Iterable[bytes]) -> set[bytes | None]:
    near = {case.person, *case.apart}
    for incident in incidents:
        around = core.store.cases_around(incident)
        near |= {other.person for other in around}
        near |= {other.supporter for other in around if other.case_id != case.case_id}
    return near - {None}
