"""Places in a text where a person seems to be named. A hint to look, never a proof."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Sort = Literal["email", "number", "name"]
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_NUMBER = re.compile(r"(?<![\d.,-])\d(?:[ .]?\d){7,8}(?!\d|[.,-]\d)")
# A title or form of address and a word with a capital: "dr. Jansen", "mevrouw De Vries".
_TITLED = re.compile(
    r"\b(?:dr|drs|ir|mr|mrs|ms|prof|mw|mevr|mevrouw|dhr|meneer|de heer|zuster|broeder|nurse|doctor"
    r"|dokter)\b\.?\s+(?-i:(?:[A-Z]\.\s?)*(?:(?:van|de|den|der|ter|ten|het|'t)\s+)*[A-Z][\w'\u2019-]+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'\u2019-]+")
_ELEVEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)


@dataclass(frozen=True)
class Sighting:
    """What stands there, and why it seems to point at a person."""

    sort: Sort
    words: str


def sightings(text: str, names: Iterable[str]) -> list[Sighting]:
    """names: of the staff directory. Each thing once, in the order of sort and place."""
    found = [Sighting("email", one) for one in _EMAIL.findall(text)]
    found += [Sighting("number", one) for one in _NUMBER.findall(text) if is_bsn(one)]
    found += [Sighting("name", " ".join(one.group().split())) for one in _TITLED.finditer(text)]
    found += [Sighting("name", name) for name in _of_the_directory(text, names)]
    return list(dict.fromkeys(found))


def is_bsn(written: str) -> bool:
    """Nine digits that pass the test of eleven, or eight with the first nought left out."""
    digits = [int(sign) for sign in written if sign.isdigit()]
    digits = [0] * (9 - len(digits)) + digits
    total = sum(digit * weight for digit, weight in zip(digits, _ELEVEN, strict=True))
    return len(digits) == 9 and any(digits) and total % 11 == 0


def _of_the_directory(text: str, names: Iterable[str]) -> list[str]:
    """Whole names only: a surname alone is often a word, a place or a trade."""
    plain = " ".join(_WORD.findall(text)).casefold()
    words = set(plain.split())
    around = f" {plain} "
    found = []
    for name in names:
        pieces = _WORD.findall(name.casefold())
        if len(pieces) > 1 and words.issuperset(pieces) and f" {' '.join(pieces)} " in around:
            found.append(name)
    return found
