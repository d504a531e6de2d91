"""What of a nomination round whom is told: voters, heads, those who were named, coordinators."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.notify.logic.codes import digest_of
from naast.people.models import Department, Person
from naast.people.queries import working_on
from naast.supporters.logic.nomination import Path, Stage, Way, path_of
from naast.supporters.logic.nomination_coverage import Cover, Side, Somebody, coverage, sums_of
from naast.supporters.models import Supporter
from naast.supporters.models_nomination import (
    OPEN,
    AskAgain,
    MayVote,
    NominationRound,
    Nominee,
    RoundDepartment,
    Slip,
)
from naast.supporters.rules_nomination import CAN_ANSWER

FOUND = 12
LEAST_LETTERS = 2


def current_round(actor: Actor) -> NominationRound | None:
    """The one round there is, for whoever arranges it."""
    if not decide(actor, Right.ARRANGE_NOMINATIONS):
        return None
    return NominationRound.objects.first()


def round_to_vote_in(actor: Actor, today: date) -> NominationRound | None:
    """The round in which this colleague has not named anybody yet."""
    if actor.kind != "user" or not decide(actor, Right.NAME_SUPPORTERS):
        return None
    mine = MayVote.objects.filter(
        person_id=actor.id, unit__round__state=OPEN, unit__round__closes_on__gte=today
    )
    row = mine.select_related("unit__round").first()
    return row.unit.round if row else None


def round_of_slip(code: str, today: date) -> NominationRound | None:
    """The round of a code on paper that has not been used."""
    rows = Slip.objects.filter(unit__round__state=OPEN, unit__round__closes_on__gte=today)
    slip = rows.select_related("unit__round").filter(digest=digest_of(code)).first()
    return slip.unit.round if slip else None


def meetings_for(actor: Actor, today: date) -> list[RoundDepartment]:
    """Small departments for which this head or contact person names, and has not yet."""
    if actor.kind != "user" or not decide(actor, Right.NAME_SUPPORTERS):
        return []
    own = Q(department__head_id=actor.id) | Q(department__contact_person_id=actor.id)
    rows = RoundDepartment.objects.filter(
        own, way=Way.MEETING.value, done=False, round__state=OPEN, round__closes_on__gte=today
    )
    return list(rows.select_related("department").order_by("department__name", "pk"))


def round_open_until(departments: Iterable[UUID], today: date) -> date | None:
    """All that a head of department is told: that a round is open, and its last day."""
    rows = RoundDepartment.objects.filter(
        department__in=departments, round__state=OPEN, round__closes_on__gte=today
    )
    return rows.values_list("round__closes_on", flat=True).first()


def question_to(actor: Actor) -> Nominee | None:
    """What somebody who was named is asked; without count, and without who named them."""
    if actor.kind != "user" or not decide(actor, Right.NAME_SUPPORTERS):
        return None
    return Nominee.objects.filter(person_id=actor.id, stage__in=CAN_ANSWER).first()


def people_to_name(words: str, today: date, *, without: str = "") -> list[Person]:
    """At most twelve who work here and whose name or department holds every word.

    For whoever may name somebody; the caller has made sure of that. without: oneself.
    """
    if len(words.strip()) < LEAST_LETTERS:
        return []
    rows = working_on(today).select_related("department")
    for word in words.split()[:4]:
        rows = rows.filter(Q(name__icontains=word) | Q(department__name__icontains=word))
    if without:
        rows = rows.exclude(pk=without)
    return list(rows.order_by("name", "pk")[:FOUND])


def people_chosen(ids: Sequence[UUID], today: date) -> list[Person]:
    """Those of the ids who work here, by name."""
    rows = working_on(today).select_related("department").filter(pk__in=ids)
    return list(rows.order_by("name", "pk"))


@dataclass(frozen=True)
class Named:
    """One line of the coordinator's list. path: where somebody of the team stands, or None."""

    nominee: Nominee
    person: Person
    path: Path | None

    @property
    def can_be_asked(self) -> bool:
        """Not asked yet and not in the team."""
        return self.path is None and self.nominee.stage == Stage.NAMED.value


