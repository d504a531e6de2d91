"""Asking analysts: independence, a no without a reason, and what goes out to matching."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps

from naast.access.models import User
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.calamities.actions.agree_for_department import add_department
from naast.calamities.actions.keep_team import (
    TeamRefused,
    add_committee_member,
    answer_for_team,
    ask_analysts,
    leave_team,
)
from naast.calamities.choices import TeamKind
from naast.calamities.models import CalamityFile, TeamMember
from naast.calamities.queries.due import asked_of, left_by
from naast.calamities.queries.files import files_for
from naast.calamities.queries.team import candidates_for, proposed_team
from naast.calamities.rules import looks_into
from naast.notify.models import OutgoingMessage
from naast.people.queries import not_independent_for
from naast.privacy.models import AuditEvent
from tests.actors import give
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
from tests.factories.people import a_department, a_person, a_user_for

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
    file.refresh_from_db()
    drawn = proposed_team(file, size=2, wanted=frozenset(), today=TODAY)
    assert (drawn.picks, drawn.left_out) == ((), {"not_free": 1})
    with pytest.raises(TeamRefused):
        ask(file, analyst)


def test_of_a_no_nothing_stays_and_a_yes_is_a_statement_with_a_day() -> None:
    says_no, says_yes = an_analyst(), an_analyst()
    file = a_file(a_secretary())
    for one, yes in ((says_no, False), (says_yes, True)):
        (member,) = ask(file, one)
        answer_for_team(actor=acting(one), at=AT, member=member, yes=yes)

    assert list(TeamMember.objects.values_list("user_id", "stated_on")) == [(says_yes.pk, TODAY)]
    events = AuditEvent.objects.filter(action="answer_for_team").order_by("id")
    told = set(events.values_list("actor_name", "subject"))
    assert told == {("", ""), (f"person:{says_yes.pk}", str(file.pk))}
    tables = [row for model in apps.get_models() for row in model._default_manager.values_list()]
    mentions = [row for row in tables if str(says_no.pk) in repr(row) and str(file.pk) in repr(row)]
    assert mentions == []
    assert [row for row in tables if str(says_yes.pk) in repr(row) and str(file.pk) in repr(row)]


def test_without_a_department_nobody_can_be_asked() -> None:
    analyst = an_analyst()
    file = a_file(a_secretary())
    file.departments.all().delete()

    with pytest.raises(TeamRefused, match="Name a department first"):
        ask(file, analyst)


def test_a_department_that_comes_later_is_asked_and_rechecks_the_team() -> None:
    later = a_ward()
    of_it, free = an_analyst(department=later), an_analyst()
    file = a_calamity(secretary := a_secretary())
    for one in (of_it, free):
        (member,) = ask(file, one)
        answer_for_team(actor=acting(one), at=AT, member=member, yes=True)
    assert file.steps.get(rule="own-analysis").owner_id == of_it.pk
    told_before = set(OutgoingMessage.objects.values_list("person_id", flat=True))

    add_department(actor=acting(secretary), at=AT, file_id=file.pk, department_id=later.pk)

    assert dict(file.team.values_list("user_id", "state")) == {
        of_it.pk: "left",
        free.pk: "accepted",
    }
    assert [list(files_for(acting(one))) for one in (of_it, free)] == [[], [file]]
    assert [one.file for one in left_by(acting(of_it))] == [file]
    assert file.steps.get(rule="own-analysis").owner_id is None
    assert not_independent_for(later.pk, TODAY) == {free.pk}
    told = set(OutgoingMessage.objects.values_list("person_id", flat=True)) - told_before
    secretaries = set(holders_of([Role.CALAMITY_SECRETARY], TODAY).values_list("pk", flat=True))
    assert told == {later.head_id} | secretaries  # the analyst had a message before: to be asked


def test_heads_are_told_once_that_their_agreement_is_asked() -> None:
    ward, other, under = a_ward(), a_ward(), a_department()
    under.parent = other
    under.save()
    deputy = a_user_for(a_person())
    give(deputy, Role.HEAD_OF_DEPARTMENT, scope_id=ward.pk, starts_on=date(2026, 1, 1))
    secretary = a_secretary()

    file = a_file(secretary, ward, others=[under.pk])
    add_department(actor=acting(secretary), at=AT, file_id=file.pk, department_id=ward.pk)

    messages = OutgoingMessage.objects.values_list("person_id", "kind")
    waiting = "something_waiting"
    assert sorted(messages, key=str) == sorted(
        [(ward.head_id, waiting), (deputy.pk, waiting), (other.head_id, waiting)], key=str
    )


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


def test_whoever_follows_a_file_for_the_committee_does_not_analyse_it() -> None:
    secretary, both = a_secretary(), a_holder(Role.COMMITTEE_MEMBER)
    give(both, Role.ANALYST)
    file = a_file(secretary)
    add_committee_member(actor=acting(secretary), at=AT, file_id=file.pk, user_id=both.pk)

    assert not looks_into(acting(both), file)
    file.team.create(user=both, kind="analysis", state="accepted", asked_on=AT.date())
    assert looks_into(acting(both), file)
