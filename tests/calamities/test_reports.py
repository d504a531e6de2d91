"""The reports to the inspectorate: drafts, two signatures, sending, answers, and who may."""

from datetime import date, timedelta
from typing import Any

import pytest

from naast.access.decide import decide
from naast.access.models import User
from naast.access.roles import Right, Role
from naast.calamities.actions.close_file import close_file
from naast.calamities.actions.keep_step import StepRefused, finish_step, start_clock
from naast.calamities.actions.send_outside import send_outside
from naast.calamities.actions.send_report import CameBack, record_answer
from naast.calamities.actions.sign_report import sign_version, withdraw_version
from naast.calamities.actions.write_report import ReportRefused, Stale, write_part
from naast.calamities.choices_report import AnswerKind, VersionState
from naast.calamities.logic.reports.items import part_of
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.models_report import ReportAnswer, ReportPart, ReportVersion
from naast.calamities.queries.changes import changes_of, letter_number
from naast.calamities.queries.report_versions import (
    VersionBroken,
    answers_to,
    changes_between,
    content_of_version,
    reference_of,
    signers_of,
    versions_for,
)
from naast.calamities.queries.reports import (
    drafts_of,
    lacks_of,
    persons_in,
    proposed_answers,
    report_of,
    written_in,
)
from naast.calamities.rules_report import parts_open_to
from naast.incidents.models import Incident
from naast.people.models import Hospital
from naast.privacy.erasure import Trigger, erase
from naast.privacy.models import AuditEvent
from tests.actors import give
from tests.factories.calamities import (
    AT,
    TODAY,
    a_calamity,
    a_secretary,
    a_ward,
    acting,
    an_analyst,
)
from tests.factories.calamity_reports import a_member, freeze, send, signed, whole, write
from tests.factories.people import a_person, a_user_for

pytestmark = pytest.mark.django_db
FACTS = {"facts": "The pump ran at ten.", "event_on": TODAY.isoformat()}


def event_of(file: CalamityFile) -> dict[str, str]:
    return drafts_of(report_of(file, "first"))["event"].answers


def test_a_part_is_kept_locked_and_an_older_page_is_refused() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    write(file, secretary, "first", {"event": FACTS})
    part = part_of("first", "event")
    assert part is not None

    with pytest.raises(Stale) as refusal:
        write_part(
            actor=acting(member),
            at=AT,
            file_id=file.pk,
            kind="first",
            part=part,
            answers={"facts": "Another text."},
            revision=0,
        )

    assert refusal.value.newer.answers == FACTS
    assert event_of(file) == FACTS
    assert b"pump" not in bytes(ReportPart.objects.get().answers)


def test_the_same_text_again_changes_nothing_and_leaves_no_line() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    write(file, secretary, "first", {"event": FACTS})
    lines = AuditEvent.objects.filter(action="write_calamity_report")
    assert lines.count() == 1

    write(file, secretary, "first", {"event": FACTS})

    assert (lines.count(), ReportPart.objects.get().revision) == (1, 1)


def test_the_file_proposes_what_it_knows_and_names_nobody() -> None:
    secretary, nurse = a_secretary(), an_analyst(name="Ada Analyst", profession="nurse")
    file = a_calamity(secretary)
    file.team.create(user=nurse, kind="analysis", state="accepted", asked_on=TODAY)

    first, final = (proposed_answers(acting(secretary), file, kind) for kind in ("first", "final"))

    assert (first["event_on"], first["facts"]) == (
        "2026-03-02",
        "A pump was set to the wrong speed.",
    )
    assert final["team"] == "Nurse"


def test_a_name_of_the_staff_directory_is_seen() -> None:
    secretary = a_secretary()
    a_person(name="Wilma Verzonnen")
    file = a_calamity(secretary)
    write(file, secretary, "first", {"event": {"facts": "Wilma Verzonnen set the pump."}})

    found = persons_in(written_in(drafts_of(report_of(file, "first"))))

    assert {slug: [one.words for one in seen] for slug, seen in found.items()} == {
        "event": ["Wilma Verzonnen"]
    }


