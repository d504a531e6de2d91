"""A nomination round from opening to its end, through the real vault."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict

from naast.access.actor import CLOCK, PUBLIC, Actor
from naast.access.models import RoleGrant
from naast.access.roles import Role
from naast.cases.actions.turn_epoch import turn_epoch
from naast.notify.models import OutgoingMessage
from naast.people.models import Person
from naast.privacy.erasure import Trigger, erase
from naast.privacy.models import AuditEvent
from naast.privacy.vault_client import VaultRefused
from naast.supporters.actions.answer_nomination import answer_nomination
from naast.supporters.actions.ask_nominees import ask_nominees
from naast.supporters.actions.cast_ballot import cast_by_slip
from naast.supporters.actions.count_round import count_round
from naast.supporters.actions.end_round import end_round
from naast.supporters.actions.make_slips import make_slips
from naast.supporters.actions.name_in_meeting import name_in_meeting
from naast.supporters.actions.open_round import open_round
from naast.supporters.actions.remind_departments import remind_departments
from naast.supporters.forms_nomination import NamesForm
from naast.supporters.logic.nomination import Stage
from naast.supporters.logic.nomination_coverage import KEPT_FROM_COORDINATOR, Cover
from naast.supporters.models import Supporter
from naast.supporters.models_nomination import (
    AskAgain,
    Ballot,
    MayVote,
    NominationRound,
    Nominee,
    RoundDepartment,
    Slip,
)
from naast.supporters.queries import eligible_team
from naast.supporters.queries.nomination import (
    choosing,
    people_to_name,
    question_to,
    round_open_until,
    round_to_vote_in,
)
from naast.supporters.rules_nomination import NominationRefused
from tests.factories.cases import AT, a_coordinator
from tests.factories.nomination import a_plan, a_round, a_team, as_voter, votes
from tests.factories.people import a_department, a_person, a_user_for

pytestmark = pytest.mark.django_db
TODAY = AT.date()
AFTER = AT + timedelta(days=22)


@pytest.fixture
def owner(vault: Any) -> Actor:
    return a_coordinator()


def counted(owner: Actor, *, named: Person, voters: list[Person]) -> NominationRound:
    """Everybody names the same colleague, and one more of their own."""
    a_round(voters[0].department, by=owner)
    for voter in voters:
        votes(voter, named, a_person())
    return count_round(actor=owner, at=AFTER)


def test_a_department_of_twenty_votes_and_a_smaller_one_names_in_its_meeting(owner: Actor) -> None:
    large, people = a_team(20)
    small, _few = a_team(19)

    a_round(large, small, by=owner)

    ways = {one.department.name: one.way for one in RoundDepartment.objects.all()}
    assert ways == {large.name: "ballot", small.name: "meeting"}
    assert set(MayVote.objects.values_list("person_id", flat=True)) == {one.pk for one in people}


def test_only_those_on_the_register_are_asked(owner: Actor) -> None:
    department, _people = a_team(20)
    hired = a_person(department=department, employment="agency")

    a_round(department, by=owner)

    assert MayVote.objects.filter(person=hired).count() == 0
    assert MayVote.objects.count() == 20


def test_there_is_one_round_at_a_time(owner: Actor) -> None:
    department, _people = a_team()
    a_round(department, by=owner)

    with pytest.raises(NominationRefused, match="There is a round already"):
        open_round(actor=owner, at=AT, plan=a_plan(department))


def test_a_colleague_votes_once(owner: Actor) -> None:
    department, people = a_team()
    a_round(department, by=owner)

    votes(people[0], people[1])

    with pytest.raises(NominationRefused, match="Names were given already"):
        votes(people[0], people[2])
    assert Ballot.objects.count() == 1
    assert round_to_vote_in(as_voter(people[0]), TODAY) is None
    assert round_to_vote_in(as_voter(people[1]), TODAY) is not None


def test_nobody_names_themselves_or_more_than_agreed_or_somebody_who_left(owner: Actor) -> None:
    department, people = a_team()
    a_round(department, by=owner, most_names=1)
    gone = a_person(active=False)

    for names in ([people[0]], [people[1], people[2]], [gone], []):
        with pytest.raises(NominationRefused):
            votes(people[0], *names)

    votes(people[0], people[1])
    assert Ballot.objects.count() == 1


def test_somebody_of_another_department_is_not_asked(owner: Actor) -> None:
    department, _people = a_team()
    a_round(department, by=owner)

    with pytest.raises(NominationRefused):
        votes(a_person(), a_person())


def test_after_the_last_day_no_name_is_taken(owner: Actor) -> None:
    department, people = a_team()
    a_round(department, by=owner)

    with pytest.raises(NominationRefused, match="closed"):
        votes(people[0], people[1], at=AFTER)


def test_the_count_shows_whoever_was_named_often_enough_and_destroys_the_rest(
    owner: Actor,
) -> None:
    department, people = a_team()
    often, seldom = a_person(name="Often"), a_person(name="Seldom")
    a_round(department, by=owner)
    for place, voter in enumerate(people[:12]):
        votes(voter, *([often, seldom] if place < 2 else [often] if place < 5 else [people[19]]))

    round_ = count_round(actor=owner, at=AFTER)

    shown = {one.person.name: one.count for one in Nominee.objects.select_related("person")}
    assert shown == {"Often": 5, people[19].name: 7}
    assert (round_.state, round_.ballots) == ("counted", 10)
    assert (Ballot.objects.count(), MayVote.objects.count()) == (0, 0)
    assert bytes(NominationRound.objects.get().wrap) == b""


def test_with_fewer_than_ten_ballots_nothing_is_shown(owner: Actor) -> None:
    department, people = a_team()
    named = a_person()
    counted(owner, named=named, voters=people[:9])

    assert Nominee.objects.count() == 0
    assert department == people[0].department


def test_before_the_last_day_a_coordinator_counts_only_on_purpose(owner: Actor) -> None:
    department, _people = a_team()
    a_round(department, by=owner)

    with pytest.raises(NominationRefused, match="still"):
        count_round(actor=owner, at=AT)

    assert count_round(actor=owner, at=AT, early=True).state == "counted"


def test_who_is_not_on_the_vaults_list_counts_nothing(owner: Actor) -> None:
    department, _people = a_team()
    a_round(department, by=owner)
    pretender = Actor("user", str(a_person().pk), frozenset({Role.COORDINATOR}))

    with pytest.raises(VaultRefused):
        count_round(actor=pretender, at=AFTER)

    assert count_round(actor=owner, at=AFTER).state == "counted"


def test_the_key_of_a_round_lives_through_its_nights_and_then_dies(
    owner: Actor, vault: Any
) -> None:
    department, people = a_team()
    named = a_person()
    a_round(department, by=owner)
    for voter in people[:10]:
        votes(voter, named)

    for night in range(1, 23):
        vault.clock.turn(days=1)
        turn_epoch(actor=CLOCK, at=AT + timedelta(days=night))

    count_round(actor=owner, at=AFTER)
    assert Nominee.objects.get().person == named


def test_a_small_team_names_two_or_three_once_without_counts(owner: Actor) -> None:
    head = a_person()
    small, _few = a_team(5, head=head)
    a_round(small, by=owner)
    unit = RoundDepartment.objects.get()
    names = [a_person().pk, a_person().pk]

    name_in_meeting(actor=as_voter(head), at=AT, unit=unit, names=names)

    assert set(Nominee.objects.values_list("count", "by_meeting")) == {(None, True)}
    with pytest.raises(NominationRefused):
        name_in_meeting(actor=as_voter(head), at=AT, unit=unit, names=names)
    with pytest.raises(NominationRefused):
        name_in_meeting(actor=as_voter(a_person()), at=AT, unit=unit, names=names)


def test_paper_codes_count_once_and_there_are_as_many_as_voters(owner: Actor) -> None:
    department, people = a_team()
    a_round(department, by=owner, slips=True)
    unit = RoundDepartment.objects.get()

    codes = make_slips(actor=owner, at=AT, unit=unit)
    cast_by_slip(actor=PUBLIC, at=AT, names=[people[0].pk], code=codes[0])

    assert (len(codes), Slip.objects.count(), MayVote.objects.count()) == (20, 19, 0)
    with pytest.raises(NominationRefused):
        cast_by_slip(actor=PUBLIC, at=AT, names=[people[0].pk], code=codes[0])
    with pytest.raises(NominationRefused):
        make_slips(actor=owner, at=AT, unit=unit)


def test_heads_are_told_and_reminded_once_and_nobody_else_is(owner: Actor) -> None:
    head = a_person()
    department, _people = a_team(20, head=head)
    a_round(department, by=owner)

    early = remind_departments(actor=CLOCK, at=AT + timedelta(days=5))
    half = remind_departments(actor=CLOCK, at=AT + timedelta(days=11))
    again = remind_departments(actor=CLOCK, at=AT + timedelta(days=12))

    assert (early, half, again) == (False, True, False)
    sent = OutgoingMessage.objects.values_list("person_id", "kind")
    assert sorted(sent) == [(head.pk, "round_opened"), (head.pk, "round_reminder")]


def test_a_head_is_told_the_last_day_and_nothing_else(owner: Actor) -> None:
    department, _people = a_team()
    round_ = a_round(department, by=owner)

    assert round_open_until([department.pk], TODAY) == round_.closes_on
    assert round_open_until([a_department().pk], TODAY) is None


def test_yes_makes_a_member_of_the_team_in_training_whom_matching_does_not_ask(
    owner: Actor,
) -> None:
    _department, people = a_team()
    named = a_person()
    a_user_for(named)
    round_ = counted(owner, named=named, voters=people)
    nominee = Nominee.objects.get()

    ask_nominees(actor=owner, at=AFTER, round_=round_, nominees=[nominee.pk])
    asked = question_to(as_voter(named))
    assert asked is not None
    answer_nomination(actor=as_voter(named), at=AFTER, nominee=asked, answer=Stage.YES)

    member = Supporter.objects.get(person=named)
    assert (member.active, member.trained_on) == (True, None)
    assert [one.trained for one in eligible_team(owner, AFTER.date())] == [False]
    assert RoleGrant.objects.get(user_id=named.pk).role == Role.PEER_SUPPORTER
    (line,) = choosing(owner, round_, AFTER.date(), marked=[]).named
    assert (line.path, line.can_be_asked) == ("in_training", False)


def test_later_is_shown_in_the_next_round_and_no_leaves_nothing(owner: Actor) -> None:
    _department, people = a_team()
    named, other = a_person(), a_person()
    a_round(people[0].department, by=owner)
    for voter in people:
        votes(voter, named, other)
    round_ = count_round(actor=owner, at=AFTER)
    ids = list(Nominee.objects.values_list("pk", flat=True))
    ask_nominees(actor=owner, at=AFTER, round_=round_, nominees=ids)
    for person, answer in ((named, Stage.LATER), (other, Stage.NO)):
        asked = question_to(as_voter(person))
        assert asked is not None
        answer_nomination(actor=as_voter(person), at=AFTER, nominee=asked, answer=answer)

    end_round(actor=owner, at=AFTER)

    assert [one.person for one in AskAgain.objects.all()] == [named]
    assert (NominationRound.objects.count(), Nominee.objects.count()) == (0, 0)
    next_round = a_round(people[0].department, by=owner, at=AFTER)
    assert list(choosing(owner, next_round, AFTER.date(), marked=[]).again) == [named]


def test_later_is_kept_too_when_the_clock_ends_the_round(owner: Actor) -> None:
    _department, people = a_team()
    named, before = a_person(), a_person()
    round_ = counted(owner, named=named, voters=people)
    AskAgain.objects.create(person=before, since_on=TODAY)
    Nominee.objects.filter(person=named).update(stage=Stage.LATER.value)

    erase(Trigger.PERIOD_ENDED, None, AT + timedelta(days=184))

    assert not NominationRound.objects.filter(pk=round_.pk).exists()
    assert [one.person for one in AskAgain.objects.all()] == [named]


def test_who_leaves_after_the_count_moves_no_sum_of_shifts_or_ages(owner: Actor) -> None:
    _department, people = a_team(26)
    Person.objects.filter(pk__in=[one.pk for one in people]).update(
        work_pattern="nights", birth_decade=1980
    )
    a_round(people[0].department, by=owner)
    for place, voter in enumerate(people[:20]):
        votes(voter, people[20 + place % 3], people[23 + place % 3])
    round_ = count_round(actor=owner, at=AFTER)

    def told() -> list[Cover]:
        covers = choosing(owner, round_, AFTER.date(), marked=[]).covers
        return [one for one in covers if one.side in KEPT_FROM_COORDINATOR]

    before = told()
    Person.objects.filter(pk=people[20].pk).update(active=False)
    erase(Trigger.PERSON_LEFT, people[20].pk, AFTER)

    assert told() == before
    assert [(one.value, one.staff, one.then) for one in before] == [
        ("nights", 26, 6), ("1980", 26, 6)
    ]  # fmt: skip


def test_what_nobody_counted_is_destroyed_unread_a_month_later(owner: Actor) -> None:
    department, people = a_team()
    a_round(department, by=owner)
    votes(people[0], people[1])

    erase(Trigger.PERIOD_ENDED, None, AFTER + timedelta(days=20))
    assert Ballot.objects.count() == 1

    erase(Trigger.PERIOD_ENDED, None, AFTER + timedelta(days=32))
    assert (Ballot.objects.count(), NominationRound.objects.count()) == (0, 0)


def test_who_leaves_is_neither_asked_nor_kept(owner: Actor) -> None:
    _department, people = a_team()
    named = a_person()
    counted(owner, named=named, voters=people)
    AskAgain.objects.create(person=named, since_on=TODAY)

    erase(Trigger.PERSON_LEFT, named.pk, AFTER)

    assert (Nominee.objects.count(), AskAgain.objects.count()) == (0, 0)


def test_the_trail_of_a_vote_names_nobody_and_knows_the_day_only(owner: Actor) -> None:
    department, people = a_team()
    a_round(department, by=owner)

    votes(people[0], people[1], at=AT + timedelta(hours=3, minutes=17))

    event = AuditEvent.objects.get(action="cast_ballot")
    assert (event.actor_name, event.role_word) == ("", "colleague")
    assert event.at.astimezone().minute == 0
    assert event.at < AT + timedelta(hours=3)


def test_a_name_is_found_by_two_letters_of_name_or_department(vault: Any) -> None:
    person = a_person(name="Quirina Zevenhuizen")

    assert people_to_name("quir", TODAY) == [person]
    assert people_to_name(f"zeven {person.department.name}", TODAY) == [person]
    assert people_to_name("q", TODAY) == []
    assert people_to_name("quir", TODAY, without=str(person.pk)) == []


def test_a_search_with_a_sign_that_no_database_takes_finds_what_is_left(vault: Any) -> None:
    a_person(name="Zeldzame Naam")
    form = NamesForm(QueryDict("q=Zeld%00zame"), today=TODAY)

    assert [one.name for one in form.found] == ["Zeldzame Naam"]
