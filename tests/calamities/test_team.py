"""Asking analysts: independence, a no without a reason, and what goes out to matching."""

from typing import Any

import pytest

from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.actions.keep_team import (
    TeamRefused,
    add_committee_member,
    answer_for_team,
    ask_analysts,
    leave_team,
)
from naast.calamities.choices import TeamKind
from naast.calamities.models import CalamityFile, TeamMember
from naast.calamities.queries.due import asked_of
from naast.calamities.queries.files import files_for
from naast.calamities.queries.team import candidates_for, proposed_team
from naast.people.queries import not_independent_for
from tests.factories.calamities import (
    AT,
    TODAY,
    a_calamity,
    a_file,
    a_holder,
    a_secretary,
    a_ward,
    acting,
    an_analyst,
)

pytestmark = pytest.mark.django_db


def ask(file: CalamityFile, *users: User) -> list[TeamMember]:
    secretary = acting(a_secretary())
    ids = [one.pk for one in users]
    return ask_analysts(actor=secretary, at=AT, file_id=file.pk, users=ids)


def test_people_of_the_ward_and_those_named_apart_cannot_look_into_it() -> None:
    ward = a_ward()
    of_the_ward, near, free = an_analyst(department=ward), an_analyst(), an_analyst()
    file = a_file(a_secretary(), ward, apart=frozenset({near.pk}))

    apart = {one.id: one.apart for one in candidates_for(file, TODAY)}

    assert apart == {of_the_ward.pk: True, near.pk: True, free.pk: False}
    assert len(ask(file, free)) == 1
    with pytest.raises(TeamRefused):
        ask(file, near)


def test_who_says_yes_reads_the_file_and_stands_apart_from_its_department() -> None:
    ward, analyst = a_ward(), an_analyst()
    file = a_file(a_secretary(), ward)
    (member,) = ask(file, analyst)
    assert list(files_for(acting(analyst))) == []

    answer_for_team(actor=acting(analyst), at=AT, member=member, yes=True)

    assert list(files_for(acting(analyst))) == [file]
    assert not_independent_for(ward.pk, TODAY) == {analyst.pk}


def test_a_no_opens_nothing_keeps_no_reason_and_is_not_asked_again() -> None:
    analyst = an_analyst()
    file = a_file(a_secretary())
    (member,) = ask(file, analyst)
    assert list(asked_of(acting(analyst))) == [member]

    answer_for_team(actor=acting(analyst), at=AT, member=member, yes=False)

    assert list(asked_of(acting(analyst))) == []
    assert list(files_for(acting(analyst))) == []
    drawn = proposed_team(file, size=2, wanted=frozenset(), today=TODAY)
    assert (drawn.picks, drawn.left_out) == ((), {"not_available": 1})
    words = {field.name for field in TeamMember._meta.get_fields()}
    assert words == {"id", "file", "user", "kind", "state", "asked_on"}


def test_who_leaves_reads_the_file_no_more() -> None:
    analyst = an_analyst()
    file = a_file(a_secretary())
    (member,) = ask(file, analyst)
    answer_for_team(actor=acting(analyst), at=AT, member=member, yes=True)

    leave_team(actor=acting(analyst), at=AT, member=member)

    assert list(files_for(acting(analyst))) == []


def test_the_first_who_says_yes_owns_the_analysis() -> None:
    analysts = [an_analyst(), an_analyst()]
    file = a_calamity(a_secretary())
    ask(file, *analysts)
    for analyst in analysts:
        member = TeamMember.objects.get(file=file, user=analyst)
        answer_for_team(actor=acting(analyst), at=AT, member=member, yes=True)

    assert file.steps.get(rule="own-analysis").owner_id == analysts[0].pk


def test_only_a_member_of_the_committee_follows_a_file() -> None:
    secretary, member, other = a_secretary(), a_holder(Role.COMMITTEE_MEMBER), an_analyst()
    file = a_file(secretary)
    said: dict[str, Any] = {"actor": acting(secretary), "at": AT, "file_id": file.pk}

    add_committee_member(**said, user_id=member.pk)
    with pytest.raises(TeamRefused):
        add_committee_member(**said, user_id=other.pk)

    kinds = TeamMember.objects.values_list("kind", "user_id")
    assert list(kinds) == [(TeamKind.COMMITTEE.value, member.pk)]