def test_the_hospitals_own_name_is_no_persons() -> None:
    secretary = a_secretary()
    a_person(name="Wilma Verzonnen")
    Hospital.objects.create(pk=1, name="Ziekenhuis Verzonnen")
    file = a_calamity(secretary)
    answers = {"provider_name": "Ziekenhuis Verzonnen", "reporter_function": "Wilma Verzonnen"}
    write(file, secretary, "first", {"provider": answers})

    found = persons_in(written_in(drafts_of(report_of(file, "first"))))

    assert [one.words for one in found["provider"]] == ["Wilma Verzonnen"]


def test_two_people_sign_what_is_frozen_and_nobody_signs_alone() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    write(file, secretary, "first", whole("first"))
    version = freeze(file, secretary)
    assert version.last_written_by == secretary.pk

    with pytest.raises(ReportRefused):
        sign_version(actor=acting(secretary), at=AT, version_id=version.pk, digest=version.digest)
    with pytest.raises(ReportRefused):
        sign_version(actor=acting(member), at=AT, version_id=version.pk, digest="0" * 64)
    later = AT + timedelta(hours=1)
    done = sign_version(
        actor=acting(member), at=later, version_id=version.pk, digest=version.digest
    )

    assert done.state == VersionState.SIGNED
    assert [one.role for one in signers_of(done)] == ["calamity_secretary", "committee_member"]


def test_what_is_frozen_stays_while_the_draft_goes_on() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    write(file, secretary, "first", whole("first"))
    version = freeze(file, secretary)
    before = content_of_version(version)

    write(file, secretary, "first", {"event": FACTS})

    assert content_of_version(ReportVersion.objects.get()) == before
    assert b"sentences" not in bytes(version.content)
    ReportVersion.objects.update(digest="0" * 64)
    with pytest.raises(VersionBroken):
        content_of_version(ReportVersion.objects.get())


def test_a_report_with_gaps_or_names_is_frozen_only_knowingly() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    write(file, secretary, "first", {"event": FACTS})
    assert lacks_of(report_of(file, "first"), drafts_of(report_of(file, "first")))

    with pytest.raises(ReportRefused):
        freeze(file, secretary)

    assert freeze(file, secretary, knowing=True).number == 1


def test_who_signs_an_older_state_of_the_draft_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    write(file, secretary, "first", whole("first"))
    monkeypatch.setattr("tests.factories.calamity_reports.mark_of", lambda drafts: "0.0.0.0.0")

    with pytest.raises(ReportRefused):
        freeze(file, secretary)


def test_a_signature_is_taken_back_before_sending_and_a_new_version_can_follow() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    version = signed(file, secretary, member)
    with pytest.raises(ReportRefused):
        freeze(file, secretary)  # one is on its way

    other = a_member()
    with pytest.raises(ReportRefused):
        withdraw_version(actor=acting(other), at=AT, version_id=version.pk)
    withdraw_version(actor=acting(member), at=AT, version_id=version.pk)

    assert signers_of(version) == []
    write(file, secretary, "first", {"event": FACTS})
    newer = freeze(file, member)
    assert newer.number == 2
    (changed,) = changes_between(content_of_version(version), content_of_version(newer))
    assert (changed.part, changed.item) == ("event", "facts")


def open_rules(file: CalamityFile) -> set[str]:
    rows = FileStep.objects.filter(file=file, done_on=None, not_needed=False)
    return set(rows.values_list("rule", flat=True))


def test_sending_is_written_down_and_ticks_the_clocks_of_that_report_only() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    version = signed(file, secretary, member)
    assert {"nl-igj-report", "own-inspectorate", "own-final-report"} <= open_rules(file)

    row = send(version, member)

    assert open_rules(file) & {"nl-igj-report", "own-inspectorate", "own-final-report"} == {
        "own-final-report"
    }
    assert (reference_of(row), row.sent_by) == ("IGJ-2026-1234", member.pk)
    assert b"1234" not in bytes(row.reference)
    with pytest.raises(ReportRefused):
        send(version, member)  # only once
    with pytest.raises(ReportRefused):
        withdraw_version(actor=acting(member), at=AT, version_id=version.pk)


def test_a_version_that_one_person_signed_is_not_sent() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    write(file, secretary, "first", whole("first"))
    version = freeze(file, secretary)

    with pytest.raises(ReportRefused):
        send(version, secretary)


