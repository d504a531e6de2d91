"""Nomination rounds: one long over, which left a "later", and one open in which half has voted."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage
from naast.people.models import Department, Person
from naast.supporters.actions.answer_nomination import answer_nomination
from naast.supporters.actions.ask_nominees import ask_nominees
from naast.supporters.actions.cast_ballot import cast_ballot
from naast.supporters.actions.count_round import count_round
from naast.supporters.actions.end_round import end_round
from naast.supporters.actions.open_round import RoundPlan, open_round
from naast.supporters.logic.nomination import Stage
from naast.supporters.models_nomination import MayVote
from naast_demo.hospital.support import Desk

ASKED = 6
OPENED_AGO, LASTS = timedelta(days=8), timedelta(days=21)
PAST_AGO = timedelta(days=520)
TOLD = [kind.value for kind in (MessageKind.ROUND_OPENED, MessageKind.NAMED)]


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
        _vote(desk, row.person_id, row.unit.department_id, {one.pk for one in keep})


def load_past_round(desk: Desk, department: UUID) -> None:
    """Seventeen months ago: counted, two asked, one of whom said later and one no; then ended."""
    opened = desk.now - PAST_AGO
    counted = opened + LASTS + timedelta(days=1)
    plan = RoundPlan(
        departments=[department],
        closes_on=timezone.localdate(opened + LASTS),
        threshold=3,
        most_names=3,
        employments=["employee", "student"],
    )
    open_round(actor=desk.coordinator, at=opened, plan=plan)
    team = {one.pk for one in desk.staff.team}
    people = list(Person.objects.filter(department=department, active=True).exclude(pk__in=team))
    named = [one.pk for one in people[-2:]]
    for row in list(MayVote.objects.exclude(person__in=named)[:24]):
        actor = Actor("user", str(row.person_id), frozenset({Role.COLLEAGUE}))
        cast_ballot(actor=actor, at=opened + timedelta(days=5), names=named)
    round_ = count_round(actor=desk.coordinator, at=counted)
    rows = list(round_.nominees.order_by("pk"))
    if rows:
        ids = [one.pk for one in rows]
        ask_nominees(actor=desk.coordinator, at=counted, round_=round_, nominees=ids)
    for row, answer in zip(rows, (Stage.LATER, Stage.NO), strict=False):
        actor = Actor("user", str(row.person_id), frozenset({Role.COLLEAGUE}))
        answer_nomination(actor=actor, at=counted, nominee=row, answer=answer)
    end_round(actor=desk.coordinator, at=counted + timedelta(days=14))
    OutgoingMessage.objects.filter(queued_at__lte=counted, kind__in=TOLD).delete()


def _vote(desk: Desk, voter: UUID, department: UUID, known: set[UUID]) -> None:
    """Most turn to a few of their own department, some to somebody else. known: who can be signed
    in stands among the few, so that the demonstration has somebody who was named."""
    own = [one.pk for one in desk.staff.people if one.department_id == department]
    near = sorted(own, key=lambda one: one not in known)[:6]
    names = [one for one in desk.random.sample(near, min(2, len(near))) if one != voter]
    names = names or [desk.staff.team[0].pk]
    actor = Actor("user", str(voter), frozenset({Role.COLLEAGUE}))
    cast_ballot(actor=actor, at=desk.now - timedelta(days=3), names=names)
