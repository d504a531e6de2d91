"""What goes into matching and what comes out: frozen values, ids as words, no names."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Self

from naast.cases.logic.matching_words import Policy, Why, WhyNobody, WhyNot

HIGHEST_WEIGHT = 1000


@dataclass(frozen=True, kw_only=True)
class Request:
    """One open request. An empty word, None or an empty set means: not known, or no wish.

    person and the members of apart, involved, not_independent, taken, refused and said_no are
    person ids, as Supporter.id is. languages: the preferred one first. opened: rank, the one who
    waits longest has the lowest.

    apart: line of command in both directions, and who trains, assesses or appoints.
    involved: everybody else of the same event. not_independent: StandsApart for the department.
    taken: who already supports somebody else of the same event. refused: by the colleague.
    said_no: was asked for this request and could not.
    event: the same word for requests of one event; without it, requests whose people name one
    another in involved count as one event.
    """

    id: str
    opened: int = 0
    person: str | None = None
    profession: str = ""
    specialism: str = ""
    seniority: str = ""
    birth_decade: int | None = None
    started_year: int | None = None
    site: str = ""
    department: str = ""
    languages: tuple[str, ...] = ()
    wish_gender: str = "any"
    wish_own_unit: str = "any"  # own | other | any
    wish_profession: str = "any"  # same | any
    apart: frozenset[str] = frozenset()
    involved: frozenset[str] = frozenset()
    not_independent: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    said_no: frozenset[str] = frozenset()
    event: str | None = None
    supporters_wanted: int = 1

    def __post_init__(self) -> None:
        if self.supporters_wanted not in (1, 2):
            raise ValueError("A request asks for one supporter or two.")


@dataclass(frozen=True, kw_only=True)
class Supporter:
    """One supporter today. rest_until is the last day of rest; id is the person's id.

    on_call: 1 is asked first, 2 in reserve, 0 not now; asleep: it is night and others are on call.
    """

    id: str
    profession: str = ""
    specialism: str = ""
    seniority: str = ""
    birth_decade: int | None = None
    started_year: int | None = None
    gender: str = ""
    site: str = ""
    department: str = ""
    languages: tuple[str, ...] = ()
    trained: bool = True
    ready: bool = True
    active: bool = True
    available: bool = True
    absent: bool = False
    other_sites: bool = True
    maximum: int = 2
    open_count: int = 0
    cases_last_year: int = 0
    last_case_on: date | None = None
    rest_until: date | None = None
    on_call: int = 0
    asleep: bool = False

    @property
    def room(self) -> int:
        """How many more people this supporter takes at the same time; on call one more, because
        then there is nobody else."""
        return max(0, self.maximum + bool(self.on_call) - self.open_count)

    @property
    def turn(self) -> int:
        """In which turn whoever is on call is asked; who is at their own maximum comes last."""
        full = bool(self.on_call) and self.open_count >= self.maximum
        return self.on_call + 2 * full


@dataclass(frozen=True, kw_only=True)
class Weights:
    """Points for each soft rule, whole numbers from 0 to 1000; the hospital may change them.

    The last five keep the team's load fair: points for each colleague somebody supported less
    (or more) in a year than the middle of the team (at most three less, so that a newcomer is not
    flooded), for each one supported now, for each ten days of rest up to ninety, and against
    proposing somebody twice on one day.
    """

    same_profession: int = 0
    profession_wish: int = 30
    same_specialism: int = 10
    near_seniority: int = 8
    near_experience: int = 4
    near_age: int = 5
    preferred_language: int = 8
    same_site: int = 6
    unit_wish: int = 20
    gender_wish: int = 25
    year: int = 8
    supports_now: int = 10
    rest: int = 1
    asked_twice: int = 12

    def __post_init__(self) -> None:
        for one in fields(self):
            if not 0 <= getattr(self, one.name) <= HIGHEST_WEIGHT:
                raise ValueError(f"The weight {one.name} must lie between 0 and {HIGHEST_WEIGHT}.")

    @classmethod
    def for_policy(cls, policy: Policy) -> Self:
        """The defaults of a policy: within the profession, or whoever fits."""
        return cls(same_profession=30) if policy is Policy.PROFESSION else cls()


@dataclass(frozen=True)
class Reason:
    """A part of a score. value: what the sentence needs beside its code, such as a language."""

    code: Why
    points: int
    value: str = ""


@dataclass(frozen=True)
class Proposed:
    """A supporter for one request. The score is the sum of the reasons' points."""

    supporter: str
    score: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Proposal:
    """One request's outcome: the chosen first, then the next best, five in all or more.

    short: how many supporters fewer than wanted. substitute: may be asked if a chosen one cannot.
    """

    request: str
    ranked: tuple[Proposed, ...]
    chosen: tuple[str, ...]
    substitute: str | None
    short: int
    exclusions: Mapping[str, tuple[WhyNot, ...]] = field(repr=False, compare=False)


@dataclass(frozen=True)
class Unmatched:
    """A request without any supporter; why, and for how many of the team each reason holds."""

    request: str
    reasons: tuple[tuple[WhyNot | WhyNobody, int], ...]


@dataclass(frozen=True)
class Proposals:
    """All requests together, in the order of opening. objective: the sum of the chosen scores."""

    proposals: tuple[Proposal, ...]
    unmatched: tuple[Unmatched, ...]
    objective: int

    def of(self, request: str) -> Proposal:
        """The outcome of one request."""
        return next(one for one in self.proposals if one.request == request)
