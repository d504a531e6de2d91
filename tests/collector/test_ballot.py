"""A ballot is taken once, with a token of this round and this key only, and kept doubly sealed."""

import base64
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from collector.ballots import check_key, read_ballot, read_check
from collector.core import Refused
from count.ballots import is_signed, open_ballot, read_answers
from count.forms import read_form
from count.keys import open_keys
from count.manifests import read_manifest
from issuer.signing import blind_sign
from naast.privacy import collector_client
from naast.privacy.collector_client import ProcessRefused
from tests.factories.answer_processes import FORM, OPENING, SHEETS, Answers, post
from tests.factories.respondent import Respondent, b64, b64_bytes, new_name

OPEN_BOX = open_keys(OPENING, SHEETS[:2])


def with_answer(answers: Answers, **told: Any) -> tuple[Respondent, dict[str, str]]:
    """Somebody with a ballot in hand that was not sent yet."""
    person = Respondent(answers.open(secret := new_name()), secret)
    return person, answers.ballot(person, **told)


def flipped(text: str, place: int) -> str:
    raw = bytearray(b64_bytes(text))
    raw[place] ^= 1
    return b64(bytes(raw))


def test_a_ballot_is_taken_and_opens_for_the_keepers_alone(answers: Answers) -> None:
    person, ballot = with_answer(answers, mark=7)

    assert answers.send(person, ballot).told == {"ballot": "in"}
    collector_client.close_round(person.round_id)

    ((message, signature, wrapped),) = collector_client.export_round(person.round_id)["ballots"]
    manifest = read_manifest(person.manifest)
    assert is_signed(manifest, b64_bytes(message), b64_bytes(signature))
    plain = open_ballot(OPEN_BOX, manifest, b64_bytes(wrapped))
    assert dict(read_answers(read_form(FORM), plain)) == {"mark": 7}
    assert b64_bytes(ballot["ballot"]) not in b64_bytes(wrapped)


def test_the_same_ballot_again_is_in_and_counted_once(answers: Answers) -> None:
    person, ballot = with_answer(answers)

    first, second = answers.send(person, ballot), answers.send(person, ballot)

    assert (first.status, second.status, first.body == second.body) == (200, 200, True)
    assert answers.collector.store.count(person.round_id) == 1


def test_the_same_token_with_another_ballot_is_refused(answers: Answers) -> None:
    person, ballot = with_answer(answers, mark=1)
    answers.send(person, ballot)

    other = answers.send(person, ballot | {"ballot": b64(person.seal({"mark": 9}))})

    assert (other.status, answers.collector.store.count(person.round_id)) == (409, 1)


def test_fifty_at_once_with_one_token_leave_one_ballot(answers: Answers) -> None:
    person, ballot = with_answer(answers)
    others = [ballot | {"ballot": b64(person.seal({"mark": n}))} for n in range(11)]

    with ThreadPoolExecutor(16) as pool:
        replies = list(pool.map(lambda one: answers.send(person, one), 5 * others))

    assert sorted(reply.status for reply in replies) == 5 * [200] + 50 * [409]
    assert answers.collector.store.count(person.round_id) == 1


@pytest.mark.parametrize("part", ["message", "signature"])
@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_flipped_bit_is_refused(answers: Answers, part: str, place: int) -> None:
    person, ballot = with_answer(answers)

    bad = answers.send(person, ballot | {part: flipped(ballot[part], place)})

    assert (bad.status, answers.send(person, ballot).status) == (403, 200)


def test_a_token_of_another_round_or_key_is_refused(answers: Answers) -> None:
    person, ballot = with_answer(answers)
    elsewhere = Respondent(answers.open(), new_name())
    other_key = Respondent(answers.open(known_key=False), new_name())

    assert [answers.send(one, ballot).status for one in (elsewhere, other_key)] == [403, 403]
    assert answers.send(person, ballot).status == 200


def test_an_issuer_with_a_second_key_is_noticed_by_the_client_and_refused(
    answers: Answers,
) -> None:
    """A key for one person alone would tell whose ballot it is."""
    person = Respondent(answers.open(secret := new_name()), secret)
    marked = answers.open(secret, known_key=False)
    numbers = Respondent(marked).token.key
    blinded = (int.from_bytes(person.token.blinded, "big") % numbers.n).to_bytes(384, "big")
    path = answers.issuer.keys / f"{Respondent(marked).round_id}.der"
    signed = blind_sign(numbers, lambda data: answers.issuer.operation(path, data), blinded)

    with pytest.raises(ValueError, match="not the key"):
        person.token.finalize(signed)
    forged = {"message": person.token.prepared, "signature": signed, "ballot": person.seal({})}
    told = {name: b64(raw) for name, raw in forged.items()}
    assert answers.send(person, told).status == 403


