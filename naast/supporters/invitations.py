"""The file for the diary that goes with a message about a training, made when it is sent."""

from uuid import UUID

from django.conf import settings

from naast.notify.attachments import Attachment, attaches
from naast.notify.choices import MessageKind
from naast.notify.logic.calendar import Party, invitation
from naast.people.queries import hospital
from naast.supporters.models_training import Seat
from naast.supporters.queries.diary import event_of_seat


@attaches(MessageKind.TRAINING_INVITED)
@attaches(MessageKind.TRAINING_MOVED)
@attaches(MessageKind.TRAINING_OFF)
def invitation_file(person_id: UUID, email: str, about: UUID) -> Attachment | None:
    """about: the seat. What holds at this moment, so that two changes in a row end well."""
    seat = Seat.objects.filter(pk=about, supporter__person_id=person_id)
    row = seat.select_related("session", "supporter__person").first()
    if row is None:
        return None
    here = hospital()
    organiser = Party(here.name, here.contact_email or settings.DEFAULT_FROM_EMAIL)
    guest = Party(row.supporter.person.name, email)
    method, content = invitation(event_of_seat(row), organiser=organiser, guest=guest)
    return Attachment("training.ics", "text/calendar", content, method)
