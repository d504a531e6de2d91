"""An open nomination round: six departments are asked, and about half of each has voted."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.people.models import Department, Person
from naast.supporters.actions.cast_ballot import cast_ballot
from naast.supporters.actions.open_round import RoundPlan, open_round
from naast.supporters.models_nomination import MayVote
from naast_demo.hospital.support import Desk

ASKED = 6
OPENED_AGO, LASTS = timedelta(days=8), timedelta(days=21)


def load_round(desk: Desk, *, keep: list[Person]) -> None:
    """keep: who can be signed in; their departments are asked, and they have not voted yet."""
    opened = desk.now - OPENED_AGO
    own = {one.department_id for one in keep}
    others = Department.objects.exclude(pk__in=own).filter(persons__active=True).distinct()
    more = list(others.order_by("code").values_list("pk", flat=True)[: max(0, ASKED - len(own))])
    open_round(
        actor=desk.coordinator,
        at=opened,
        plan=RoundPlan(
            departments=[*own, *more],
            closes_on=timezone.localdate(opened + LASTS),
            threshold=3,
            most_names=3,
            employments=["employee", "student"],
        ),
    )
    waiting = MayVote.objects.exclude(person__in=keep).order_by("person__staff_number")
    for row in list(waiting.select_related("unit"))[::2]:
        _vote(desk, row.person_id, row.unit.department_id)


def _vote(desk: Desk, voter: UUID, department: UUID) -> None:
    """Most turn to a few of their own department, some to somebody else."""
    near = [one.pk for one in desk.staff.people if one.department_id == department][:6]
    names = [one for one in desk.random.sample(near, min(2, len(near))) if one != voter]
    names = names or [desk.staff.team[0].pk]
    actor = Actor("user", str(voter), frozenset({Role.COLLEAGUE}))
    cast_ballot(actor=actor, at=desk.now - timedelta(days=3), names=names)
