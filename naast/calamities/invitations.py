"""The file for the diary that goes with a message about a date, made when it is sent."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone

from naast.calamities.locked import words_of
from naast.calamities.models_interview import Interview
from naast.calamities.queries.diary import dated, event_of
from naast.notify.attachments import Attachment, attaches
from naast.notify.choices import MessageKind
from naast.notify.logic.calendar import Event, Party, invitation
from naast.people.queries import hospital


@attaches(MessageKind.DATE_PLANNED)
def date_file(person_id: UUID, email: str, about: UUID) -> Attachment | None:
    """about: the mark of the date. What holds at this moment, so that two changes end well."""
    row = dated(about, timezone.now())
    if isinstance(row, Interview) and words_of(row, "person") != str(person_id):
        return None  # meanwhile it is somebody else's date
    event = event_of(row) if row is not None else None
    if event is None:
        return None
    return diary_file(event, email)


def diary_file(event: Event, email: str) -> Attachment:
    """The guest is named by their address only: the file says nothing of anybody else."""
    here = hospital()
    organiser = Party(here.name, here.contact_email or settings.DEFAULT_FROM_EMAIL)
    method, content = invitation(event, organiser=organiser, guest=Party("", email))
    return Attachment("date.ics", "text/calendar", content, method)
