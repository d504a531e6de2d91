"""One row of a file, read: what can be stored, or the sentences that say why not."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol
from uuid import UUID

from naast.incidents.logic.draft import IncidentDraft, NamedColleague
from naast.incidents.logic.sentences import Sentence
from naast.people.logic.problems import Problem


class FileRefused(Exception):
    """The file as a whole cannot be used; .sentence says why and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.text)
        self.sentence = sentence


class Directory(Protocol):
    """What reading must know of the hospital's own directory."""

    def department(self, name: str) -> UUID | None:
        """The department with this code or name."""

    def person(self, staff_number: str) -> tuple[UUID, str] | None:
        """Id and name of the person with this staff number."""


@dataclass(frozen=True)
class Reading:
    """at: the moment of reading; zone: the hospital's own, in which days are told."""

    at: datetime
    zone: tzinfo
    directory: Directory


@dataclass(frozen=True)
class ReadRow:
    """row: counted from 1, in a table as the spreadsheet counts.

    draft: None where the row is refused or skipped. problems: why it is refused. skipped: why it
    is left out although nothing is wrong with it. notes: what was not taken over. told: the columns
    of a table that hold something in this row.
    """

    row: int
    draft: IncidentDraft | None = None
    involved: tuple[NamedColleague, ...] = ()
    problems: tuple[Sentence | Problem, ...] = ()
    notes: tuple[Sentence, ...] = ()
    skipped: Sentence | None = None
    told: frozenset[str] = frozenset()
