"""Forgets who was heard. Part of closing a file, which writes the event."""

from naast.calamities.locked import locked
from naast.calamities.models import CalamityFile
from naast.calamities.models_interview import Interview


def forget_who_was_heard(*, file: CalamityFile) -> None:
    """The function stays, the person goes, and with them every page that was theirs."""
    for interview in file.interviews.all():
        interview.person = locked(Interview, "person", interview.pk, "")
        interview.save(update_fields=["person"])
