"""Departments with which a course is agreed."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.models import RoleGrant
from naast.access.queries import holders_of
from naast.access.roles import Right, Role
from naast.calamities.models import DepartmentInvolved
from naast.calamities.rules import answered_for
from naast.people.logic.lines import above
from naast.people.models import Department


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


def who_answers_for(department_id: UUID, today: date) -> set[UUID]:
    """Its head, and who has that role for it as a deputy; where nobody is, one level up."""
    parents = dict(Department.objects.values_list("pk", "parent_id"))
    heads = holders_of([Role.HEAD_OF_DEPARTMENT], today)
    given = RoleGrant.objects.valid_on(today).awake().filter(role=Role.HEAD_OF_DEPARTMENT)
    for unit in (department_id, *above(department_id, parents)):
        head = Department.objects.filter(pk=unit).values("head_id")
        deputies = given.filter(scope_id=unit).values("user_id")
        of_unit = heads.filter(Q(pk__in=head) | Q(pk__in=deputies))
        found = set(of_unit.values_list("pk", flat=True))
        if found:
            return found
    return set()
