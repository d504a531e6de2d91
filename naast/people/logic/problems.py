"""What is wrong with a file or a row: a stable code and its values; wording.py has the sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """code: a key of wording.SENTENCES; values: what the sentence names."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


class UnreadableTable(Exception):
    """The file as a whole cannot be used; .problem says why and what to do."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.problem = Problem(code, values)


class Refused(Exception):
    """One cell or row cannot be used; .problem says why and what to do."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.problem = Problem(code, values)
