"""Adds the steps that begin at a moment of the file. Part of an action that writes the event."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from naast.access.models import User
from naast.calamities.actions.note_change import note_change
from naast.calamities.choices_clocks import Changed
from naast.calamities.logic.clocks.deadline import deadline
from naast.calamities.logic.clocks.rules import Moment, Owner
from naast.calamities.logic.plan import Plan, owner_of
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.queries.due import how_found
from naast.calamities.queries.plans import calendar_for, plans


def begin_steps(*, file: CalamityFile, moment: Moment, start: date, secretary: UUID | None) -> None:
    """A step that is there already, from an earlier decision, stays as it is."""
    plan = plans().of(file)
    for rule in plan.begin(moment, settings.COUNTRY):
        owner = _owner(file, owner_of(rule), secretary)
        begin_step(file=file, name=rule.name, start=start, owner=owner, plan=plan)


def begin_anew(*, file: CalamityFile, start: date, by: UUID, at: datetime) -> None:
    """The clocks of a calamity that was found anew after it was decided that it was none, or on an
    earlier day than was written: from that day, for what is not done. What they were stays to be
    seen."""
    plan = plans().of(file)
    names = {rule.name: rule for rule in plan.begin("established", settings.COUNTRY)}
    for step in file.steps.filter(rule__in=names, done_on=None).exclude(starts_on=start):
        note_change(step=step, changed=Changed.ANEW, by=by, at=at)
        rule = names[step.rule]
        found = deadline(rule, start, calendar_for(rule, plan))
        step.starts_on, step.opens_on = start, found.opens
        step.extra_weeks, step.granted_until, step.told = 0, None, 0
        step.due_on = how_found(step).due  # days on which it stood still stay what they were
        step.save()


def begin_step(
    *, file: CalamityFile, name: str, start: date, owner: UUID | None, plan: Plan | None = None
) -> FileStep:
    """One clock, once in a file. Raises DoesNotFit."""
    plan = plan or plans().of(file)
    rule = plan.rule(name)
    found = deadline(rule, start, calendar_for(rule, plan))
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


def _owner(file: CalamityFile, owner: Owner, secretary: UUID | None) -> UUID | None:
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
