"""Measures with their texts: of a file, of whoever carries one out, and what is late."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.calamities.choices_measure import MeasureState, MoveKind
from naast.calamities.logic.measures import Standing, standing
from naast.calamities.models import CalamityFile
from naast.calamities.models_measure import Measure, MeasureMove
from naast.calamities.queries.files import files_for
from naast.privacy.locking import lock, unlock

TEXTS, REASON = "calamities.Measure.texts", "calamities.MeasureMove.reason"
MOST_CANNOT_TELL = 2
WAITING = Q(state__in=[MeasureState.PLANNED.value, MeasureState.DONE.value])


@dataclass(frozen=True)
class MeasureTexts:
    """what: the measure itself. expected: the effect hoped for. check: how it is checked. evidence:
    what shows that it was carried out or worked, or why it was not carried out."""

    what: str
    expected: str
    check: str
    evidence: str = ""


@dataclass(frozen=True)
class Measured:
    """A measure as it is read."""

    row: Measure
    texts: MeasureTexts
    standing: Standing

    @property
    def nodes(self) -> frozenset[UUID]:
        """Ids of the root causes that it answers."""
        return frozenset(map(UUID, self.row.nodes))


def measures_of(*, actor: Actor, file: CalamityFile) -> list[Measured]:
    """By day; none for whoever does not read the file."""
    if not decide(actor, Right.READ_CALAMITIES, file):
        return []
    return [read(row) for row in file.measures.select_related("owner", "file")]


def measures_to_keep(actor: Actor) -> QuerySet[Measure]:
    """Of all files that the actor reads. A predicate decides on each."""
    if actor.kind != "user" or not decide(actor, Right.KEEP_MEASURES):
        return Measure.objects.none()
    rows = Measure.objects.filter(file__in=files_for(actor))
    return rows.select_related("owner", "file__department")


def open_measures(actor: Actor, today: date) -> tuple[list[Measured], list[Measured]]:
    """Late ones, and the others that wait; the most pressing first."""
    rows = [read(row) for row in measures_to_keep(actor).filter(WAITING)]
    rows.sort(key=lambda one: (one.standing.until or date.max, str(one.row.pk)))
    late = [one for one in rows if one.standing.is_late(today)]
    return late, [one for one in rows if not one.standing.is_late(today)]


def own_measures(actor: Actor) -> QuerySet[Measure]:
    """Entrusted to the actor: without file, root causes, or anything else of the analysis."""
    if actor.kind != "user" or not decide(actor, Right.CARRY_OUT_MEASURES):
        return Measure.objects.none()
    return Measure.objects.filter(owner_id=UUID(actor.id)).select_related("owner")


def read(row: Measure) -> Measured:
    """The texts; fetch the measure first."""
    told = unlock(row.texts, kind=TEXTS, row_id=row.pk)
    here = standing(row.state, due_on=row.due_on, check_on=row.check_on)
    return Measured(row, MeasureTexts(**told), here)


def locked_measure(measure_id: UUID, texts: MeasureTexts) -> bytes:
    """As it is stored."""
    return lock(vars(texts), kind=TEXTS, row_id=measure_id)


@dataclass(frozen=True)
class Moved:
    """A move of a day as it is read."""

    row: MeasureMove
    reason: str


def moves_of(row: Measure) -> list[Moved]:
    """Every day that became another, first to last; fetch the measure first."""
    return [
        Moved(move, str(unlock(move.reason, kind=REASON, row_id=move.pk)))
        for move in row.moves.all()
    ]


def cannot_tell_again(row: Measure) -> bool:
    """The next "we cannot tell" sets a new day; later ones end it."""
    return row.moves.filter(kind=MoveKind.CANNOT_TELL.value).count() < MOST_CANNOT_TELL


def locked_move(row_id: UUID, reason: str) -> bytes:
    """As it is stored."""
    return lock(reason, kind=REASON, row_id=row_id)
