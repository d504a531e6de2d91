"""Every promise of the data map about how long something is kept, and who carries it out."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import CASCADE

from naast.access.actor import CLOCK
from naast.jobs.duties import all_duties
from naast.privacy.classes import PrivacyClass
from naast.privacy.erasure import Trigger, _erasers
from naast.privacy.kept import carried_out, days_kept
from naast.privacy.models import AuditEvent, ChosenPeriod
from naast.privacy.periods import PERIODS, Kept, words
from naast.workflows.erase_ended import erase_ended

ABOUT_SOMEBODY = {PrivacyClass.PERSONAL, PrivacyClass.WORK, PrivacyClass.INCIDENT}
# Not a number of days of its own. Eraser (model and trigger), action, or the duty that calls it.
CARRIED_OUT = {
    "until leaving the hospital": ("access.User", Trigger.PERSON_LEFT),
    "until taken back; until leaving the hospital": "naast.people.actions.wish_no_offers",
    "until the absence is over": ("people.Absence", Trigger.PERIOD_ENDED),
    "until the day it ends": ("people.StandsApart", Trigger.PERIOD_ENDED),
    "a day": ("people.StaffUpload", Trigger.PERIOD_ENDED),
    "a day, or until imported": ("people.StaffUpload", Trigger.PERIOD_ENDED),
    "30 days after the report": "naast.incidents.actions.forget_reporters",
    "an hour": "naast.cases.actions.forget_marks",
    "until answered": ("notify.AnswerCode", Trigger.PERIOD_ENDED),
    "until the coordinator has called": "naast.supporters.actions.note_talk",
    "until the coordinator decides": "naast.incidents.actions.decide_support",
    "until the case closes": ("cases.Case", Trigger.CASE_CLOSED),
    "until the case is erased": "naast.cases.actions.turn_epoch",
    "until the talk was held or cancelled": ("cases.GroupSession", Trigger.CASE_CLOSED),
    "until somebody else": "naast.people.actions.save_department",
    "until a coordinator deletes it": "naast.incidents.actions.delete_mapping",
    "until it is sent, or the coordinator telephoned, at most a week": (
        "notify.OutgoingMessage", Trigger.PERIOD_ENDED,
    ),
    "until leaving the group or the team": ("supporters.IntervisionMember", Trigger.PERSON_LEFT),
    "three months at most": ("supporters.TalkOffer", Trigger.PERIOD_ENDED),
    "until that morning": "naast.incidents.actions.mark_support_offered",
    "until a coordinator answers": "naast.supporters.actions.stop_supporting",
    "until the round is counted; a month after its last day at the latest": (
        "supporters.NominationRound", Trigger.PERIOD_ENDED,
    ),
    "until the round ends; half a year after it opened at the latest": (
        "supporters.NominationRound", Trigger.PERIOD_ENDED,
    ),
    "until the next round; two years at the latest": ("supporters.AskAgain", Trigger.PERIOD_ENDED),
    "until the address is ended or leaving": ("calamities.DueAddress", Trigger.PERSON_LEFT),
    "until the day after the talk": ("calamities.CoachRequest", Trigger.PERIOD_ENDED),
    "until taken off the list or leaving": ("calamities.TalkCoach", Trigger.PERSON_LEFT),
    "until one of the two changes it or leaves": ("supporters.Buddy", Trigger.PERSON_LEFT),
    "until it is sent, thrown away or the file is closed; at most 30 days": (
        "calamities.TreeDraft", Trigger.PERIOD_ENDED,
    ),
    f"as a file: {words(Kept.CALAMITY)}; a meeting counts from its own day": (
        "calamities.Meeting", Trigger.PERIOD_ENDED,
    ),
    "until the file is closed": "naast.calamities.actions.close_file",
    "cut to the day": "naast.access.second_factor",
    "until the day is over": ("supporters.TurnWish", Trigger.PERIOD_ENDED),
    "until whoever brought it in leaves": ("questionnaires.Instrument", Trigger.PERSON_LEFT),
    "until revoked": "naast.supporters.actions.calendar_address",
    "until revoked or leaving the team": ("supporters.CalendarAddress", Trigger.PERSON_LEFT),
}  # fmt: skip
DAY_THEN_MONTH = f"{words(Kept.INCIDENT)}; the day {words(Kept.INCIDENT_TEXT)}; then the month"


def promised() -> Iterator[tuple[str, str]]:
    """Model and promise, of every field that says something about somebody."""
    for model in apps.get_models():
        for privacy in getattr(model, "PRIVACY", {}).values():
            if privacy.kind in ABOUT_SOMEBODY:
                yield model._meta.label, privacy.keep


def goes_with(label: str) -> Iterator[str]:
    """The models whose rows take a row of this one along when they are deleted."""
    for field in apps.get_model(label)._meta.concrete_fields:
        if field.remote_field and field.remote_field.on_delete is CASCADE:
            yield field.related_model._meta.label


def test_every_period_of_days_removes_rows_of_each_model_that_promises_it() -> None:
    done = {kind: {model._meta.label for model in models} for kind, models in carried_out().items()}
    spoken = {words(kind): kind for kind in Kept}
    broken = [
        (model, keep)
        for model, keep in set(promised())
        if keep in spoken and not ({model, *goes_with(model)} & done[spoken[keep]])
    ]
    assert broken == []
    assert all(done.values())


def test_every_other_promise_has_somebody_who_carries_it_out() -> None:
    spoken = {words(kind) for kind in Kept} | {DAY_THEN_MONTH}
    others = {keep for _model, keep in promised()} - spoken
    assert others - set(CARRIED_OUT) == set()
    for what in CARRIED_OUT.values():
        if isinstance(what, str):
            assert import_module(what)
        else:
            label, trigger = what
            assert label in {model._meta.label for model in _erasers[trigger]}


@pytest.mark.django_db
def test_what_is_stored_beyond_the_bounds_of_a_period_does_not_count() -> None:
    ChosenPeriod.objects.create(kind="audit", days=9999)
    ChosenPeriod.objects.create(kind="person", days=1)
    kept = days_kept()
    assert (kept[Kept.AUDIT], kept[Kept.PERSON]) == (PERIODS[Kept.AUDIT].highest, 30)


@pytest.mark.django_db
def test_the_audit_trail_goes_when_its_period_is_over_and_not_before() -> None:
    at = datetime(2027, 1, 15, 9, tzinfo=UTC)
    for days in (365, 366):
        AuditEvent.objects.create(
            at=at - timedelta(days=days), action=f"after {days}", role_word="system"
        )
    assert erase_ended(actor=CLOCK, at=at) == {}
    ChosenPeriod.objects.create(kind="audit", days=365)
    assert erase_ended(actor=CLOCK, at=at) == {"privacy.AuditEvent": 1}
    assert AuditEvent.objects.filter(action="after 365").exists()


def test_the_eraser_of_periods_is_a_duty() -> None:
    assert "erase_ended" in all_duties()
