"""The hard rules of matching: who can be asked by nobody today, and who not by this colleague."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from naast.cases.logic.matching_types import Request, Supporter
from naast.cases.logic.matching_words import WhyNot

Codes = tuple[WhyNot, ...]


def not_today(supporter: Supporter, today: date) -> Codes:
    """Why this supporter cannot be asked by anybody today; empty if they can."""
    resting = supporter.rest_until is not None and supporter.rest_until >= today
    rules = (
        (not supporter.trained, WhyNot.NOT_TRAINED),
        (supporter.trained and not supporter.ready, WhyNot.NOT_READY),
        (not supporter.active, WhyNot.NOT_ACTIVE),
        (not supporter.available, WhyNot.NOT_AVAILABLE),
        (supporter.absent, WhyNot.ABSENT),
        (supporter.room == 0, WhyNot.FULL),
        (resting, WhyNot.RESTING),
        (supporter.asleep, WhyNot.NOT_ON_CALL),
    )
    return tuple(code for holds, code in rules if holds)


def understand_one_another(one: Sequence[str], other: Sequence[str]) -> bool:
    """A language in common. Languages that nobody filled in keep nobody apart."""
    return not one or not other or not set(one).isdisjoint(other)


def within_reach(site: str, supporter_site: str, other_sites: bool) -> bool:
    """Same site, or the supporter goes to other sites, or a site is not known."""
    return other_sites or not site or not supporter_site or site == supporter_site


def named_apart(request: Request) -> Iterator[tuple[WhyNot, frozenset[str]]]:
    """The sets of people whom the request itself rules out."""
    own = frozenset({request.person} if request.person else ())
    yield WhyNot.APART, request.apart
    yield WhyNot.INVOLVED, request.involved | own
    yield WhyNot.STANDS_APART, request.not_independent
    yield WhyNot.EVENT_TAKEN, request.taken
    yield WhyNot.REFUSED, request.refused
    yield WhyNot.SAID_NO, request.said_no


def not_for(request: Request, supporter: Supporter) -> Codes:
    """Why this supporter cannot support this colleague, whatever the day."""
    codes = [code for code, people in named_apart(request) if supporter.id in people]
    if not understand_one_another(request.languages, supporter.languages):
        codes.append(WhyNot.NO_COMMON_LANGUAGE)
    if not within_reach(request.site, supporter.site, supporter.other_sites):
        codes.append(WhyNot.OTHER_SITE)
    return tuple(codes)


class Exclusions(Mapping[str, Codes]):
    """Supporters who cannot take a request, with the codes; worked out when somebody looks."""

    def __init__(self, request: Request, team: Sequence[Supporter], today: date) -> None:
        self._request, self._team, self._today = request, team, today

    @cached_property
    def _codes(self) -> dict[str, Codes]:
        pairs = (
            (one.id, not_today(one, self._today) + not_for(self._request, one))
            for one in self._team
        )
        return {supporter: codes for supporter, codes in pairs if codes}

    def __getitem__(self, supporter: str) -> Codes:
        return self._codes[supporter]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


class Team:
    """The whole team, counted, to say why a request stays without a supporter."""

    def __init__(self, team: Sequence[Supporter], today: date) -> None:
        self._ids = {one.id for one in team}
        self._languages = Counter(one.languages for one in team)
        self._reach = Counter((one.site, one.other_sites) for one in team)
        self._today = Counter(code for one in team for code in not_today(one, today))

    def why_not(self, request: Request) -> Counter[WhyNot]:
        """For each rule how many of the team it keeps from this request."""
        counts = Counter(self._today)
        for code, people in named_apart(request):
            counts[code] += len(people & self._ids)
        counts[WhyNot.NO_COMMON_LANGUAGE] += sum(
            count
            for languages, count in self._languages.items()
            if not understand_one_another(request.languages, languages)
        )
        counts[WhyNot.OTHER_SITE] += sum(
            count for reach, count in self._reach.items() if not within_reach(request.site, *reach)
        )
        return counts


def event_groups(requests: Sequence[Request]) -> list[int]:
    """For each request the number of its event, by order of appearance; -1 for one that is alone.

    Two people of one event get different supporters. What hangs together through a third request
    counts as one event: stricter than needed, never laxer.
    """
    parent = list(range(len(requests)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for one, other in _same_event_pairs(requests):
        parent[root(one)] = root(other)
    return _numbered([root(index) for index in range(len(requests))])


def _same_event_pairs(requests: Sequence[Request]) -> Iterator[tuple[int, int]]:
    first_of_event: dict[str, int] = {}
    by_person: dict[str, list[int]] = {}
    for index, request in enumerate(requests):
        if request.event is not None:
            yield index, first_of_event.setdefault(request.event, index)
        if request.person is not None:
            by_person.setdefault(request.person, []).append(index)
    for index, request in enumerate(requests):
        for person in request.involved & by_person.keys():
            for other in by_person[person]:
                if request.event is None or requests[other].event is None:
                    yield index, other


def _numbered(roots: Sequence[int]) -> list[int]:
    sizes: dict[int, int] = {}
    for root in roots:
        sizes[root] = sizes.get(root, 0) + 1
    numbers: dict[int, int] = {}
    return [numbers.setdefault(r, len(numbers)) if sizes[r] > 1 else -1 for r in roots]
