"""The only way to the vault: one question a line over its Unix socket.

Names of actors are "person:UUID" or "system:WORD" (naast.access.actor.Actor.name). Cases and
persons may be given as UUID or text and come back as UUID. Every function may raise
VaultUnavailable (nothing is known, try later) or VaultRefused (the vault said no); str() of both
is a sentence for the user. Every call may be repeated: the vault answers a repetition alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from typing import Any, cast
from uuid import UUID

from django.utils import timezone

from naast.privacy import vault_wire
from naast.privacy.vault_refusals import SENTENCES, Purpose, VaultRefused, VaultUnavailable

# What every asking side needs beside the calls.
__all__ = ["SENTENCES", "Purpose", "VaultRefused", "VaultUnavailable"]

Id = UUID | str
KEY_BYTES = 32


@dataclass(frozen=True)
class Health:
    """epoch: number of the living key; alarms: refusals since the vault started."""

    epoch: int
    turn_open: bool
    alarms: int
    founded: bool


@dataclass(frozen=True)
class EpochKey:
    """The public key of an epoch: 1184 bytes ML-KEM-768 and 32 bytes X25519. Signed by the vault's
    long-term key; term: one higher whenever the vault left a lost replica behind."""

    epoch: int
    public_key: bytes
    term: int = 0
    signer: bytes = field(default=b"", compare=False)
    signature: bytes = b""


@dataclass(frozen=True)
class Receipt:
    """Proof of closing: number of the log entry, and the head of the log after it."""

    entry: int
    head: str


@dataclass(frozen=True)
class Nearness:
    """near: for each case, who is too near; events: cases of one incident share a number that means
    nothing else."""

    near: dict[UUID, set[UUID]]
    events: dict[UUID, int]


@dataclass(frozen=True)
class Look:
    """Somebody opened the case: in which role, on which day, what for."""

    role: str
    day: date
    purpose: str


# --- state and keys ---------------------------------------------------------------------------


def health() -> Health:
    """How the vault is."""
    return Health(**_ask("health"))


def public_key() -> EpochKey:
    """The key that intake seals to; see sealing.remember_epoch_key."""
    return EpochKey(**_ask("public_key"))


def begin_turn() -> EpochKey:
    """Make tonight's key. Repeatable until finish_turn; refused too_soon within 20 hours."""
    return EpochKey(**_ask("begin_turn"))


def rewrap(case_id: Id, wrap: bytes) -> bytes:
    """The same case key under the newest epoch key. Save it, then go to the next case."""
    return cast(bytes, _ask("rewrap", case_id=case_id, wrap=wrap))


def waiting_for_rewrap() -> list[UUID]:
    """Open cases for which finish_turn would be refused; some may be unknown to this database."""
    return _ids(_ask("waiting_for_rewrap"))


def report_damaged(case_id: Id) -> None:
    """The web's copy of this wrap is lost or broken; the turn need not wait for it."""
    _ask("report_damaged", case_id=case_id)


def finish_turn() -> list[int]:
    """Destroy keys of seven turns ago. Numbers destroyed; [] when no turn was open."""
    return cast(list[int], _ask("finish_turn"))


# --- who works here ---------------------------------------------------------------------------


def enrol(person: Id, role: str, by: tuple[str, str] | tuple[()] = ()) -> None:
    """Put somebody on the vault's own list: coordinator, deputy_coordinator or steward.

    by: two different people on the list, neither of them this person; free while founding.
    """
    _ask("enrol", person=person, role=role, by=list(by))


def dismiss(person: Id, role: str, by: tuple[str, str] | tuple[()] = ()) -> None:
    """Take somebody off the list; they may be one of the two who agree."""
    _ask("dismiss", person=person, role=role, by=list(by))


def found() -> None:
    """End the founding: from now on the list changes only with two approvers."""
    _ask("found")


def roles() -> dict[str, list[UUID]]:
    """The vault's list: role to people."""
    return {role: _ids(people) for role, people in _ask("roles").items()}


