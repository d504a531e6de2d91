"""Coaches for an honest talk, and questions to them; nothing here knows a file."""

from collections import Counter
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.models import User
from naast.access.roles import Right
from naast.calamities.choices_family import CoachAnswer
from naast.calamities.logic.coaching_family import Coach, next_coach
from naast.calamities.models_coaches_family import CoachRequest, TalkCoach
from naast.people.models import Person
from naast.people.queries import absent_on


def coaches() -> QuerySet[TalkCoach]:
    """The list, by name; who cannot sign in any more is not on it."""
    return TalkCoach.objects.filter(user__is_active=True).select_related("user")


def professions_of(rows: list[TalkCoach]) -> dict[UUID, Person]:
    """By user, for the list."""
    ids = [one.user_id for one in rows]
    people = Person.objects.filter(pk__in=ids).select_related("department")
    return {one.pk: one for one in people}


def requests_of(actor: Actor, now: datetime) -> QuerySet[CoachRequest]:
    """What the actor asked, or is asked, for talks still to come or of today."""
    if actor.kind != "user" or not decide(actor, Right.TALK_WITH_FAMILY):
        return CoachRequest.objects.none()
    me, today = UUID(actor.id), timezone.localdate(now)
    mine = Q(asked_by=me) | Q(coach__user=me)
    rows = CoachRequest.objects.filter(mine, talk_at__date__gte=today)
    return rows.select_related("asked_by", "department__site", "coach__user")


def whom_to_ask(
    request: CoachRequest, *, today: date, first: UUID | None = None
) -> TalkCoach | None:
    """The next coach; None when nobody is left."""
    rows = {one.pk: one for one in coaches()}
    people = professions_of(list(rows.values()))
    asker = Person.objects.filter(pk=request.asked_by_id).first()
    users = [one.user_id for one in rows.values()]
    away, busy = absent_on(today, users), _said_yes()
    found = next_coach(
        [_coach(one, people.get(one.user_id), away, busy) for one in rows.values()],
        asker=request.asked_by_id,
        department=request.department_id,
        profession=asker.profession if asker else "",
        tried=frozenset(map(UUID, request.tried)),
        first=first,
    )
    return rows[found.id] if found else None


def _coach(row: TalkCoach, person: Person | None, away: set[UUID], busy: Counter[UUID]) -> Coach:
    return Coach(
        id=row.pk,
        user=row.user_id,
        profession=person.profession if person else "",
        department=person.department_id if person else None,
        away=row.user_id in away,
        busy=busy[row.pk],
    )


def _said_yes() -> Counter[UUID]:
    rows = CoachRequest.objects.filter(answer=CoachAnswer.YES.value, coach__isnull=False)
    return Counter(pk for pk in rows.values_list("coach_id", flat=True) if pk)


def may_be_listed(user: User) -> bool:
    """Works here and can sign in."""
    return user.is_active
