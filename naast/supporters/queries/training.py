"""Where everybody is from yes to active, the next sessions, and what is due."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.supporters.choices import SessionState
from naast.supporters.logic.competences import Standing, standings_of
from naast.supporters.logic.due import Due, due_of
from naast.supporters.logic.readiness import Lacks, Record, Rules, is_held_to_rules, lacks
from naast.supporters.models import Supporter
from naast.supporters.models_training import (
    Certificate,
    Curriculum,
    Seat,
    TrainingPlan,
    TrainingSession,
)
from naast.supporters.queries.readiness import records_of, training_rules
from naast.supporters.queries.team import active_supporters


@dataclass(frozen=True)
class OnTheWay:
    """One supporter as to training. days_came of days: of the curriculum planned for them."""

    supporter: Supporter
    plan: TrainingPlan | None
    lacks: tuple[Lacks, ...]
    held: bool
    due: Due
    standings: tuple[Standing, ...]
    core: tuple[str, ...]
    days_came: int = 0
    days: int = 0

    @property
    def signed(self) -> bool:
        """An agreement that counts today."""
        return Lacks.AGREEMENT not in self.lacks

    @property
    def core_shown(self) -> int:
        """How many core competences hold."""
        return sum(one.counts and one.code in self.core for one in self.standings)

    @property
    def active(self) -> bool:
        """May be asked, as far as training goes."""
        return Lacks.START not in self.lacks and not (self.held and self.lacks)

    @property
    def can_start(self) -> bool:
        """Only the coordinator's yes is missing."""
        return self.lacks == (Lacks.START,)


@dataclass(frozen=True)
class TrainingPage:
    """on_the_way: not yet asked; due: whom to remind; grandfathered: without a plan and ready."""

    on_the_way: tuple[OnTheWay, ...]
    due: tuple[OnTheWay, ...]
    rest: tuple[OnTheWay, ...]
    sessions: Sequence[TrainingSession]
    to_note: Sequence[TrainingSession]


def training_page(actor: Actor, at: datetime) -> TrainingPage:
    """For the coordinator; empty for others. A constant number of queries."""
    if not decide(actor, Right.READ_TEAM):
        return TrainingPage((), (), (), (), ())
    everybody = on_the_way(list(active_supporters(timezone.localdate(at))), timezone.localdate(at))
    waiting = tuple(one for one in everybody if not one.active)
    due = tuple(one for one in everybody if one.active and one.due)
    rest = tuple(one for one in everybody if one.active and not one.due)
    planned = sessions().filter(state=SessionState.PLANNED.value)
    return TrainingPage(
        waiting,
        tuple(sorted(due, key=lambda one: _nearest(one.due))),
        rest,
        list(planned.filter(begins_at__gt=at)),
        list(planned.filter(begins_at__lte=at)),
    )


def how_many_refreshers(actor: Actor, today: date) -> int:
    """For the coordinator's day."""
    if not decide(actor, Right.READ_TEAM):
        return 0
    rows = list(active_supporters(today))
    rules, records = training_rules(), records_of(rows, today)
    return sum(bool(due_of(records[row.pk], rules, today)) for row in rows)


def on_the_way(rows: Sequence[Supporter], today: date) -> list[OnTheWay]:
    """Each of the supporters, in the same order."""
    rules, records = training_rules(), records_of(rows, today)
    plans = {
        plan.supporter_id: plan
        for plan in TrainingPlan.objects.filter(supporter__in=rows).select_related("curriculum")
    }
    wanted = {plan.curriculum_id for plan in plans.values() if plan.curriculum_id}
    days = _days_of(wanted)
    came = _days_came(rows, wanted)
    return [_one(row, records[row.pk], rules, today, plans.get(row.pk), days, came) for row in rows]


