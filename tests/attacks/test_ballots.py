"""Nomination ballots under attack: who named whom, from copies of the database between votes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection

from naast.access.actor import Actor
from naast.people.models import Person
from naast.privacy import vault_client
from naast.privacy.ballots import open_ballots
from naast.privacy.parcels import unseal_content
from naast.privacy.sealing import SealBroken
from naast.privacy.vault_client import VaultRefused
from naast.supporters.actions import cast_ballot as casting
from naast.supporters.actions.count_round import count_round
from naast.supporters.actions.open_round import PARCEL
from naast.supporters.models_nomination import Ballot, MayVote, NominationRound
from tests.attacks.conftest import AttackReport
from tests.attacks.hospital import Hospital, hospital
from tests.factories.nomination import a_round, a_team, as_voter, votes
from tests.factories.people import a_person

__all__ = ["hospital"]
pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Copy:
    """One moment: every row of the team's tables with its place on disk, and the trail."""

    waiting: set[UUID]
    ballots: list[tuple[Any, bytes]]
    rows: str


@dataclass
class Thief:
    """Copies the database before and after every single vote."""

    copies: list[Copy] = field(default_factory=list)

    def copy(self) -> None:
        rows = [row for model in apps.get_app_config("supporters").get_models()
                for row in model._default_manager.all()]  # fmt: skip
        trail = [row for label in ("privacy", "notify")
                 for model in apps.get_app_config(label).get_models()
                 for row in model._default_manager.all()]  # fmt: skip
        self.copies.append(
            Copy(
                waiting=set(MayVote.objects.values_list("person_id", flat=True)),
                ballots=list(_with_places()),
                rows=serializers.serialize("json", [*rows, *trail]),
            )
        )

    def votes(self) -> Iterator[tuple[set[UUID], list[bytes]]]:
        """Between two copies: who is gone from the register, and the ballots that are new."""
        for before, after in zip(self.copies, self.copies[1:], strict=False):
            old = {place for place, _content in before.ballots}
            new = [content for place, content in after.ballots if place not in old]
            yield before.waiting - after.waiting, new


def _with_places() -> Iterator[tuple[Any, bytes]]:
    """rowid or ctid: the order in which rows came, whatever their keys say."""
    place = "rowid" if connection.vendor == "sqlite" else "ctid::text"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {place}, content FROM supporters_ballot ORDER BY {place}")
        for where, content in cursor.fetchall():
            yield where, bytes(content)


@dataclass
class Voting:
    """Twelve voters; each names somebody of their own, whom the thief has to find."""

    hospital: Hospital
    thief: Thief = field(default_factory=Thief)

    def __post_init__(self) -> None:
        department, people = a_team(20)
        self.round = a_round(department, by=self.hospital.coordinator, at=self.hospital.at)
        self.named = [a_person(name=f"Genoemde Collega {place}") for place in range(3)]
        self.voters = people[:12]
        self.truth: dict[UUID, UUID] = {}
        self.thief.copy()
        for place, voter in enumerate(self.voters):
            name = self.named[place % 3]
            votes(voter, name, at=self.hospital.at)
            self.truth[voter.pk] = name.pk
            self.thief.copy()

    def right(self, guesses: dict[UUID, UUID]) -> set[str]:
        """Of how many voters the thief knows it, in words."""
        known = sum(self.truth[one] == name for one, name in guesses.items())
        return {f"whom {known} of {len(self.truth)} voters named"} if known else set()

    def by_bytes(self) -> dict[UUID, UUID]:
        """A nominee's id in a new ballot, in any of the usual forms."""
        guesses = {}
        for gone, new in self.thief.votes():
            for person in self.named:
                forms = (str(person.pk).encode(), person.pk.hex.encode(), person.pk.bytes)
                if any(form in one for one in new for form in forms):
                    guesses.update(dict.fromkeys(gone, person.pk))
        return guesses

    def by_length(self) -> dict[UUID, UUID]:
        """Does a length tell anything?"""
        lengths = {len(one) for _gone, new in self.thief.votes() for one in new}
        return {} if len(lengths) <= 1 else {self.voters[0].pk: self.truth[self.voters[0].pk]}

    def by_key(self, secret: bytes) -> dict[UUID, UUID]:
        """Opening what lies between two copies, with a key."""
        guesses = {}
        for gone, new in self.thief.votes():
            for blob in new:
                try:
                    ((name,),) = open_ballots(secret, [blob], self.round.pk)
                except SealBroken:
                    continue
                guesses.update(dict.fromkeys(gone, name))
        return guesses


