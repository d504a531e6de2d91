"""Adds the steps that begin at a moment of the file. Part of an action that writes the event."""

from datetime import date
from uuid import UUID

from django.conf import settings

from naast.access.models import User
from naast.calamities.logic.clocks.deadline import deadline
from naast.calamities.logic.clocks.rules import rules
from naast.calamities.logic.plan import Moment, Owner, steps_that_begin
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.queries.due import calendar_for


def begin_steps(*, file: CalamityFile, moment: Moment, start: date, secretary: UUID) -> None:
    """A step that is there already, from an earlier decision, stays as it is."""
    for name, owner in steps_that_begin(moment, settings.COUNTRY):
        begin_step(file=file, name=name, start=start, owner=_owner(file, owner, secretary))


def begin_step(*, file: CalamityFile, name: str, start: date, owner: UUID | None) -> FileStep:
    """One clock, once in a file."""
    found = deadline(rules()[name], start, calendar_for(rules()[name]))
    step, _made = FileStep.objects.get_or_create(
        file=file,
        rule=name,
        defaults={
            "starts_on": start,
            "due_on": found.due,
            "opens_on": found.opens,
            "owner_id": owner,
        },
    )
    return step


def _owner(file: CalamityFile, owner: Owner, secretary: UUID) -> UUID | None:
    """The head of department where there is one who can sign in, else whoever opened the file."""
    if owner == "nobody_yet":
        return None
    head = file.department.head_id if file.department else None
    if (
        owner == "head_of_department"
        and head
        and User.objects.filter(pk=head, is_active=True).exists()
    ):
        return head
    return secretary
