"""Who is heard is locked, sees only the text they are asked about, and is forgotten at closing."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from naast.access.decide import decide
from naast.access.models import User
from naast.access.roles import Right, Role
from naast.calamities.actions.check_facts import (
    FactsRefused,
    StaleFacts,
    answer_about_facts,
    ask_about_facts,
    end_fact_check,
    judge_correction,
)
from naast.calamities.actions.close_file import close_file
from naast.calamities.actions.plan_interview import (
    Hearing,
    InterviewRefused,
    call_interview_off,
    change_interview,
    finish_interview,
)
from naast.calamities.invitations import date_file
from naast.calamities.locked import words_of
from naast.calamities.models import CalamityFile
from naast.calamities.models_interview import FactAnswer, FactCheck, Interview
from naast.calamities.queries.diary import mark_of
from naast.calamities.queries.interviews import (
    checks_of,
    interviews_of,
    is_asked_something,
    own_answers,
    own_interviews,
)
from naast.notify.models import OutgoingMessage
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
from tests.factories.committee import FUNCTION, NEXT_WEEK, an_interview, in_team
from tests.factories.people import a_person, a_user_for

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 3, 16)
FACTS = "At 21:40 the pump was set to 50 ml an hour."


@pytest.fixture
def file() -> CalamityFile:
    return a_calamity(a_secretary())


@pytest.fixture
def analyst(file: CalamityFile) -> User:
    user = an_analyst(name="Ada Analyst")
    in_team(file, user)
    return user


@pytest.fixture
def nurse() -> User:
    return a_user_for(a_person(name="Wilma Verzonnen"))


def asked(file: CalamityFile, analyst: User, *interviews: Interview) -> FactCheck:
    return ask_about_facts(
        actor=acting(analyst),
        at=AT,
        file_id=file.pk,
        text=FACTS,
        until_on=UNTIL,
        interviews=[one.pk for one in interviews],
    )


def test_who_is_heard_gets_a_date_and_is_named_in_no_column(
    file: CalamityFile, analyst: User, nurse: User
) -> None:
    interview = an_interview(file, analyst, nurse)

    message = OutgoingMessage.objects.get(person_id=nurse.pk)
    assert (message.kind, message.case_id) == ("date_planned", mark_of(interview))
    assert [one.name for one in interviews_of(file)] == ["Wilma Verzonnen"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM calamities_interview")  # what a thief of the database has
        (row,) = cursor.fetchall()
    words = " ".join(
        bytes(it).hex() if isinstance(it, bytes | memoryview) else str(it) for it in row
    )
    for hidden in (str(nurse.pk), nurse.pk.hex, "Wilma", FUNCTION, FUNCTION.encode().hex()):
        assert hidden not in words
    assert analyst.pk.hex in words.replace("-", "")  # the control: the analyst is there in clear


def test_the_person_sees_when_and_by_whom_and_nobody_else_does(
    file: CalamityFile, analyst: User, nurse: User
) -> None:
    interview = an_interview(file, analyst, nurse)
    (own,) = own_interviews(acting(nurse), AT)
    assert (own.row, own.place, own.by) == (interview, "Room 4", ["Ada Analyst"])

    other = a_user_for(a_person())
    for somebody in (other, a_secretary(), analyst, a_holder(Role.HEAD_OF_DEPARTMENT)):
        assert own_interviews(acting(somebody), AT) == []
    assert not is_asked_something(acting(other), AT)
    assert is_asked_something(acting(nurse), AT)


def test_only_the_files_analysts_plan_hearing(file: CalamityFile, analyst: User) -> None:
    interview = an_interview(file, analyst)
    assert decide(acting(analyst), Right.ANALYSE_CALAMITIES, interview)

    roles = (
        Role.CALAMITY_SECRETARY,
        Role.COMMITTEE_MEMBER,
        Role.ANALYST,
        Role.HEAD_OF_DEPARTMENT,
        Role.PEER_SUPPORTER,
        Role.STEWARD,
    )
    found = {
        role: decide(acting(a_holder(role)), Right.ANALYSE_CALAMITIES, interview) for role in roles
    }
    assert found == dict.fromkeys(roles, False)


def test_an_interview_done_or_off_changes_no_more(file: CalamityFile, analyst: User) -> None:
    first, second = an_interview(file, analyst), an_interview(file, analyst)
    finish_interview(actor=acting(analyst), at=AT, interview_id=first.pk)
    call_interview_off(actor=acting(analyst), at=AT, interview_id=second.pk)

    for one in (first, second):
        with pytest.raises(InterviewRefused):
            finish_interview(actor=acting(analyst), at=AT, interview_id=one.pk)


def test_a_correction_reaches_the_analysts_and_is_taken_over_or_not_with_why(
    file: CalamityFile, analyst: User, nurse: User
) -> None:
    asked(file, analyst, an_interview(file, analyst, nurse))
    (row,) = own_answers(acting(nurse), TODAY)

    answer_about_facts(
        actor=acting(nurse), at=AT, answer_id=row.pk, is_right=False, correction="It was 21:50."
    )
    judge_correction(
        actor=acting(analyst),
        at=AT,
        answer_id=row.pk,
        revision=1,
        taken=False,
        why="The log says 21:40.",
    )

    (answered,) = checks_of(file)[0].answers
    assert (answered.function, answered.correction, answered.why) == (
        FUNCTION,
        "It was 21:50.",
        "The log says 21:40.",
    )
    stored = FactAnswer.objects.get()
    assert b"21:50" not in bytes(stored.correction) and b"log" not in bytes(stored.why)
    event = AuditEvent.objects.get(action="answer_about_facts")
    assert (event.actor_name, event.subject) == ("", "")  # who answered stands in no trail


def test_after_the_facts_were_asked_nobody_else_takes_the_place_and_reads_the_answer(
    file: CalamityFile, analyst: User, nurse: User
) -> None:
    other = a_user_for(a_person())
    early, asked_of = an_interview(file, analyst, nurse), an_interview(file, analyst, nurse)
    asked(file, analyst, asked_of)
    instead = Hearing(FUNCTION, other.pk, analyst.pk, None, NEXT_WEEK, place="Room 4")

    change_interview(actor=acting(analyst), at=AT, interview_id=early.pk, hearing=instead)
    with pytest.raises(InterviewRefused, match="new interview"):
        change_interview(actor=acting(analyst), at=AT, interview_id=asked_of.pk, hearing=instead)

    assert own_answers(acting(other), TODAY) == []
    assert len(own_answers(acting(nurse), TODAY)) == 1


def test_a_message_that_waits_carries_no_date_that_is_somebody_elses_by_now(
    file: CalamityFile, analyst: User, nurse: User, time_machine: Any
) -> None:
    time_machine.move_to(AT, tick=False)
    other = a_user_for(a_person())
    interview = an_interview(file, analyst, nurse)
    mark = mark_of(interview)
    assert date_file(nurse.pk, "nurse@naast.example", mark) is not None

    instead = Hearing(FUNCTION, other.pk, analyst.pk, None, NEXT_WEEK, place="Room 4")
    change_interview(actor=acting(analyst), at=AT, interview_id=interview.pk, hearing=instead)

    assert date_file(nurse.pk, "nurse@naast.example", mark) is None
    assert date_file(other.pk, "other@naast.example", mark) is not None


def test_an_answer_may_be_changed_until_it_was_looked_at(
    file: CalamityFile, analyst: User, nurse: User
) -> None:
    asked(file, analyst, an_interview(file, analyst, nurse))
    (row,) = own_answers(acting(nurse), TODAY)
    told = {"actor": acting(nurse), "answer_id": row.pk, "at": AT}
    answer_about_facts(**told, is_right=True)  # type: ignore[arg-type]
    answer_about_facts(**told, is_right=False, correction="No.")  # type: ignore[arg-type]
    judged(analyst, row, revision=2)

    with pytest.raises(FactsRefused):
        answer_about_facts(**told, is_right=True)  # type: ignore[arg-type]


def judged(analyst: User, row: FactAnswer, *, revision: int) -> FactAnswer:
    said = {"answer_id": row.pk, "revision": revision, "taken": True, "why": ""}
    return judge_correction(actor=acting(analyst), at=AT, **said)  # type: ignore[arg-type]


def test_nobody_judges_a_correction_that_changed_since_it_was_read(
    file: CalamityFile, analyst: User, nurse: User
) -> None:
    asked(file, analyst, an_interview(file, analyst, nurse))
    (row,) = own_answers(acting(nurse), TODAY)
    told = {"actor": acting(nurse), "answer_id": row.pk, "at": AT, "is_right": False}
    read = answer_about_facts(**told, correction="It was 21:50.")  # type: ignore[arg-type]
    answer_about_facts(**told, correction="It was 22:50.")  # type: ignore[arg-type]

    with pytest.raises(StaleFacts) as stale:
        judged(analyst, row, revision=read.revision)
    newer = stale.value.newer
    assert (newer.verdict, words_of(newer, "correction")) == ("open", "It was 22:50.")

    assert judged(analyst, row, revision=newer.revision).verdict == "taken"
    with pytest.raises(StaleFacts):  # another analyst, whose page is from before the verdict
        judged(analyst, row, revision=newer.revision)


@pytest.mark.parametrize("what", ["day over", "ended", "closed"])
def test_afterwards_the_page_is_gone(
    file: CalamityFile, analyst: User, nurse: User, what: str
) -> None:
    check = asked(file, analyst, an_interview(file, analyst, nurse))
    assert len(own_answers(acting(nurse), TODAY)) == 1  # the control
    today = TODAY

    if what == "day over":
        today = UNTIL + timedelta(days=1)
    elif what == "ended":
        end_fact_check(actor=acting(analyst), at=AT, check_id=check.pk)
    else:
        file.steps.filter(not_needed=False).update(done_on=TODAY)
        close_file(actor=acting(analyst), at=AT, file_id=file.pk)

    assert own_answers(acting(nurse), today) == []


def test_closing_forgets_who_was_heard_and_keeps_the_function(
    file: CalamityFile, analyst: User, nurse: User
) -> None:
    an_interview(file, analyst, nurse)
    file.steps.filter(not_needed=False).update(done_on=TODAY)

    close_file(actor=acting(analyst), at=AT, file_id=file.pk)

    (one,) = interviews_of(file)
    assert (one.function, one.person, one.name) == (FUNCTION, None, "")


def test_nobody_is_asked_who_cannot_be_invited(file: CalamityFile, analyst: User) -> None:
    with pytest.raises(FactsRefused):
        asked(file, analyst, an_interview(file, analyst))