def test_a_copy_of_the_database_between_every_two_votes_does_not_say_who_named_whom(
    hospital: Hospital, attack_report: AttackReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    voting = Voting(hospital)
    pairs = list(voting.thief.votes())
    assert [(len(gone), len(new)) for gone, new in pairs] == [(1, 1)] * 12  # it sees each vote
    learned = voting.right(voting.by_bytes()) | voting.right(voting.by_length())

    count_round(actor=hospital.coordinator, at=hospital.at, early=True)
    NominationRound.objects.all().delete()
    with monkeypatch.context() as off:  # the same, not sealed
        off.setattr(
            casting, "seal_ballot", lambda key, names, round_id: json.dumps(
                [str(one) for one in names]).encode()
        )  # fmt: skip
        plain = Voting(hospital)
    control = plain.right(plain.by_bytes())

    assert control == {"whom 12 of 12 voters named"}
    attack_report("a thief of every copy between votes", "rows, order, lengths", learned, control)


def test_the_vaults_key_is_what_it_takes_and_after_the_count_nobody_gets_it(
    hospital: Hospital, attack_report: AttackReport
) -> None:
    voting = Voting(hospital)
    stolen = NominationRound.objects.get()
    control = voting.right(voting.by_key(key_of(stolen, hospital.coordinator)))

    count_round(actor=hospital.coordinator, at=hospital.at, early=True)
    try:
        learned = voting.right(voting.by_key(key_of(stolen, hospital.coordinator)))
    except VaultRefused as refusal:
        learned = set()
        assert refusal.reason == "closed"

    assert control == {"whom 12 of 12 voters named"}
    attack_report("a coordinator with every copy", "the round's row", learned, control)


def key_of(round_: NominationRound, actor: Actor) -> bytes:
    key = vault_client.open_case(
        round_.pk, bytes(round_.wrap), actor.name, "coordinator", "arrange"
    )
    return bytes.fromhex(unseal_content(round_.pk, key, bytes(round_.content), kind=PARCEL))


@pytest.mark.parametrize("role", ["steward", "supporter", "colleague"])
def test_nobody_else_gets_the_key_while_names_can_be_given(hospital: Hospital, role: str) -> None:
    voting = Voting(hospital)
    others: dict[str, Actor] = {
        "steward": as_voter(a_person()),
        "supporter": hospital.supporter,
        "colleague": as_voter(voting.voters[0]),
    }
    assert len(key_of(voting.round, hospital.coordinator)) == 96

    with pytest.raises(VaultRefused):
        key_of(voting.round, others[role])


def test_after_the_count_the_rows_say_neither_who_voted_nor_whom_they_named(
    hospital: Hospital, attack_report: AttackReport
) -> None:
    voting = Voting(hospital)
    seldom = a_person(name="Zelden Genoemd")
    votes(Person.objects.get(pk=voting_left(voting)), seldom, at=hospital.at)
    before = Thief()
    before.copy()
    control = {"voters left"} if str(voting_left(voting)) in before.copies[0].rows else set()

    count_round(actor=hospital.coordinator, at=hospital.at + timedelta(days=30))
    after = Thief()
    after.copy()
    rows = after.copies[0].rows
    learned = {"seldom named"} if str(seldom.pk) in rows else set()
    learned |= {str(one.pk) for one in voting.voters if str(one.pk) in rows}
    learned |= {"register"} if str(voting_left_of(before)) in rows else set()

    assert (Ballot.objects.count(), MayVote.objects.count()) == (0, 0)
    attack_report("whoever reads all rows", "a counted round", learned, control)


def voting_left(voting: Voting) -> UUID:
    """Somebody who has not voted."""
    rows = MayVote.objects.exclude(person__in=voting.voters)
    return rows.order_by("pk").values_list("person_id", flat=True)[0]


def voting_left_of(thief: Thief) -> UUID:
    return sorted(thief.copies[-1].waiting, key=str)[0]


def test_no_row_that_a_vote_adds_holds_the_name_it_gives(hospital: Hospital) -> None:
    """The nominee's id never stands in anything that a vote adds to the area's rows."""
    voting = Voting(hospital)

    for copy in voting.thief.copies:
        assert [str(one.pk) for one in voting.named if str(one.pk) in copy.rows] == []
    assert str(voting.named[0].pk) in serializers.serialize("json", Person.objects.all())
