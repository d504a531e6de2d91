"""Departments with which a course is agreed."""

from django.db.models import QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.calamities.models import DepartmentInvolved
from naast.calamities.rules import answered_for


def agreements_to_give(actor: Actor) -> QuerySet[DepartmentInvolved]:
    """Of the departments the actor answers for, not agreed yet."""
    return agreements_of(actor).filter(agreed_on=None)


def agreements_of(actor: Actor) -> QuerySet[DepartmentInvolved]:
    """Of the departments the actor answers for, in open files."""
    if actor.kind != "user" or not decide(actor, Right.DO_CALAMITY_STEPS):
        return DepartmentInvolved.objects.none()
    rows = DepartmentInvolved.objects.filter(
        department__in=answered_for(actor), file__closed_on=None
    )
    return rows.select_related("file", "department")
