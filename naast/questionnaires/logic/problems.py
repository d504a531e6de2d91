"""What is wrong with a file, item by item: a stable code and its values; wording.py has words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_SHOWN = 100


@dataclass(frozen=True)
class Problem:
    """path: where in the file, as FHIR writes it; item: the linkId that it is about, if known;
    code: a key of wording.SENTENCES; warning: the file can be used all the same."""

    path: str
    code: str
    item: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    warning: bool = False


class UnreadableFile(Exception):
    """The file as a whole cannot be read; .problem says why and what to do."""

    def __init__(self, code: str, /, **values: str) -> None:
        super().__init__(code)
        self.problem = Problem("", code, values=values)


class Findings:
    """Collects everything at once, so that a file is mended once. A hostile file gets no more than
    MOST_SHOWN of each; how many more there are is counted."""

    def __init__(self) -> None:
        self.errors: list[Problem] = []
        self.warnings: list[Problem] = []
        self.more = 0

    def add(self, problem: Problem) -> None:
        """Keep it, or count it."""
        kept = self.warnings if problem.warning else self.errors
        if len(kept) < MOST_SHOWN:
            kept.append(problem)
        else:
            self.more += 1
