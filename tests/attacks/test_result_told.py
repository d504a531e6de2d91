"""Who was invited to hear the result stands nowhere once the message is on its way."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection

from naast.access.models import User
from naast.calamities.actions.plan_feedback import (
    FeedbackRefused,
    Telling,
    finish_feedback,
    invite_to_hear,
    plan_feedback,
)
from naast.calamities.choices_committee import HearsResult, Way
from naast.calamities.models import CalamityFile
from naast.calamities.models_feedback import Feedback
from naast.notify.models import OutgoingMessage
from tests.factories.calamities import AT, a_calamity, a_secretary, acting
from tests.factories.committee import NEXT_WEEK
from tests.factories.people import a_person, a_user_for

pytestmark = pytest.mark.django_db
# Where everybody of the hospital stands, whatever happened to them.
OF_EVERYBODY = {"people_person", "access_user", "people_absence"}


def tables_with(needle: str) -> Iterator[str]:
    """Every table in whose rows the id stands, in whatever form."""
    for table in sorted({model._meta.db_table for model in apps.get_models()} - OF_EVERYBODY):
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            cells = [cell for row in cursor.fetchall() for cell in row]
        words = " ".join(
            bytes(it).hex() if isinstance(it, bytes | memoryview) else str(it) for it in cells
        )
        if needle in words.replace("-", ""):
            yield table


def told(file: CalamityFile, secretary: User, hears: HearsResult) -> Feedback:
    return plan_feedback(
        actor=acting(secretary),
        at=AT,
        file_id=file.pk,
        telling=Telling(
            hears,
            file.department_id if hears is HearsResult.HEAD else None,
            Way.TOGETHER,
            secretary.pk,
            NEXT_WEEK,
            place="Room 4",
        ),
    )


def test_a_thief_of_the_database_finds_nobody_who_was_invited() -> None:
    secretary, nurse = a_secretary(), a_user_for(a_person(name="Wilma Verzonnen"))
    feedback = told(a_calamity(secretary), secretary, HearsResult.INVOLVED)

    invite_to_hear(actor=acting(secretary), at=AT, feedback_id=feedback.pk, people=[nurse.pk])

    # The control: until the message is on its way it stands in the outbox, without saying of what.
    assert list(tables_with(nurse.pk.hex)) == ["notify_outgoingmessage"]
    waiting = OutgoingMessage.objects.get(person_id=nurse.pk)
    assert waiting.case_id is not None
    assert list(tables_with(waiting.case_id.hex)) == ["notify_outgoingmessage"]

    waiting.state, waiting.person_id, waiting.case_id = (
        "sent",
        None,
        None,
    )  # as the sender leaves it
    waiting.save()
    assert list(tables_with(nurse.pk.hex)) == []


def test_a_head_gets_the_date_at_once_and_nobody_can_be_named_for_it() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    head = file.department.head_id if file.department else None
    feedback = told(file, secretary, HearsResult.HEAD)
    assert OutgoingMessage.objects.filter(kind="date_planned", person_id=head).count() == 1

    with pytest.raises(FeedbackRefused):
        invite_to_hear(actor=acting(secretary), at=AT, feedback_id=feedback.pk, people=[])


def test_it_is_done_on_its_day_and_not_before() -> None:
    secretary = a_secretary()
    feedback = told(a_calamity(secretary), secretary, HearsResult.INVOLVED)
    with pytest.raises(FeedbackRefused):
        finish_feedback(actor=acting(secretary), at=AT, feedback_id=feedback.pk)

    later = NEXT_WEEK + timedelta(hours=2)
    finish_feedback(actor=acting(secretary), at=later, feedback_id=feedback.pk)

    feedback.refresh_from_db()
    assert feedback.done_on == later.date()
