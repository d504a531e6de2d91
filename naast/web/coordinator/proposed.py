"""Proposals as the coordinator sees them: a name, and why in a sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from naast.cases.choices_match import exclusion_sentence, reason_sentence
from naast.cases.queries.proposals import Ranked, StoredProposals
from naast.people.models import Person

SHOWN = 3
SHOWN_REASONS = 4
People = Mapping[UUID, Person]


@dataclass(frozen=True)
class Proposed:
    """A supporter to ask. why: sentences, the weightiest first."""

    id: UUID
    name: str
    work: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class Proposals:
    """best: to press at once; others: eligible too; excluded: (sentence, for how many).

    in_reserve: asked when the first cannot. all_taken: whoever could be asked is proposed for
    others, who wait longer; asking one of best is possible all the same.
    """

    best: tuple[Proposed, ...]
    others: tuple[Proposed, ...]
    excluded: tuple[tuple[str, int], ...]
    in_reserve: str
    all_taken: bool

    @property
    def first(self) -> Proposed | None:
        """The one to press."""
        return self.best[0] if self.best else None


def people_of(stored: Iterable[StoredProposals]) -> People:
    """All names in one query."""
    ids = {one.supporter for each in stored for one in each.ranked}
    return Person.objects.select_related("department").in_bulk(ids)


def proposals_in_words(stored: StoredProposals, people: People | None = None) -> Proposals:
    """people: see people_of, where several are shown together."""
    people = people_of([stored]) if people is None else people
    shown = [_shown(one, people[one.supporter]) for one in stored.ranked if one.supporter in people]
    excluded: Counter[str] = Counter()
    for reason, count in stored.excluded:
        excluded[exclusion_sentence(reason)] += count
    reserve = people.get(stored.in_reserve) if stored.in_reserve else None
    return Proposals(
        best=tuple(shown[:SHOWN]),
        others=tuple(shown[SHOWN:]),
        excluded=tuple(sorted(excluded.items())),
        in_reserve=reserve.name if reserve else "",
        all_taken=bool(shown) and not stored.chosen,
    )


def _shown(one: Ranked, person: Person) -> Proposed:
    return Proposed(
        id=one.supporter,
        name=person.name,
        work=f"{person.get_profession_display()}, {person.department.name}",
        why=tuple(reason_sentence(code, value) for code, value in one.reasons[:SHOWN_REASONS]),
    )