# --- a case -----------------------------------------------------------------------------------


def adopt(case_id: Id, wrap: bytes, register: bytes) -> bytes:
    """Take a reported case into the vault's index. Returns the wrap to store instead.

    wrap: sealing.wrap_for_vault; register: sealing.envelope_for_vault of {"person": uuid|None,
    "incident": uuid|None, "apart": [uuid], "code": sha256 hex|None, "removal": the same}. Refused
    closed when the case was closed before, damaged when a part does not open.
    """
    return cast(bytes, _ask("adopt", case_id=case_id, wrap=wrap, register=register))


def open_case(case_id: Id, wrap: bytes, actor: str, role: str, purpose: str) -> bytes:
    """The case key, after the entry is on disk (one per reader, case and hour).

    role: coordinator, deputy_coordinator, supporter, colleague, return_code (after open_by_code;
    actor "public") or system. purpose: see Purpose.
    """
    asked = {"case_id": case_id, "wrap": wrap, "actor": actor, "role": role, "purpose": purpose}
    return cast(bytes, _ask("open_case", **asked))


def open_many(
    wraps: Sequence[tuple[Id, bytes]], actor: str, role: str, purpose: str
) -> dict[UUID, bytes | None]:
    """Case keys in one round; None where this actor may not, or the wrap is broken."""
    ids, sent = _sent(wraps)
    answer = _ask("open_many", case_ids=ids, **sent, actor=actor, role=role, purpose=purpose)
    return _keys(wraps, answer)


def look_over(
    case_ids: Iterable[Id], wraps: Sequence[tuple[Id, bytes]], actor: str, role: str, purpose: str
) -> tuple[set[UUID], dict[UUID, bytes | None]]:
    """visible() of a list of cases and open_many() of some of them, in one round."""
    ids, sent = _sent(wraps)
    who = {"actor": actor, "role": role, "purpose": purpose}
    answer = _ask("look_over", case_ids=list(case_ids), open_ids=ids, **sent, **who)
    return set(_ids(answer["visible"])), _keys(wraps, answer)


def _sent(wraps: Sequence[tuple[Id, bytes]]) -> tuple[list[str], dict[str, Any]]:
    """As many wraps go over the wire: one after the other, with their sizes."""
    joined = b"".join(wrap for _, wrap in wraps)
    ids = [str(case_id) for case_id, _ in wraps]
    return ids, {"sizes": [len(wrap) for _, wrap in wraps], "wraps": joined}


def _keys(wraps: Sequence[tuple[Id, bytes]], answer: dict[str, Any]) -> dict[UUID, bytes | None]:
    ids = [case_id if isinstance(case_id, UUID) else UUID(case_id) for case_id, _ in wraps]
    keys: dict[UUID, bytes | None] = dict.fromkeys(ids)
    for place, number in enumerate(answer["opened"]):
        keys[ids[number]] = answer["keys"][place * KEY_BYTES : (place + 1) * KEY_BYTES]
    return keys


def open_by_code(code_hash: str) -> UUID:
    """The case of a return code (SHA-256, hex). Allows role return_code for 15 minutes."""
    return UUID(_ask("open_by_code", code=code_hash))


def visible(case_ids: Iterable[Id], actor: str, role: str) -> set[UUID]:
    """Those of the cases that the actor may open in this role. Leaves no entry: no names."""
    return set(_ids(_ask("visible", case_ids=list(case_ids), actor=actor, role=role)))


def assign(case_id: Id, supporter: str | None, by: str, role: str) -> None:
    """Who supports: "person:UUID" or None. by: a listed coordinator or deputy, system:standing;
    to None also the supporter (role supporter) and system:clock (role system)."""
    _ask("assign", case_id=case_id, supporter=supporter, actor=by, role=role)


