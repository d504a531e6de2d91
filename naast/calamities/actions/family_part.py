"""What every change to the talks with a family begins with; the action itself writes the event."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from naast.calamities.actions.lock_file import lock_open_file
from naast.calamities.choices_family import NoContact
from naast.calamities.models import CalamityFile
from naast.calamities.models_family import FamilyTrack


class FamilyRefused(Exception):
    """str() says why."""


def family_of(file_id: UUID, *, in_touch: bool = False) -> tuple[CalamityFile, FamilyTrack]:
    """The file, locked against others, and its track. in_touch: only while there is contact.

    Raises FamilyRefused.
    """
    file = lock_open_file(FamilyRefused, pk=file_id)
    track = FamilyTrack.objects.get_or_create(file=file)[0]
    if in_touch and track.no_contact != NoContact.NONE:
        raise FamilyRefused(
            _("They want no contact now. When that changes, note first that there is contact.")
        )
    return file, track


def not_before(day: date, file: CalamityFile) -> None:
    """Raises FamilyRefused."""
    if day < file.happened_on:
        raise FamilyRefused(_("That is before it happened. Look at the day."))


def tick(file: CalamityFile, rule: str, on: date, by: UUID) -> None:
    """The step of that name is done, if it runs."""
    rows = file.steps.filter(rule=rule, done_on=None, not_needed=False)
    rows.update(done_on=on, done_by=by)
