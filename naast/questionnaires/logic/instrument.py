"""A questionnaire as plain values: what the reader makes of a FHIR Questionnaire."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

Words = Mapping[str, str]  # language to text; a text has every language of its questionnaire


class Kind(StrEnum):
    """How an item is answered. NOTE is only read."""

    CHOICE = "choice"
    WHOLE = "whole"
    NUMBER = "number"
    TEXT = "text"
    NOTE = "note"


@dataclass(frozen=True)
class Option:
    """One answer of a choice. weight: what it counts in a score, if it counts."""

    code: str
    text: Words
    weight: Decimal | None = None


@dataclass(frozen=True)
class Condition:
    """The item is asked where `item` was (or was not: unless) answered with `code`."""

    item: str
    code: str
    unless: bool = False


@dataclass(frozen=True)
class Group:
    """Consecutive items under one heading."""

    id: str
    text: Words


@dataclass(frozen=True)
class Item:
    """One thing that is asked or said. least and most: of whole and number; longest: of text, in
    characters; every: whether all conditions must hold, or one of them."""

    id: str
    kind: Kind
    text: Words
    help: Words | None = None
    group: Group | None = None
    options: tuple[Option, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    least_text: Words | None = None
    most_text: Words | None = None
    longest: int = 0
    conditions: tuple[Condition, ...] = ()
    every: bool = True


@dataclass(frozen=True)
class Instrument:
    """A questionnaire in one version. languages: that of the file first."""

    id: str
    version: str
    url: str
    status: str
    languages: tuple[str, ...]
    title: Words
    intro: Words
    licence: Words
    items: tuple[Item, ...]

    @property
    def by_id(self) -> dict[str, Item]:
        """The items by their ids."""
        return {item.id: item for item in self.items}

    @property
    def questions(self) -> tuple[Item, ...]:
        """What can be answered."""
        return tuple(item for item in self.items if item.kind is not Kind.NOTE)


@dataclass(frozen=True)
class Score:
    """A number made of several answers. reversed: counted the other way round; at_least: how many
    must be answered; higher: what a higher number means, in words."""

    id: str
    text: Words
    items: tuple[str, ...]
    reversed: frozenset[str]
    rule: str
    at_least: int
    least: Decimal
    most: Decimal
    higher: Words


@dataclass(frozen=True)
class Table:
    """Two choices whose answers may be counted against each other; no other two may."""

    id: str
    rows: str
    columns: str


@dataclass(frozen=True)
class Scoring:
    """What may be worked out of the answers."""

    scores: tuple[Score, ...] = ()
    tables: tuple[Table, ...] = field(default=())