def identify(case_id: Id, person: Id, by: str, role: str) -> None:
    """A coordinator recognised who a typed name is: this person of the directory."""
    _ask("identify", case_id=case_id, person=person, actor=by, role=role)


def give_code(case_id: Id, code_hash: str, actor: str) -> None:
    """The colleague comes back with this return code (SHA-256, hex), without an account."""
    asked = {"case_id": case_id, "code": code_hash, "actor": actor, "role": "colleague"}
    _ask("give_code", **asked)


def merge(case_id: Id, other_id: Id, by: str, role: str) -> None:
    """The first of two cases of one person stands for the incident of the second too."""
    _ask("merge", case_id=case_id, other_id=other_id, actor=by, role=role)


def mark_offered(case_id: Id) -> None:
    """Support has been offered in this case."""
    _ask("mark_offered", case_id=case_id)


def offers_made(incident: Id) -> bool:
    """All adopted cases of the incident have been offered support, and there was at least one."""
    return cast(bool, _ask("offers_made", incident=incident))


def set_aside(case_id: Id, persons: Iterable[Id]) -> None:
    """These people stand too near: never in a work role for this case."""
    _ask("set_aside", case_id=case_id, persons=list(persons))


def cases_of_person(person: Id, actor: str) -> list[UUID]:
    """The open cases of a person, only for that person."""
    return _ids(_ask("cases_of_person", person=person, actor=actor))


def same_person(case_id: Id, actor: str, role: str) -> list[UUID]:
    """Other open cases of the same person, for a coordinator who would merge them, and
    for the standing instruction, which asks nobody a second time."""
    return _ids(_ask("same_person", case_id=case_id, actor=actor, role=role))


def cases_of_incident(incident: Id, actor: str, role: str) -> list[UUID]:
    """Open cases of an incident: for a coordinator those visible, for role system all."""
    return _ids(_ask("cases_of_incident", incident=incident, actor=actor, role=role))


def around(case_id: Id, among: Iterable[Id], actor: str, role: str) -> set[UUID]:
    """Which of the others belong to the same event as this one: the group talks of a case that the
    actor stands right to, or the cases of a group talk. Empty for whoever does not. No entry."""
    return set(_ids(_ask("around", case_id=case_id, among=list(among), actor=actor, role=role)))


def conflicts(case_id: Id, persons: Iterable[Id]) -> set[UUID]:
    """Those of the (at most 1,000) persons who are involved in the same incident, set aside, or
    the colleague. An entry by matching, like opening."""
    return set(_ids(_ask("conflicts", case_id=case_id, persons=list(persons))))


def conflicts_together(case_ids: Iterable[Id], persons: Sequence[Id]) -> Nearness:
    """conflicts() of several cases in one round; closed cases are left out."""
    answer = _ask("conflicts_together", case_ids=list(case_ids), persons=list(persons))
    team = [str(person) for person in persons]
    return Nearness(
        near={UUID(one): {UUID(team[n]) for n in few} for one, few in answer["near"].items()},
        events={UUID(one): number for one, number in answer["events"].items()},
    )


def close(case_id: Id, wrap: bytes, actor: str, role: str, fact: bytes | None) -> Receipt:
    """Forget the case: index row, links, assignment. fact: exactly 96 bytes, or None."""
    asked = {"case_id": case_id, "wrap": wrap, "actor": actor, "role": role, "fact": fact}
    return Receipt(**_ask("close", **asked))


def withdraw_by_code(code_hash: str) -> UUID | None:
    """Close the case that this removal code (SHA-256, hex) belongs to, unless support was offered.

    The case that was closed by it; None alike for a code too late, used or unknown.
    """
    closed = _ask("withdraw_by_code", code=code_hash)
    return None if closed is None else UUID(closed)


def looks(case_id: Id, wrap: bytes, actor: str) -> list[Look]:
    """Who opened the case, for the colleague (or "public" after open_by_code); not themselves."""
    rows = _ask("looks", case_id=case_id, wrap=wrap, actor=actor)
    return [Look(row["role"], _local_day(row["minute"]), row["purpose"]) for row in rows]