@dataclass(frozen=True)
class Choosing:
    """named: most often named first. again: who said "later" in the round before."""

    named: tuple[Named, ...]
    again: tuple[Person, ...]
    covers: tuple[Cover, ...]


def choosing(
    actor: Actor, round_: NominationRound, today: date, *, marked: Sequence[UUID]
) -> Choosing:
    """What a coordinator sees while choosing. marked: nominees who might be asked."""
    if not decide(actor, Right.ARRANGE_NOMINATIONS, round_):
        return Choosing((), (), ())
    team = {row.person_id: row for row in Supporter.objects.filter(active=True)}
    rows = round_.nominees.select_related("person__department__site").filter(
        person__in=working_on(today)
    )
    named = [Named(row, row.person, _path(team.get(row.person_id))) for row in rows]
    named.sort(key=lambda one: (-(one.nominee.count or 0), one.person.name, str(one.person.pk)))
    joining = [one for one in named if one.path is None]
    thought_of = [one.person for one in joining if one.nominee.pk in set(marked)]
    again = Person.objects.filter(pk__in=AskAgain.objects.values("person_id"), active=True)
    return Choosing(
        tuple(named),
        tuple(again.select_related("department").order_by("name", "pk")),
        coverage(
            _staff(today),
            _people(_working(today, team)),
            marked=_people(thought_of),
            sums=round_.sums,
        ),
    )


def sums_for(round_: NominationRound, today: date) -> dict[str, dict[str, list[int | None]]]:
    """Of shifts and ages, for the count to keep: afterwards nobody moves them by one."""
    counted = {row.person_id for row in round_.nominees.all() if _was_counted(row)}
    return sums_of(
        _staff(today),
        before=_people(_working(today, _before(round_) - counted)),
        named=_people(_working(today, counted)),
    )


def _working(today: date, ids: Iterable[UUID]) -> list[Person]:
    return list(working_on(today).filter(pk__in=list(ids)).select_related("department__site"))


def _before(round_: NominationRound) -> set[UUID]:
    """The team of the day on which the round opened, as far as it is still there."""
    old = Supporter.objects.filter(active=True).exclude(started_on__gte=round_.opened_on)
    return set(old.values_list("person_id", flat=True))


def _was_counted(nominee: Nominee) -> bool:
    """Not asked again from the round before, who would be one more in a sum."""
    return nominee.count is not None or nominee.by_meeting


def _path(supporter: Supporter | None) -> Path | None:
    if supporter is None:
        return None
    return path_of(active=supporter.active, trained=supporter.trained_on is not None)


def _people(rows: Iterable[Person]) -> list[Somebody]:
    return [
        Somebody(
            profession=one.profession,
            site=one.department.site.code,
            department=str(one.department_id),
            languages=tuple(one.languages),
            pattern=one.work_pattern,
            decade=one.birth_decade,
        )
        for one in rows
    ]


def _staff(today: date) -> dict[Side, dict[str, int]]:
    """How many people work where, as what, when, of which decade; counts of the directory."""
    people = working_on(today).order_by()
    columns = {
        Side.PROFESSION: "profession",
        Side.SITE: "department__site__code",
        Side.DEPARTMENT: "department_id",
        Side.SHIFT: "work_pattern",
        Side.AGE: "birth_decade",
    }
    found = {
        side: {
            str(value): number
            for value, number in people.values_list(column).annotate(Count("id"))
            if value
        }
        for side, column in columns.items()
    }
    languages: Counter[str] = Counter()
    for spoken, number in people.values_list("languages").annotate(Count("id")):
        languages.update(dict.fromkeys(spoken, number))
    return {**found, Side.LANGUAGE: dict(languages)}


@dataclass(frozen=True)
class Askable:
    """A department that can be asked, and how many work in it."""

    department: Department
    people: int


def departments_to_ask(actor: Actor, today: date) -> list[Askable]:
    """With anybody in them, by name."""
    if not decide(actor, Right.ARRANGE_NOMINATIONS):
        return []
    counts = dict(working_on(today).order_by().values_list("department_id").annotate(Count("id")))
    rows = Department.objects.filter(pk__in=counts).select_related("site").order_by("name", "pk")
    return [Askable(row, counts[row.pk]) for row in rows]
