"""What changed from one text to another, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Mark = Literal["same", "removed", "added"]
_WORDS = re.compile(r"\s+|[^\s]+")
# Beyond so many words the comparison goes by lines: it takes the square of the number.
_BY_WORD = 4_000


@dataclass(frozen=True)
class Stretch:
    """A run of text with one mark."""

    mark: Mark
    text: str


def difference(old: str, new: str) -> list[Stretch]:
    """same and removed together are the old text; same and added together the new one."""
    before, after = _pieces(old), _pieces(new)
    found: list[Stretch] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if _tag == "equal":
            found.append(Stretch("same", "".join(before[i1:i2])))
            continue
        if i2 > i1:
            found.append(Stretch("removed", "".join(before[i1:i2])))
        if j2 > j1:
            found.append(Stretch("added", "".join(after[j1:j2])))
    return found


def _pieces(text: str) -> list[str]:
    words = _WORDS.findall(text)
    return words if len(words) <= _BY_WORD else text.splitlines(keepends=True)