def test_a_corrected_report_is_a_new_version() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    send(signed(file, secretary, member), member)
    write(file, secretary, "first", {"event": FACTS})

    newer = freeze(file, member)
    sign_version(actor=acting(secretary), at=AT, version_id=newer.pk, digest=newer.digest)
    send(newer, secretary)

    assert list(ReportVersion.objects.values_list("number", "state")) == [(2, "sent"), (1, "sent")]


def answered(file: CalamityFile, user: User, kind: AnswerKind, **told: object) -> str:
    back = CameBack(kind, TODAY, **told)  # type: ignore[arg-type]
    return record_answer(actor=acting(user), at=AT, file_id=file.pk, kind="first", back=back)[1]


def test_an_answer_starts_and_moves_the_clock_that_it_concerns() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    send(signed(file, secretary, member), member)

    answered(file, secretary, AnswerKind.INVITATION, note="They ask us to look into it.")
    step = file.steps.get(rule="nl-igj-investigation")
    assert step.due_on == date(2026, 4, 28)  # eight weeks end on King's Day
    later = date(2026, 6, 1)
    never_asked = answered(file, secretary, AnswerKind.EXTENSION, until_on=later)
    assert never_asked.startswith("More time needs the day on which it was asked")
    step.refresh_from_db()
    assert step.due_on == date(2026, 4, 28)
    asked = {"until_on": later, "asked_on": TODAY, "note": "Across the chain.", "reference": "V-7"}
    answered(file, secretary, AnswerKind.EXTENSION, **asked)

    step.refresh_from_db()
    assert (step.due_on, step.asked_on) == (later, TODAY)
    said = [(one.row.kind, one.reference, one.note) for one in answers_to(report_of(file, "first"))]
    assert sorted(said) == [
        ("extension", "", ""),
        ("extension", "V-7", "Across the chain."),
        ("invitation", "", "They ask us to look into it."),
    ]


def test_each_notice_of_an_incomplete_report_has_its_own_clock() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    send(signed(file, secretary, member), member)
    answered(file, secretary, AnswerKind.INCOMPLETE, reference="V-1")

    said = answered(file, secretary, AnswerKind.INCOMPLETE, reference="V-2")

    assert said == ""
    clocks = file.steps.filter(rule="nl-igj-complete-report")
    assert [one.due_on for one in clocks] == [date(2026, 3, 16)] * 2
    assert {letter_number(one) for one in clocks} == {"V-1", "V-2"}
    assert set(clocks.values_list("letter", flat=True)) == set(
        ReportAnswer.objects.filter(kind="incomplete").values_list("pk", flat=True)
    )


def test_a_report_that_went_out_before_a_notice_does_not_answer_it() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    send(signed(file, secretary, member), member)
    for day in (TODAY, TODAY + timedelta(days=7)):
        start_clock(
            actor=acting(secretary),
            at=AT,
            file_id=file.pk,
            rule="nl-igj-complete-report",
            starts_on=day,
        )
    write(file, secretary, "first", {"event": FACTS})
    newer = freeze(file, member)
    sign_version(actor=acting(secretary), at=AT, version_id=newer.pk, digest=newer.digest)

    send(newer, secretary)

    clocks = file.steps.filter(rule="nl-igj-complete-report").order_by("starts_on")
    assert [one.done_on for one in clocks] == [TODAY, None]


def test_a_second_invitation_is_kept_and_says_that_the_clock_runs() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    write(file, secretary, "first", {"event": FACTS})
    assert answered(file, secretary, AnswerKind.INVITATION) == ""

    said = answered(file, secretary, AnswerKind.INVITATION)

    assert said.startswith("This clock runs already from that day.")
    assert file.steps.filter(rule="nl-igj-investigation").count() == 1
    assert len(answers_to(report_of(file, "first"))) == 2


def test_the_final_report_says_one_line_of_support_and_the_first_none() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    write(file, secretary, "first", whole("first"))
    write(file, secretary, "final", whole("final"))
    first = content_of_version(freeze(file, secretary))
    before = content_of_version(freeze(file, secretary, "final"))
    Incident.objects.update(support_offered=True)
    pending = ReportVersion.objects.get(report__kind="final")
    withdraw_version(actor=acting(secretary), at=AT, version_id=pending.pk)

    after = content_of_version(freeze(file, secretary, "final"))

    assert "support" not in first["facts"]
    assert (before["facts"]["support"], after["facts"]["support"]) == ("not_yet", "yes")


