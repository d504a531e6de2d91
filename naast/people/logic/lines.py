"""Who stands above and below whom, and cycles, on plain parent maps."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def above(key: Key, parent_of: Mapping[Key, Key | None]) -> Iterator[Key]:
    """Everything above key, nearest first; stops at a cycle instead of running for ever."""
    seen = {key}
    current = parent_of.get(key)
    while current is not None and current not in seen:
        yield current
        seen.add(current)
        current = parent_of.get(current)


def below(key: Key, parent_of: Mapping[Key, Key | None]) -> set[Key]:
    """Everything under key, directly or not."""
    children: defaultdict[Key, list[Key]] = defaultdict(list)
    for child, parent in parent_of.items():
        if parent is not None:
            children[parent].append(child)
    found: set[Key] = set()
    waiting = [key]
    while waiting:
        new = [child for child in children[waiting.pop()] if child not in found]
        found.update(new)
        waiting.extend(new)
    return found - {key}


def in_cycle(parent_of: Mapping[Key, Key | None]) -> set[Key]:
    """The keys that stand above themselves. Linear in the number of keys."""
    done: set[Key] = set()
    cyclic: set[Key] = set()
    for start in parent_of:
        path: dict[Key, None] = {}
        current: Key | None = start
        while current is not None and current not in done and current not in path:
            path[current] = None
            current = parent_of.get(current)
        if current is not None and current in path:
            keys = list(path)
            cyclic.update(keys[keys.index(current) :])
        done.update(path)
    return cyclic
