"""The committee's work in tests: a file with two analysts, somebody heard, a meeting."""

from datetime import UTC, datetime
from typing import Any

from naast.access.models import User
from naast.calamities.actions.plan_interview import Hearing, plan_interview
from naast.calamities.actions.plan_meeting import When, plan_meeting
from naast.calamities.models import CalamityFile
from naast.calamities.models_interview import Interview
from naast.calamities.models_meeting import Meeting
from tests.factories.calamities import AT, TODAY, acting

NEXT_WEEK = datetime(2026, 3, 9, 13, tzinfo=UTC)
FUNCTION = "The nurse of the evening"


def in_team(file: CalamityFile, analyst: User) -> None:
    file.team.create(user=analyst, kind="analysis", state="accepted", asked_on=TODAY)


def a_meeting(secretary: User, begins_at: datetime = NEXT_WEEK, *, at: datetime = AT) -> Meeting:
    return plan_meeting(actor=acting(secretary), at=at, when=When(begins_at, 90, "Room 4"))


def an_interview(
    file: CalamityFile, analyst: User, person: User | None = None, *, at: datetime = AT, **kw: Any
) -> Interview:
    values: dict[str, Any] = {
        "function": FUNCTION,
        "person": person.pk if person else None,
        "first": analyst.pk,
        "second": None,
        "begins_at": NEXT_WEEK,
        "place": "Room 4",
    } | kw
    return plan_interview(actor=acting(analyst), at=at, file_id=file.pk, hearing=Hearing(**values))
