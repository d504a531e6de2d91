"""All calls of the vault, and how each of their words is read. What is not listed is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from vault import (
    alarms,
    cases,
    digest,
    facts,
    openings,
    people,
    proofs,
    publications,
    root,
    rounds,
    turns,
)
from vault.core import Core
from vault.refusal import Refused
from vault.words import (
    MAX_CASES,
    MAX_PEOPLE,
    actor,
    blob,
    listing,
    many_blobs,
    month,
    optional,
    period,
    person_id,
    round_code,
    sha256,
    uuid,
    whole,
    word,
    year,
)


def health(core: Core) -> dict[str, Any]:
    """How the vault is; no number tells about a case."""
    return {
        "epoch": core.epoch.number,
        "turn_open": bool(core.store.meta("turn_open")),
        "alarms": core.alarms,
        "founded": bool(core.store.meta("founded")),
    }


@dataclass(frozen=True)
class Call:
    """A function and its words."""

    answer: Callable[..., Any]
    words: Mapping[str, Callable[[Any], Any]]


def _call(answer: Callable[..., Any], **words: Callable[[Any], Any]) -> tuple[str, Call]:
    return answer.__name__, Call(answer, words)


_who = {"actor": actor, "role": word}
_case = {"case_id": uuid}
_alarm = {"day": period, "kind": word, "about": word}
_key = {"case_id": uuid, "wrap": blob}
CALLS: Mapping[str, Call] = dict(
    [
        _call(health),
        _call(turns.public_key),
        _call(turns.begin_turn),
        _call(turns.rewrap, **_key),
        _call(turns.waiting_for_rewrap),
        _call(turns.finish_turn),
        _call(people.enrol, person=person_id, role=word, by=listing(person_id, 2)),
        _call(people.dismiss, person=person_id, role=word, by=listing(person_id, 2)),
        _call(people.found),
        _call(people.roles),
        _call(cases.adopt, **_key, register=blob),
        _call(cases.assign, **_case, **_who, supporter=optional(person_id)),
        _call(cases.identify, **_case, **_who, person=person_id),
        _call(cases.merge, **_case, **_who, other_id=uuid),
        _call(cases.give_code, **_case, **_who, code=sha256),
        _call(cases.mark_offered, **_case),
        _call(cases.offers_made, incident=uuid),
        _call(cases.set_aside, **_case, persons=listing(person_id, MAX_PEOPLE)),
        _call(cases.report_damaged, **_case),
        _call(cases.close, **_key, **_who, fact=optional(blob)),
        _call(cases.withdraw_by_code, code=sha256),
        _call(openings.open_case, **_key, **_who, purpose=word),
        _call(
            openings.open_many,
            case_ids=listing(uuid, MAX_CASES),
            sizes=listing(whole, MAX_CASES),
            wraps=many_blobs,
            **_who,
            purpose=word,
        ),
        _call(openings.open_by_code, code=sha256),
        _call(openings.visible, case_ids=listing(uuid, MAX_CASES), **_who),
        _call(openings.cases_of_person, person=person_id, actor=actor),
        _call(openings.same_person, **_case, **_who),
        _call(openings.cases_of_incident, incident=uuid, **_who),
        _call(openings.around, **_case, among=listing(uuid, MAX_CASES), **_who),
        _call(openings.conflicts, **_case, persons=listing(person_id, MAX_PEOPLE)),
        _call(
            openings.conflicts_together,
            case_ids=listing(uuid, MAX_CASES),
            persons=listing(person_id, MAX_PEOPLE),
        ),
        _call(
            openings.look_over,
            case_ids=listing(uuid, MAX_CASES),
            open_ids=listing(uuid, MAX_CASES),
            sizes=listing(whole, MAX_CASES),
            wraps=many_blobs,
            **_who,
            purpose=word,
        ),
        _call(proofs.looks, **_key, actor=actor),
        _call(proofs.prove_looks, **_key, actor=actor),
        _call(alarms.alarms, **_who),
        _call(alarms.alarms_to_tell),
        _call(alarms.alarm_told, **_alarm, person=optional(actor), count=whole),
        _call(alarms.look_at_alarm, **_alarm, **_who),
        _call(root.safety),
        _call(root.drill_question),
        _call(root.drill_answer, reply=blob),
        _call(facts.fact_count),
        _call(facts.take_facts, period=year),
        _call(facts.destroy_facts, before=year),
        _call(proofs.log_head),
        _call(proofs.night_head),
        _call(proofs.published_heads),
        _call(proofs.log_entries, start=whole, count=whole),
        _call(proofs.log_inclusion, entry=whole, size=whole),
        _call(proofs.log_consistency, old=whole, new=whole),
        _call(digest.close_month, month=month),
        _call(rounds.pin_round, **_who, code=round_code, mark=sha256),
        _call(publications.pin_publication, year=year, mark=sha256),
    ]
)


def answer(core: Core, name: object, words: object) -> Any:
    """Do the call under the vault's lock; exactly its words, each of its kind."""
    call = CALLS.get(name) if isinstance(name, str) else None
    if call is None or not isinstance(words, dict) or words.keys() != call.words.keys():
        raise Refused("malformed")
    read = {key: parse(words[key]) for key, parse in call.words.items()}
    with core.lock:
        try:
            return call.answer(core, **read)
        finally:
            if core.mirror is not None:
                core.mirror.keep(core)
