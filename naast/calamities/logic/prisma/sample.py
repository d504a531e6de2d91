"""Which files of a year are coded a second time: drawn from a seed that is kept, so that anybody
can draw again and find the same files."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from math import ceil
from uuid import UUID

# Smits 2009 coded 300 of 2,028 reports twice, about 15 in 100 [excerpt]. A hospital has few
# files a year, so never fewer than ten files, or all where there are fewer.
DEFAULT_PERCENT, DEFAULT_LEAST = 15, 10


def how_many(files: int, *, percent: int, least: int) -> int:
    """Rounded up, at least so many, at most all."""
    return min(files, max(least, ceil(files * percent / 100)))


def drawn(files: Iterable[UUID], *, seed: str, number: int) -> list[UUID]:
    """The same seed and files give the same sample, in whatever order the files come."""
    return sorted(files, key=lambda one: _ticket(seed, one))[:number]


def shuffled(nodes: Iterable[UUID], *, seed: str) -> list[UUID]:
    """An order that tells nothing of the tree."""
    return sorted(nodes, key=lambda one: _ticket(seed, one))


def coder_for(file: UUID, fit: Sequence[UUID], given: Mapping[UUID, int], seed: str) -> UUID | None:
    """Of those who are fit the one with the least given so far; the seed decides between equals."""
    if not fit:
        return None
    return min(fit, key=lambda one: (given.get(one, 0), _ticket(f"{seed}|{file}", one)))


def _ticket(seed: str, one: UUID) -> str:
    return sha256(f"{seed}|{one}".encode()).hexdigest()
