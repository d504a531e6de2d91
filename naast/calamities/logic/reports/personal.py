"""Places in a text where a person seems to be named. A hint to look, never a proof."""

import re
from dataclasses import dataclass
from typing import Literal

from naast.calamities.logic.prisma.names import Directory, names_in

Sort = Literal["email", "number", "name"]
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_NUMBER = re.compile(r"(?<![\d.,-])\d(?:[ .]?\d){7,8}(?!\d|[.,-]\d)")
# A title or form of address and a word with a capital: "dr. Jansen", "mevrouw De Vries".
_TITLED = re.compile(
    r"\b(?:dr|drs|ir|mr|mrs|ms|prof|mw|mevr|mevrouw|dhr|meneer|de heer|zuster|broeder|nurse|doctor"
    r"|dokter)\b\.?\s+(?-i:(?:[A-Z]\.\s?)*(?:(?:van|de|den|der|ter|ten|het|'t)\s+)*[A-Z][\w'\u2019-]+)",
    re.IGNORECASE,
)
_ELEVEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)


@dataclass(frozen=True)
class Sighting:
    """What stands there, and why it seems to point at a person."""

    sort: Sort
    words: str


def sightings(text: str, directory: Directory) -> list[Sighting]:
    """Each thing once, in the order of sort and place."""
    found = [Sighting("email", one) for one in _EMAIL.findall(text)]
    found += [Sighting("number", one) for one in _NUMBER.findall(text) if is_bsn(one)]
    named = [" ".join(one.group().split()) for one in _TITLED.finditer(text)]
    here = (one for one in names_in(_EMAIL.sub(" ", text), directory) if one not in str(named))
    found += [Sighting("name", " ".join(one.split())) for one in (*named, *here)]
    return list(dict.fromkeys(found))


def is_bsn(written: str) -> bool:
    """Nine digits that pass the test of eleven, or eight with the first nought left out."""
    digits = [int(sign) for sign in written if sign.isdigit()]
    digits = [0] * (9 - len(digits)) + digits
    total = sum(digit * weight for digit, weight in zip(digits, _ELEVEN, strict=True))
    return len(digits) == 9 and any(digits) and total % 11 == 0