def prove_looks(case_id: Id, wrap: bytes, actor: str) -> dict[str, Any]:
    """The proofs of these looks up to last night: head, proofs (entry, line, opens, path), and
    too_new: how many are of today."""
    asked = {"case_id": case_id, "wrap": wrap, "actor": actor}
    return cast(dict[str, Any], _ask("prove_looks", **asked))


# --- facts and log ----------------------------------------------------------------------------


def fact_count() -> int:
    """Facts in the box that no period has taken yet."""
    return cast(int, _ask("fact_count"))


def take_facts(period: str) -> dict[str, list[bytes]]:
    """The facts of the year and of the two before it, shuffled, by year; all empty where fewer than
    ten together. Asked again: the same. One that came too late for its year is with the next."""
    return cast(dict[str, list[bytes]], _ask("take_facts", period=period))


def destroy_facts(before: str) -> int:
    """Destroy the taken facts of the years before this one. How many there were."""
    return cast(int, _ask("destroy_facts", before=before))


def log_head() -> dict[str, Any]:
    """The signed head of this moment: origin, size, root, day, key, signature. For the operator:
    whoever watches it grow learns when somebody worked; others get night_head."""
    return cast(dict[str, Any], _ask("log_head"))


def night_head() -> dict[str, Any]:
    """The signed head after the last turn of keys."""
    return cast(dict[str, Any], _ask("night_head"))


def published_heads() -> list[dict[str, Any]]:
    """The first signed head and that of each monthly digest, oldest first."""
    return cast(list[dict[str, Any]], _ask("published_heads"))


def log_entries(start: int, count: int) -> list[str]:
    """Sealed lines from number start (the first is 0), at most 1,000."""
    return cast(list[str], _ask("log_entries", start=start, count=count))


def log_inclusion(entry: int, size: int) -> list[str]:
    """Hashes that lead from an entry to the root of the log when it had this size."""
    return cast(list[str], _ask("log_inclusion", entry=entry, size=size))


def log_consistency(old: int, new: int) -> list[str]:
    """Hashes that show that the log of the new size begins with that of the old."""
    return cast(list[str], _ask("log_consistency", old=old, new=new))


def close_month(month: str) -> dict[str, Any]:
    """The digest of a month ("2026-10") that is over: told (JSON), head, proof. Else too_soon."""
    return cast(dict[str, Any], _ask("close_month", month=month))


def pin_round(round_code: str, mark: str, by: str, role: str) -> dict[str, Any]:
    """Write which manifest (SHA-256, hex) a round of answers has, for everybody to read: head,
    entry, line, path. by: a listed coordinator or deputy. Asked again: the same."""
    asked = {"code": round_code, "mark": mark, "actor": by, "role": role}
    return cast(dict[str, Any], _ask("pin_round", **asked))


def pin_publication(year: str, mark: str) -> dict[str, Any]:
    """The mark (SHA-256, hex) of what is published of a year that is over: told as pin_round."""
    return cast(dict[str, Any], _ask("pin_publication", year=year, mark=mark))


_numbers = count(1)


def _ask(call: str, **arguments: Any) -> Any:
    number = next(_numbers)
    try:
        reply = vault_wire.exchange({"id": number, "call": call, "with": arguments})
    except (OSError, ValueError) as problem:
        vault_wire.disconnect()
        raise VaultUnavailable from problem
    if reply.get("id") != number or "failed" in reply:
        vault_wire.disconnect()
        raise VaultUnavailable
    if "refused" in reply:
        raise VaultRefused(reply["refused"], reply.get("count", 0))
    return reply["answer"]


def _local_day(minute: str) -> date:
    return timezone.localtime(datetime.fromisoformat(minute)).date()


def _ids(values: Iterable[str]) -> list[UUID]:
    return [UUID(value) for value in values]