def test_who_reads_writes_and_signs() -> None:
    ward, secretary, member = a_ward(), a_secretary(), a_member()
    file = a_calamity(secretary, ward)
    analyst, stranger = an_analyst(), an_analyst()
    file.team.create(user=analyst, kind="analysis", state="accepted", asked_on=TODAY)
    head = User.objects.get(pk=ward.head_id)
    others = [stranger, head, *map(holder, (Role.STEWARD, Role.PEER_SUPPORTER, Role.COORDINATOR))]
    rights = (Right.READ_CALAMITIES, Right.WRITE_CALAMITY_REPORTS, Right.SIGN_CALAMITY_REPORTS)

    def may(user: User, kind: str) -> list[bool]:
        return [decide(acting(user), right, report_of(file, kind)) for right in rights]

    for user in (secretary, member):
        assert [may(user, kind) for kind in ("first", "final")] == [[True] * 3] * 2
    assert may(analyst, "first") == [False, False, False]
    assert may(analyst, "final") == [True, True, False]
    assert [part.slug for part in parts_open_to(acting(analyst), "final")] == [
        "method",
        "facts",
        "causes",
        "measures",
    ]
    for user in others:
        assert [may(user, kind) for kind in ("first", "final")] == [[False] * 3] * 2


def holder(role: Role) -> User:
    user = a_user_for(a_person())
    give(user, role)
    return user


def test_frozen_versions_are_for_those_who_stand_for_them() -> None:
    secretary, member, analyst = a_secretary(), a_member(), an_analyst()
    file = a_calamity(secretary)
    file.team.create(user=analyst, kind="analysis", state="accepted", asked_on=TODAY)
    version = signed(file, secretary, member, "final")

    assert [one.pk for one in versions_for(acting(member))] == [version.pk]
    assert list(versions_for(acting(analyst))) == []
    assert not decide(acting(analyst), Right.READ_CALAMITIES, version)


def test_a_closed_file_takes_no_more_and_its_reports_go_with_it() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    send(signed(file, secretary, member), member)
    answered(file, secretary, AnswerKind.RECEIPT)
    file.steps.filter(done_on=None).update(not_needed=True)
    close_file(actor=acting(secretary), at=AT, file_id=file.pk)

    with pytest.raises(ReportRefused):
        write(file, secretary, "first", {"event": FACTS})
    with pytest.raises(ReportRefused):
        answered(file, secretary, AnswerKind.CLOSED)
    erase(Trigger.PERIOD_ENDED, None, AT + timedelta(days=5 * 366))

    assert ReportVersion.objects.count() + ReportPart.objects.count() == 0


def test_a_step_of_a_report_is_done_by_its_sending_and_not_by_saying_so() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    step = file.steps.get(rule="nl-igj-report")

    for user in (secretary, member):
        with pytest.raises(StepRefused):
            finish_step(actor=acting(user), at=AT, step_id=step.pk, done_on=TODAY)
    assert "nl-igj-report" in open_rules(file)

    send(signed(file, secretary, member), member)
    assert "nl-igj-report" not in open_rules(file)


def test_the_secretary_alone_says_that_a_report_was_sent_outside_naast_and_where_it_is() -> None:
    secretary, member = a_secretary(), a_member()
    file = a_calamity(secretary)
    step = file.steps.get(rule="nl-igj-report")
    said: dict[str, Any] = {"at": AT, "sent_on": TODAY, "reference": "IGJ-2026-77"}
    own = file.steps.get(rule="own-analysis")
    for user, other in ((member, step), (secretary, own)):
        with pytest.raises(StepRefused):
            send_outside(actor=acting(user), step_id=other.pk, **said)

    send_outside(actor=acting(secretary), step_id=step.pk, **said)

    assert "nl-igj-report" not in open_rules(file)
    (kept,) = changes_of(step)
    assert (kept.row.changed, kept.reason) == ("outside", "IGJ-2026-77")
    assert b"IGJ" not in bytes(kept.row.reason)
    assert AuditEvent.objects.filter(action="send_report_outside").count() == 1
