"""Proposals as the coordinator sees them: a name, and why in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from naast.cases.actions.propose_supporters import StoredProposals
from naast.cases.choices_match import exclusion_sentence, reason_sentence
from naast.people.models import Person

SHOWN = 3
SHOWN_REASONS = 4


@dataclass(frozen=True)
class Proposed:
    """A supporter to ask. why: sentences, the weightiest first."""

    id: UUID
    name: str
    work: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class Proposals:
    """best: to press at once; others: eligible too; excluded: (sentence, for how many)."""

    best: tuple[Proposed, ...]
    others: tuple[Proposed, ...]
    excluded: tuple[tuple[str, int], ...]


def proposals_in_words(stored: StoredProposals) -> Proposals:
    """One query for all names."""
    people = Person.objects.select_related("department").in_bulk(
        [one.supporter for one in stored.ranked]
    )
    shown: Sequence[Proposed] = [
        Proposed(
            id=one.supporter,
            name=people[one.supporter].name,
            work=f"{people[one.supporter].get_profession_display()}, "
            f"{people[one.supporter].department.name}",
            why=tuple(reason_sentence(code, value) for code, value in one.reasons[:SHOWN_REASONS]),
        )
        for one in stored.ranked
        if one.supporter in people
    ]
    excluded = tuple((exclusion_sentence(reason), count) for reason, count in stored.excluded)
    return Proposals(tuple(shown[:SHOWN]), tuple(shown[SHOWN:]), excluded)
