"""Reading group talks: each audience sees when and where; only counts of whom, never who."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.cases.logic.group import Answer, Talk
from naast.cases.logic.sentences import gettext_noop
from naast.cases.logic.steps import NotNow
from naast.cases.logic.words import Phase
from naast.cases.models import Case
from naast.cases.models_group import GroupSession
from naast.cases.queries.opened import vault_role
from naast.people.models import Department
from naast.people.queries import departments_headed_by
from naast.privacy import vault_client


@dataclass(frozen=True)
class OffersBeside:
    """Individual offers that go on beside a talk, in counts. made: a supporter was asked or is
    there; waiting: nobody asked yet. What is finished is forgotten, and counts here no more."""

    made: int
    waiting: int

    @property
    def all(self) -> int:
        """Both together."""
        return self.made + self.waiting


def planned_talks() -> QuerySet[GroupSession]:
    """Talks that are not over, the next first, with the site's name."""
    rows = GroupSession.objects.filter(state=Talk.PLANNED.value)
    return rows.select_related("site").order_by("starts_at", "pk")


def locked_talk(session: GroupSession) -> GroupSession:
    """For a change; NotNow when it was held or cancelled meanwhile."""
    row = GroupSession.objects.select_for_update().filter(pk=session.pk).first()
    if row is None or row.state != Talk.PLANNED.value:
        raise NotNow(gettext_noop("This talk is over. Nothing of it is kept."))
    return row


def talks_for_coordinator(actor: Actor) -> Sequence[GroupSession]:
    """Those that the vault shows this coordinator: one question, none when nothing is planned."""
    if not decide(actor, Right.COORDINATE_CASES):
        return []
    ids = list(planned_talks().values_list("pk", flat=True))
    if not ids:
        return []
    seen = vault_client.visible(ids, actor.name, vault_role(actor))
    return list(planned_talks().filter(pk__in=seen))


def talk_of_event(actor: Actor, incident: UUID) -> GroupSession | None:
    """The planned talk of an event, where this coordinator may see it."""
    if not decide(actor, Right.COORDINATE_CASES):
        return None
    ids = vault_client.cases_of_incident(incident, actor.name, vault_role(actor))
    return planned_talks().filter(pk__in=ids).first()


def offers_of_event(actor: Actor, incident: UUID) -> OffersBeside:
    """Of those that this coordinator may see."""
    role = vault_role(actor)
    return _counted(vault_client.cases_of_incident(incident, actor.name, role))


def offers_beside(actor: Actor, session: GroupSession) -> OffersBeside:
    """The same, from the talk."""
    ids = list(_open().values_list("pk", flat=True))
    role = vault_role(actor)
    return _counted(vault_client.around(session.id, ids, actor.name, role))


def _counted(ids: Sequence[UUID] | set[UUID]) -> OffersBeside:
    rows = _open().filter(pk__in=list(ids))
    waiting = rows.filter(supporter=None).count()
    return OffersBeside(made=rows.count() - waiting, waiting=waiting)


def _open() -> QuerySet[Case]:
    return Case.objects.filter(adopted=True).exclude(phase=Phase.CLOSED.value)


def talks_led_by(actor: Actor) -> QuerySet[GroupSession]:
    """Those that this supporter leads or is asked to lead."""
    if actor.kind != "user" or not decide(actor, Right.SUPPORT_COLLEAGUES):
        return GroupSession.objects.none()
    answers = [Answer.ASKED.value, Answer.YES.value]
    return planned_talks().filter(leaders__supporter_id=UUID(actor.id), leaders__answer__in=answers)


def talks_beside_own(actor: Actor, cases: Sequence[UUID], *, at: datetime) -> list[GroupSession]:
    """To which the colleague of these cases may come: still ahead, or going on."""
    return _beside(cases, actor, "colleague", at)


def talks_beside_case(actor: Actor, case: Case, *, at: datetime) -> list[GroupSession]:
    """For the supporter, who may mention it in the call."""
    return _beside([case.id], actor, "supporter", at)


def _beside(cases: Sequence[UUID], actor: Actor, role: str, at: datetime) -> list[GroupSession]:
    rows = [row for row in planned_talks() if not _is_past(row, at)]
    if not rows:
        return []
    ids = [row.id for row in rows]
    found: set[UUID] = set()
    for case_id in cases:
        found |= vault_client.around(case_id, ids, actor.name, role)
    return [row for row in rows if row.id in found]


def _is_past(row: GroupSession, at: datetime) -> bool:
    length = timedelta(minutes=row.minutes or 0)
    return row.starts_at is None or row.starts_at + length <= at


def departments_with_talk(actor: Actor, today: date) -> list[Department]:
    """Departments of this head to which a talk is offered, where the coordinator chose to tell.

    No moment, no place, no event: only that it is offered.
    """
    if actor.kind != "user" or not decide(actor, Right.READ_DEPARTMENT_OFFERS):
        return []
    told = planned_talks().filter(heads_told=True, starts_at__date__gte=today)
    own = departments_headed_by(UUID(actor.id))
    invited = told.values("units__department_id")
    return list(own.filter(pk__in=invited).order_by("name"))
