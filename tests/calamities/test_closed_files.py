"""A closed file takes nothing more, also from somebody who waited while it was closed."""

from collections.abc import Callable
from datetime import timedelta
from threading import Thread

import pytest
from django.db import connections, transaction

from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.actions.agree_for_department import (
    DepartmentRefused,
    add_department,
    agree_for_department,
)
from naast.calamities.actions.attach_file import AttachRefused, take_attachment_away
from naast.calamities.actions.check_facts import FactsRefused, end_fact_check
from naast.calamities.actions.close_file import close_file
from naast.calamities.actions.keep_team import (
    TeamRefused,
    add_committee_member,
    answer_for_team,
    leave_team,
)
from naast.calamities.actions.plan_interview import (
    Hearing,
    InterviewRefused,
    call_interview_off,
    change_interview,
)
from naast.calamities.actions.write_report import ReportRefused
from naast.calamities.locked import words_of
from naast.calamities.models import CalamityFile
from naast.calamities.models_interview import Interview
from naast.privacy.models import AuditEvent
from tests.factories.calamities import (
    AT,
    TODAY,
    a_calamity,
    a_holder,
    a_secretary,
    acting,
    an_analyst,
)
from tests.factories.calamity_reports import a_member, send, signed
from tests.factories.committee import an_attachment, an_interview, facts_asked, in_team
from tests.factories.people import a_department, a_person, a_user_for


@pytest.fixture
def secretary() -> User:
    return a_secretary()


@pytest.fixture
def analyst() -> User:
    return an_analyst(name="Ada Analyst")


@pytest.fixture
def file(secretary: User, analyst: User) -> CalamityFile:
    file = a_calamity(secretary)
    in_team(file, analyst)
    return file


def closed(file: CalamityFile, secretary: User) -> None:
    """With nothing open in it."""
    file.steps.update(not_needed=True)
    close_file(actor=acting(secretary), at=AT, file_id=file.pk)


@pytest.mark.django_db
def test_nothing_of_a_closed_file_changes(
    file: CalamityFile, secretary: User, analyst: User
) -> None:
    nurse, member = a_user_for(a_person()), a_holder(Role.COMMITTEE_MEMBER)
    row, own = file.departments.get(), file.team.get(user=analyst)
    asked = file.team.create(user=an_analyst(), kind="analysis", asked_on=TODAY)
    check = facts_asked(file, analyst, an_interview(file, analyst, nurse))
    attachment, ward = an_attachment(file, secretary), a_department()
    by, said = acting(secretary), {"at": AT, "file_id": file.pk}
    refused: list[tuple[type[Exception], Callable[[], object]]] = [
        (DepartmentRefused, lambda: add_department(actor=by, department_id=ward.pk, **said)),
        (DepartmentRefused, lambda: agree_for_department(actor=by, at=AT, row=row)),
        (TeamRefused, lambda: add_committee_member(actor=by, user_id=member.pk, **said)),
        (TeamRefused, lambda: answer_for_team(actor=by, at=AT, member=asked, yes=True)),
        (TeamRefused, lambda: leave_team(actor=acting(analyst), at=AT, member=own)),
        (FactsRefused, lambda: end_fact_check(actor=by, at=AT, check_id=check.pk)),
        (AttachRefused, lambda: take_attachment_away(actor=by, at=AT, attachment=attachment)),
    ]
    closed(file, secretary)
    events = AuditEvent.objects.count()

    for refusal, act in refused:
        with pytest.raises(refusal):
            act()

    assert AuditEvent.objects.count() == events
    assert list(file.departments.values_list("agreed_on", flat=True)) == [None]


@pytest.mark.django_db
def test_a_report_is_not_said_to_be_sent_after_its_file_was_closed(secretary: User) -> None:
    file = a_calamity(secretary)
    version = signed(file, secretary, a_member())
    closed(file, secretary)

    with pytest.raises(ReportRefused):
        send(version, secretary, AT + timedelta(hours=2))


@pytest.mark.django_db(transaction=True)
def test_a_hearing_that_waits_for_the_closing_of_its_file_comes_too_late(
    file: CalamityFile, secretary: User, analyst: User
) -> None:
    one, other = (an_interview(file, analyst, a_user_for(a_person())) for _ in "ab")
    heard = Hearing("The doctor", a_user_for(a_person()).pk, analyst.pk, None, None)
    by = acting(analyst)
    acts = (
        lambda: change_interview(actor=by, at=AT, interview_id=one.pk, hearing=heard),
        lambda: call_interview_off(actor=by, at=AT, interview_id=other.pk),
    )
    became: list[str] = []
    threads = [Thread(target=tried, args=(act, became)) for act in acts]

    with transaction.atomic():
        closed(file, secretary)
        for thread in threads:
            thread.start()
            thread.join(timeout=0.3)  # it waits for the closing
    for thread in threads:
        thread.join(timeout=30)

    assert became == ["refused", "refused"]
    rows = Interview.objects.filter(file=file)
    assert [words_of(row, "person") for row in rows] == ["", ""]  # forgotten, and not written


def tried(act: Callable[[], object], became: list[str]) -> None:
    try:
        act()
        became.append("done")
    except InterviewRefused:
        became.append("refused")
    finally:
        connections.close_all()
