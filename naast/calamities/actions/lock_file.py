"""Locks a file before anything of it changes. Part of an action that writes the event.

One order everywhere: the file, then its parts. So no two actions wait for each other in a ring,
and whether the file is open, asked after the lock, stays true until the action has ended.
"""

from typing import Any

from django.utils.translation import gettext as _

from naast.calamities.models import CalamityFile


def lock_file(**which: Any) -> CalamityFile:
    """Locked until the end of the transaction. which: pk, or one of its parts, as steps=step_id.

    What was read of the file or of a part before this is old: read it again.
    """
    return CalamityFile.objects.select_for_update(of=("self",)).get(**which)


def lock_open_file(refused: type[Exception], /, **which: Any) -> CalamityFile:
    """The same, of a file that is not closed. Raises refused with a sentence."""
    file = lock_file(**which)
    if file.closed_on is not None:
        raise refused(_("This file is closed. Nothing changes in it any more."))
    return file


def lock_file_of_event(incident_id: Any) -> CalamityFile | None:
    """For whoever changes the event and then its file; None while there is no file."""
    return CalamityFile.objects.select_for_update(of=("self",)).filter(incident=incident_id).first()
