"""Which shares of a part (a year, a department, a kind of event) are not told, so that no small
number shows and none can be worked out from the rest of its row, its column or the whole."""

from collections.abc import Collection, Iterable, Mapping

from naast.calamities.logic.prisma.codes import GROUPS
from naast.calamities.logic.prisma.profile import Counts
from naast.calamities.logic.prisma.small import LEAST_CELL


def hidden_shares(
    sets: Mapping[str, Counts], left_out: Collection[str], never: Collection[str]
) -> dict[str, frozenset[str]]:
    """Main categories by part. left_out: parts of which nothing is told; never: classes of which
    nothing is told in the whole. Rows and columns in turn until neither hides more."""
    hidden: dict[str, set[str]] = {
        key: {group for group in GROUPS if key in left_out or group in never or _few(group, [one])}
        for key, one in sets.items()
    }
    before = -1
    while before != sum(map(len, hidden.values())):
        before = sum(map(len, hidden.values()))
        for key in sets.keys() - set(left_out):
            _hide_in_row(sets[key], hidden[key])
        for group in GROUPS:
            _hide_in_column(sets, hidden, group)
    return {key: frozenset(groups) for key, groups in hidden.items()}


def _few(group: str, parts: Iterable[Counts]) -> bool:
    """One to four events have a cause in it, or all but one to four have."""
    having = sum(one.events_with.get(group, 0) for one in parts)
    return 0 < having < LEAST_CELL or 0 < sum(one.events for one in parts) - having < LEAST_CELL


def _hide_in_row(counts: Counts, hidden: set[str]) -> None:
    """Never one alone, which the others would tell; nor some that come to one to four together."""
    rest = sorted(set(GROUPS) - hidden, key=lambda group: _order(counts, group))
    while rest and hidden and (len(hidden) < 2 or _are_few(counts, hidden)):
        hidden.add(rest.pop(0))


def _order(counts: Counts, group: str) -> tuple[bool, int, str]:
    """The smallest first; one without any only where nothing else is left."""
    number = counts.groups.get(group, 0)
    return (not number, number, group)


def _are_few(counts: Counts, groups: Iterable[str]) -> bool:
    return 0 < sum(counts.groups.get(group, 0) for group in groups) < LEAST_CELL


def _hide_in_column(sets: Mapping[str, Counts], hidden: Mapping[str, set[str]], group: str) -> None:
    """What the whole tells without the parts that are shown must not be few either."""
    unseen = [key for key in sets if group in hidden[key]]
    rest = sorted(
        (key for key in sets if group not in hidden[key]),
        key=lambda key: (sets[key].events_with.get(group, 0), key),
    )
    while rest and _few(group, [sets[key] for key in unseen]):
        hidden[rest[0]].add(group)
        unseen.append(rest.pop(0))
