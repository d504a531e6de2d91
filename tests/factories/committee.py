"""The committee's work in tests: a file with two analysts, somebody heard, a meeting."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

from PIL import Image

from naast.access.models import User
from naast.calamities.actions.attach_file import attach_file
from naast.calamities.actions.check_facts import ask_about_facts
from naast.calamities.actions.plan_feedback import Telling, plan_feedback
from naast.calamities.actions.plan_interview import Hearing, plan_interview
from naast.calamities.actions.plan_meeting import When, plan_meeting
from naast.calamities.choices_committee import HearsResult, Way
from naast.calamities.models import CalamityFile
from naast.calamities.models_attachment import FileAttachment
from naast.calamities.models_feedback import Feedback
from naast.calamities.models_interview import FactCheck, Interview
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


def facts_asked(
    file: CalamityFile, analyst: User, *interviews: Interview, at: datetime = AT
) -> FactCheck:
    return ask_about_facts(
        actor=acting(analyst),
        at=at,
        file_id=file.pk,
        text="At 21:40 the pump was set to 50 ml an hour.",
        until_on=at.date() + timedelta(days=14),
        interviews=[one.pk for one in interviews],
    )


def an_attachment(file: CalamityFile, user: User, *, at: datetime = AT) -> FileAttachment:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(out, "PNG")
    return attach_file(
        actor=acting(user),
        at=at,
        file_id=file.pk,
        name="Photo of the pump",
        content=out.getvalue(),
    )


def a_telling(
    file: CalamityFile,
    user: User,
    hears: HearsResult = HearsResult.INVOLVED,
    *,
    at: datetime = AT,
) -> Feedback:
    told = Telling(
        hears,
        file.department_id if hears is HearsResult.HEAD else None,
        Way.TOGETHER,
        user.pk,
        at + timedelta(days=7),
        place="Room 4",
    )
    return plan_feedback(actor=acting(user), at=at, file_id=file.pk, telling=told)
