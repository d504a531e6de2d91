"""The registry of erasers."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.db.models import Model

from naast.access.models import User
from naast.privacy import erasure
from naast.privacy.erasure import Eraser, Trigger, erases
from naast.privacy.models import AuditEvent, SealingEpoch

AT = datetime(2026, 1, 5, 8, tzinfo=UTC)


@pytest.fixture
def empty_registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(erasure, "_erasers", {trigger: {} for trigger in Trigger})
    yield


@pytest.mark.usefixtures("empty_registry")
def test_every_eraser_of_the_trigger_runs_with_the_subject() -> None:
    seen: list[UUID | None] = []

    @erases(User, Trigger.PERSON_LEFT)
    def forget_user(subject: UUID | None, at: datetime) -> int:
        seen.append(subject)
        return 1

    @erases(AuditEvent, Trigger.PERIOD_ENDED)
    def forget_events(subject: UUID | None, at: datetime) -> int:
        raise AssertionError("another trigger")

    subject = uuid4()
    assert erasure.erase(Trigger.PERSON_LEFT, subject, AT) == {"access.User": 1}
    assert seen == [subject]


@pytest.mark.usefixtures("empty_registry")
def test_erasers_run_by_the_name_of_what_they_erase() -> None:
    ran: list[str] = []

    def of(model: type[Model]) -> Eraser:
        return lambda subject, at: ran.append(model.__name__) or 0  # type: ignore[func-returns-value]

    for model in (User, SealingEpoch, AuditEvent):
        erases(model, Trigger.PERIOD_ENDED)(of(model))
    told = erasure.erase(Trigger.PERIOD_ENDED, None, AT)

    assert ran == ["AuditEvent", "SealingEpoch", "User"]
    assert list(told) == ["privacy.AuditEvent", "privacy.SealingEpoch", "access.User"]


@pytest.mark.usefixtures("empty_registry")
def test_a_personal_model_is_named_until_it_has_an_eraser() -> None:
    assert "access.User" in erasure.models_without_eraser()
    erases(User, Trigger.PERSON_LEFT)(lambda subject, at: 0)
    assert "access.User" not in erasure.models_without_eraser()


@pytest.mark.usefixtures("empty_registry")
def test_a_model_without_anything_personal_needs_no_eraser() -> None:
    assert SealingEpoch._meta.label not in erasure.models_without_eraser()


@pytest.mark.usefixtures("empty_registry")
def test_two_erasers_for_the_same_model_and_trigger_are_a_mistake() -> None:
    erases(User, Trigger.PERSON_LEFT)(lambda subject, at: 0)
    with pytest.raises(ValueError, match="already"):
        erases(User, Trigger.PERSON_LEFT)(lambda subject, at: 0)


def test_a_field_that_nobody_classified_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    classes = {name: row for name, row in SealingEpoch.PRIVACY.items() if name != "number"}
    monkeypatch.setattr(SealingEpoch, "PRIVACY", classes)
    assert "privacy.SealingEpoch.number" in erasure.unclassified_fields()


def test_a_case_and_its_messages_are_emptied_by_closing() -> None:
    erased = {model._meta.label for model in erasure._erasers[Trigger.CASE_CLOSED]}
    assert erased >= {"cases.Case", "notify.OutgoingMessage", "notify.AnswerCode"}