def _one(  # noqa: PLR0917  what all of them share
    row: Supporter,
    record: Record,
    rules: Rules,
    today: date,
    plan: TrainingPlan | None,
    days: Mapping[UUID, set[int]],
    came: Mapping[tuple[UUID, UUID], set[int]],
) -> OnTheWay:
    key = plan.curriculum_id if plan else None
    wanted = days.get(key, set()) if key else set()
    done = came.get((row.pk, key), set()) & wanted if key else set()
    return OnTheWay(
        supporter=row,
        plan=plan,
        lacks=lacks(record, rules, today),
        held=is_held_to_rules(record, rules, today),
        due=due_of(record, rules, today),
        standings=standings_of(record.shown, today=today, years=rules.years),
        core=rules.core,
        days_came=len(done),
        days=len(wanted),
    )


def _days_of(curricula: set[UUID]) -> dict[UUID, set[int]]:
    found: dict[UUID, set[int]] = defaultdict(set)
    rows = Curriculum.objects.filter(pk__in=curricula).values_list("pk", "parts__day")
    for key, day in rows:
        found[key].add(day or 1)
    return found


def _days_came(
    rows: Sequence[Supporter], curricula: set[UUID]
) -> dict[tuple[UUID, UUID], set[int]]:
    found: dict[tuple[UUID, UUID], set[int]] = defaultdict(set)
    seats = Seat.objects.filter(
        supporter__in=rows, came=True, session__curriculum__in=curricula
    ).values_list("supporter", "session__curriculum", "session__day")
    for supporter, curriculum, day in seats:
        found[supporter, curriculum].add(day)
    return found


def followed_on(supporter: Supporter, curriculum: Curriculum) -> date | None:
    """The last day of the whole curriculum; None while a day is missing."""
    days = _days_of({curriculum.pk})[curriculum.pk]
    seats = Seat.objects.filter(
        supporter=supporter, came=True, session__curriculum=curriculum
    ).values_list("session__day", "session__begins_at")
    last: dict[int, datetime] = {}
    for day, moment in seats:
        last[day] = max(moment, last.get(day, moment))
    return timezone.localdate(max(last.values())) if days <= last.keys() else None


def followed_by(supporter: Supporter) -> list[Curriculum]:
    """Curricula that this supporter followed whole and has no certificate of."""
    rows = Curriculum.objects.filter(
        sessions__places__supporter=supporter, sessions__places__came=True
    ).distinct()
    have = set(supporter.certificates.values_list("curriculum_key", "followed_on"))
    found = [(row, followed_on(supporter, row)) for row in rows]
    return [row for row, day in found if day is not None and (row.pk, day) not in have]


def noted_by_hand(supporter: Supporter) -> set[str]:
    """Which competences a coordinator noted outside a session, and may take back."""
    rows = supporter.competences.filter(session=None).order_by()
    return set(rows.values_list("competence", flat=True))


def sessions() -> QuerySet[TrainingSession]:
    """With how many are invited."""
    invited = Count("places", filter=Q(places__taken_back=False))
    rows = TrainingSession.objects.select_related("curriculum").annotate(invited=invited)
    return rows.order_by("begins_at", "pk")  # counting drops the order of the model


def _nearest(due: Due) -> tuple[bool, date]:
    until = due.refresh[0].until if due.refresh else None
    return not due.sign, until or date.max


def own_way(actor: Actor, at: datetime) -> OnTheWay | None:
    """The actor's own; None outside the team."""
    if actor.kind != "user" or not decide(actor, Right.CHANGE_OWN_AVAILABILITY):
        return None
    rows = list(Supporter.objects.filter(person_id=UUID(actor.id), active=True))
    found = on_the_way(rows, timezone.localdate(at))
    return found[0] if found else None


def own_sessions(supporter: Supporter, at: datetime) -> list[Seat]:
    """To come, cancelled ones too, the nearest first."""
    seats = supporter.seats.filter(taken_back=False, session__ends_at__gte=at)
    with_all = seats.select_related("session__curriculum").prefetch_related(
        "session__curriculum__parts", "session__curriculum__materials"
    )
    return list(with_all.order_by("session__begins_at", "pk"))


def certificate_by_code(code: str) -> Certificate | None:
    """What a certificate says, for whoever holds it; None alike for every wrong code.

    One query whatever was typed. Who left the hospital keeps it as long as the team remembers them.
    """
    return Certificate.objects.filter(code=code).select_related("supporter__person").first()
