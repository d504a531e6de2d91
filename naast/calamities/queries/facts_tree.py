"""The time line of a file, unlocked for whoever reads the file."""

from dataclasses import dataclass
from uuid import UUID

from naast.access.actor import Actor
from naast.calamities.logic.prisma.facts import Fact, borne, fact_as_json, fact_from_json, sort_key
from naast.calamities.models import CalamityFile
from naast.calamities.models_tree import TimelineFact
from naast.calamities.rules import may_read
from naast.privacy.locking import lock, unlock

CONTENT = "calamities.TimelineFact.content"


@dataclass(frozen=True)
class Known:
    """The row of a fact and what it says."""

    row: TimelineFact
    fact: Fact


def time_line(*, actor: Actor, file: CalamityFile) -> list[Known]:
    """In the order of time; none for whoever does not read the file."""
    return _known(file) if may_read(actor, file) else []


def boxes_with_facts(file: CalamityFile) -> frozenset[UUID]:
    """Fetch the file first."""
    return borne(one.fact for one in _known(file))


def fact_of(row: TimelineFact) -> Fact:
    """For an action or a reader who may."""
    return fact_from_json(unlock(row.content, kind=CONTENT, row_id=row.pk))


def locked_fact(row: TimelineFact, fact: Fact) -> bytes:
    """As it is stored."""
    return lock(fact_as_json(fact), kind=CONTENT, row_id=row.pk)


def _known(file: CalamityFile) -> list[Known]:
    rows = [Known(row, fact_of(row)) for row in TimelineFact.objects.filter(file=file)]
    return sorted(rows, key=lambda one: sort_key(one.fact))