@pytest.mark.parametrize(
    "change",
    [{"message": ""}, {"signature": b64(bytes(383))}, {"ballot": b64(bytes(2128))},
     {"ballot": b64(bytes(2130))}, {"message": "="}, {"ballot": None}, {"name": "An"}],
)  # fmt: skip
def test_other_lengths_and_names_are_malformed(answers: Answers, change: dict[str, Any]) -> None:
    person, ballot = with_answer(answers)

    assert answers.send(person, ballot | change).status == 400


def test_base64_is_read_in_one_way_only(answers: Answers) -> None:
    """Else one ballot could be written twice."""
    person, ballot = with_answer(answers)
    last = ballot["ballot"][-1]
    twin = ballot["ballot"][:-1] + chr(ord(last) + 1)

    with pytest.raises(ValueError):
        read_ballot(
            json.dumps(ballot | {"ballot": twin}).encode(), answers.collector.round(person.round_id)
        )


def test_a_check_number_finds_its_ballot_and_no_other(answers: Answers) -> None:
    person, ballot = with_answer(answers)
    path = f"/r/{person.round_id}/check"
    before = post(answers.collecting, path, {"check": person.token.check})
    answers.send(person, ballot)

    after = post(answers.collecting, path, {"check": person.token.check})
    other = post(answers.collecting, path, {"check": Respondent(person.manifest).token.check})

    assert (before.told, after.told, other.told) == ({"in": False}, {"in": True}, {"in": False})
    assert len({len(before.body), len(after.body), len(other.body)}) == 1


def test_a_check_number_is_the_first_sixty_bits() -> None:
    key = check_key(b"some message")
    letters = base64.b32encode(key).decode().lower()[:12]

    low, high = read_check(f'{{"check":"{letters}"}}'.encode())

    assert low <= key <= high
    span = int.from_bytes(high, "big") - int.from_bytes(low, "big")
    assert span == 2 ** (256 - 60) - 1


def test_after_closing_nothing_is_taken_and_checks_still_answer(answers: Answers) -> None:
    person, ballot = with_answer(answers)
    answers.send(person, ballot)
    late = Respondent(person.manifest)
    collector_client.close_round(person.round_id)

    check = post(answers.collecting, f"/r/{person.round_id}/check", {"check": person.token.check})

    assert answers.send(person, ballot).status == 410
    assert (check.told, late.round_id) == ({"in": True}, person.round_id)


def test_what_an_open_round_tells_is_one_bit_and_not_of_a_small_number(answers: Answers) -> None:
    manifest = answers.open(*(passes := [new_name(), new_name()]), least_ballots=2)
    first, second = (Respondent(manifest, secret) for secret in passes)
    answers.send(first, answers.ballot(first))

    assert not collector_client.is_ready(first.round_id, 2)
    with pytest.raises(ProcessRefused, match="few"):
        collector_client.is_ready(first.round_id, 1)
    with pytest.raises(ProcessRefused, match="open"):
        collector_client.export_round(first.round_id)
    answers.send(second, answers.ballot(second))
    assert collector_client.is_ready(first.round_id, 2)


def test_ballots_are_at_most_signatures_and_signatures_at_most_passes(answers: Answers) -> None:
    """Anybody recounts with the public key alone."""
    manifest = answers.open(*(passes := [new_name() for _ in range(4)]))
    people = [Respondent(manifest, secret) for secret in passes[:3]]
    ballots = [answers.ballot(person) for person in people]
    for person, ballot in zip(people[:2], ballots, strict=False):
        answers.send(person, ballot)
    round_id = people[0].round_id
    answers.collector.close(round_id)
    answers.issuer.close(round_id)

    box = answers.collector.export(round_id)
    read = read_manifest(box["manifest"])
    valid = [is_signed(read, b64_bytes(row[0]), b64_bytes(row[1])) for row in box["ballots"]]

    assert (len(valid), all(valid), answers.issuer.signed(round_id)) == (2, True, 3)
    order = [b64_bytes(row[0]) for row in box["ballots"]]
    assert order == sorted(order, key=lambda message: hashlib.sha256(message).digest())


def test_one_manifest_and_so_one_key_for_a_round(answers: Answers) -> None:
    person = Respondent(answers.open())
    again = person.manifest

    collector_client.open_round(again, FORM)

    with pytest.raises(ProcessRefused, match="other"):
        collector_client.open_round(again.replace("2026-11", "2026-12"), FORM)
    with pytest.raises(ProcessRefused, match="malformed"):
        collector_client.open_round(again, FORM + " ")


def test_destroying_leaves_no_ballot(answers: Answers) -> None:
    person, ballot = with_answer(answers)
    answers.send(person, ballot)

    collector_client.destroy_round(person.round_id)
    collector_client.destroy_round(person.round_id)

    assert answers.send(person, ballot).status == 403
    with pytest.raises(Refused, match="unknown"):
        answers.collector.export(person.round_id)
    files = [path.read_bytes() for path in answers.folder.glob("collector*") if path.is_file()]
    assert not any(b64_bytes(ballot["message"]) in content for content in files)
