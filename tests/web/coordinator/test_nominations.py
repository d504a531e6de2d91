"""Nomination rounds on the pages: whom to ask, who votes, who answers, and what nobody learns."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from naast.access.roles import Role
from naast.incidents.sender_limits import LIMITS, within_limits
from naast.people.models import Department, Person
from naast.supporters.models import Supporter
from naast.supporters.models_nomination import AskAgain, Ballot, NominationRound, Nominee, Slip
from tests.actors import client_for, give
from tests.factories.nomination import a_round, a_team, votes
from tests.factories.pages import Visitor, a_visiting_coordinator
from tests.factories.people import a_person, a_supporter, a_user_for

pytestmark = pytest.mark.django_db
ROUND, NAMES, NAMED = "/coordinator/nominations/", "/my/names/", "/my/named/"
FEW = {
    "threshold": "3",
    "most_names": "2",
    "employments": ["employee"],
    "slips": "signed_in",
}


@pytest.fixture
def owner(vault: Any) -> Visitor:
    return a_visiting_coordinator()


def opened(owner: Visitor, *departments: Department, **kw: Any) -> NominationRound:
    """By the form, for three weeks."""
    day = timezone.localdate() + timedelta(days=21)
    chosen = {"departments": [str(one.pk) for one in departments], "closes_on": day.isoformat()}
    answer = owner.client.post(ROUND, FEW | chosen | kw)
    assert answer.status_code == 302, answer.text
    return NominationRound.objects.get()


def a_voter(person: Person) -> Any:
    return client_for(a_user_for(person))


def all_name(owner: Visitor, named: Person, *, also: Person | None = None) -> list[Person]:
    """A department of twenty, of whom everybody names the same colleague; counted early."""
    department, people = a_team(20)
    now = timezone.now()
    a_round(department, by=owner.actor, at=now)
    for place, voter in enumerate(people):
        votes(voter, named, *([also] if also and place < 3 else []), at=now)
    assert owner.client.post(ROUND + "count/", {}).status_code == 302
    return people


def test_a_coordinator_opens_a_round_by_the_form(owner: Visitor) -> None:
    department, _people = a_team(20)

    page = owner.client.get(ROUND).text
    round_ = opened(owner, department)

    assert f"{department.name}, 20 people" in page
    assert (round_.threshold, round_.most_names, round_.slips) == (3, 2, False)
    assert "Votes in secret, signed in" in owner.client.get(ROUND).text


def test_a_day_too_soon_is_refused_with_a_sentence(owner: Visitor) -> None:
    department, _people = a_team(1)
    chosen = {"departments": [str(department.pk)], "closes_on": timezone.localdate().isoformat()}

    answer = owner.client.post(ROUND, FEW | chosen)

    assert "Choose a day one to eight weeks from today." in answer.text
    assert NominationRound.objects.count() == 0


def test_a_voter_searches_ticks_and_gives_names_once(owner: Visitor) -> None:
    department, people = a_team(20)
    opened(owner, department)
    quirina = a_person(name="Quirina Zevenhuizen")
    voter = a_voter(people[0])

    found = voter.post(NAMES, {"q": "zevenh"})
    given = voter.post(NAMES, {"q": "", "names": [str(quirina.pk)], "give": "1"})
    again = voter.get(NAMES)

    assert str(quirina.pk) in found.text
    assert (given.status_code, Ballot.objects.count()) == (302, 1)
    assert "There is nothing for you to fill in now" in again.text


def test_a_voter_who_copies_the_directory_is_stopped_and_another_is_not(owner: Visitor) -> None:
    department, people = a_team(20)
    opened(owner, department)
    quirina = a_person(name="Quirina Zevenhuizen")
    copies, votes_on = a_voter(people[0]), a_voter(people[1])
    for _ in range(LIMITS["names"].one_address):
        within_limits(address=str(people[0].pk), what="names", at=timezone.now())

    answers = [one.post(NAMES, {"q": "zevenh"}) for one in (copies, votes_on)]

    assert [one.status_code for one in answers] == [429, 200]
    assert [str(quirina.pk) in one.text for one in answers] == [False, True]


def test_a_tick_stays_while_one_searches_on(owner: Visitor) -> None:
    department, people = a_team(20)
    opened(owner, department)
    first, second = a_person(name="Quirina Een"), a_person(name="Bertus Twee")
    voter = a_voter(people[0])

    page = voter.post(NAMES, {"q": "bertus", "names": [str(first.pk)]}).text

    assert f'value="{first.pk}" id="id_names_0" checked' in page.replace(' class=""', "")
    assert str(second.pk) in page
    assert Ballot.objects.count() == 0


def test_somebody_who_is_not_asked_reads_what_somebody_who_voted_reads(owner: Visitor) -> None:
    department, people = a_team(20)
    opened(owner, department)
    voter, stranger = a_voter(people[0]), a_voter(a_person())
    assert "Give these names" in voter.post(NAMES, {"q": "Person"}).text
    votes(people[0], people[1], at=timezone.now())

    def words(page: str) -> str:
        return page[page.index("<h1>") : page.index("</main>")]

    assert words(voter.get(NAMES).text) == words(stranger.get(NAMES).text)


def test_a_paper_code_gives_names_without_signing_in(owner: Visitor, client: Any) -> None:
    department, people = a_team(20)
    round_ = opened(owner, department, slips="slips")
    unit = round_.departments.get()
    sheet = owner.client.post(f"{ROUND}{unit.pk}/codes/", {})
    code = sheet.context["codes"][0]

    wrong = client.post("/names/", {"code": "AAAA-BBBB-CCCC"})
    first = client.post("/names/", {"code": code})
    given = client.post("/names/", {"code": code, "names": [str(people[0].pk)], "give": "1"})
    again = client.post("/names/", {"code": code})

    assert "This code gives no names" in wrong.text
    assert "up to 2 colleagues" in first.text
    assert "Your names are locked" in given.text
    assert "This code gives no names" in again.text
    assert (Ballot.objects.count(), Slip.objects.count()) == (1, 19)


def test_a_head_writes_down_what_a_small_team_agreed_on(owner: Visitor) -> None:
    head = a_person()
    small, _few = a_team(4, head=head)
    unit = opened(owner, small).departments.get()
    named = a_person(name="Quirina Zevenhuizen")

    given = a_voter(head).post(f"/my/names/{unit.pk}/", {"names": [str(named.pk)], "give": "1"})

    assert given.status_code == 302
    assert "Has named" in owner.client.get(ROUND).text
    assert a_voter(a_person()).get(f"/my/names/{unit.pk}/").status_code == 404


def test_a_head_of_department_reads_only_that_the_round_is_open(owner: Visitor) -> None:
    head = a_person()
    department, people = a_team(20, head=head)
    user = a_user_for(head)
    give(user, Role.HEAD_OF_DEPARTMENT, scope_id=department.pk)
    opened(owner, department)
    visitor = client_for(user)

    before = visitor.get("/report/department/").text
    votes(people[0], people[1], at=timezone.now())
    after = visitor.get("/report/department/").text

    assert "Your department is asked whom people would turn to" in before
    assert main_of(before) == main_of(after)
    assert visitor.get(ROUND).status_code == 404


def main_of(page: str) -> str:
    """Without what is new in every answer."""
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", main)


def test_the_page_of_an_open_round_is_the_same_before_and_after_a_vote(owner: Visitor) -> None:
    department, people = a_team(20)
    opened(owner, department)

    owner.client.get(ROUND)  # reads that it was opened
    before = main_of(owner.client.get(ROUND).text)
    votes(people[0], people[1], at=timezone.now())

    assert main_of(owner.client.get(ROUND).text) == before


def test_the_coordinator_sees_counts_that_do_not_say_how_each_voted(owner: Visitor) -> None:
    named, also = a_person(name="Quirina Zevenhuizen"), a_person(name="Bertus Knarrenstein")
    all_name(owner, named, also=also)

    page = owner.client.get(ROUND).text

    assert "Named by 17 colleagues or more." in page
    assert "Named by 3 colleagues." in page
    assert page.index("Quirina") < page.index("Bertus")


def test_ticking_shows_what_would_be_covered_and_asks_nobody(owner: Visitor) -> None:
    named = a_person(name="Quirina Zevenhuizen", profession="midwife", languages=["pl"])
    for _ in range(10):
        a_person(profession="midwife", languages=["pl"])
    all_name(owner, named)
    nominee = Nominee.objects.get()

    before = owner.client.get(ROUND)
    after = owner.client.post(ROUND, {"mark": [str(nominee.pk)]})

    assert [covered(page, "Midwife") for page in (before, after)] == [0, 1]
    assert [covered(page, "Polish") for page in (before, after)] == [0, 1]
    nominee.refresh_from_db()
    assert nominee.stage == "named"


def covered(answer: Any, label: str) -> int:
    rows = [row for _side, rows in answer.context["sides"] for row in rows]
    (then,) = [row.then for row in rows if row.label == label]
    assert isinstance(then, int)
    return then


def test_nobody_learns_from_ticks_when_one_colleague_works_or_was_born(owner: Visitor) -> None:
    named = a_person(work_pattern="nights", birth_decade=1960)
    for _ in range(12):
        a_person(work_pattern="nights", birth_decade=1960)
    all_name(owner, named)
    nominee = Nominee.objects.get()

    page = owner.client.post(ROUND, {"mark": [str(nominee.pk)]})

    told = {row.label: row.then for _side, rows in page.context["sides"] for row in rows}
    assert told["Nights"] is None
    assert told["the 1960s"] is None
    assert told["Nurse"] == 1


def test_somebody_who_was_asked_reads_neither_who_nor_how_often_and_says_yes(
    owner: Visitor,
) -> None:
    named = a_person(name="Quirina Zevenhuizen")
    people = all_name(owner, named)
    nominee = Nominee.objects.get()
    visitor = a_voter(named)
    assert "Nothing waits for your answer" in visitor.get(NAMED).text

    owner.client.post(ROUND + "ask/", {"mark": [str(nominee.pk)]})
    page = visitor.get(NAMED).text
    answer = visitor.post(NAMED, {"answer": "yes"})

    assert "Colleagues would turn to you" in page
    assert [word for word in ("17", "20", people[0].name) if word in main_of(page)] == []
    assert answer.status_code == 302
    assert Supporter.objects.get().person == named
    assert "In the team, in training" in owner.client.get(ROUND).text


def test_later_is_asked_again_in_the_next_round(owner: Visitor) -> None:
    named = a_person(name="Quirina Zevenhuizen")
    AskAgain.objects.create(person=named, since_on=timezone.localdate())
    all_name(owner, a_person())

    page = owner.client.get(ROUND).text
    owner.client.post(f"{ROUND}{named.pk}/again/", {})

    assert "Quirina Zevenhuizen" in page
    assert Nominee.objects.get(person=named).stage == "asked"
    assert AskAgain.objects.count() == 0


def test_who_is_in_the_team_already_is_not_asked(owner: Visitor) -> None:
    member = a_supporter()
    all_name(owner, member.person)

    page = owner.client.get(ROUND).text
    owner.client.post(ROUND + "ask/", {"mark": [str(Nominee.objects.get().pk)]})

    assert "In the team already" in page
    assert Nominee.objects.get().stage == "named"


def test_ending_a_round_leaves_nothing_of_it(owner: Visitor) -> None:
    all_name(owner, a_person())

    asked = owner.client.get(ROUND + "end/").text
    owner.client.post(ROUND + "end/", {})

    assert "End the round?" in asked
    assert (NominationRound.objects.count(), Nominee.objects.count()) == (0, 0)
