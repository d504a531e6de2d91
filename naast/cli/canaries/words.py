"""What is searched for: a name, number or address in every spelling that a file may give it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

LEAST_LETTERS = 4  # shorter words of a name stand in any text
LEAST_DIGITS = 7
LAST_DIGITS = 9  # what +31 6, 0031 6 and 06 have in common
_BETWEEN_DIGITS = b" -./()\t\xa0\0"
_DIGITS = re.compile(rb"[0-9][0-9 ./()\t\xa0\0-]{5}")
_CODES = ("utf-8", "latin-1", "utf-16-le", "utf-16-be")


@dataclass(frozen=True)
class Canary:
    """One thing that may not stay. text: as the file gives it; kind: name, word, phone or email."""

    text: str
    kind: str

    @cached_property
    def needles(self) -> frozenset[bytes]:
        """Lower-case bytes; what is searched is lower-case too."""
        if self.kind == "phone":
            return frozenset({_digits(self.text)[-LAST_DIGITS:].encode()})
        return frozenset(_spellings(self.text))


@dataclass(frozen=True)
class Canaries:
    """All canaries, ready to be looked for together."""

    all: tuple[Canary, ...]

    def found_in(self, data: bytes) -> set[Canary]:
        """Those that stand in these bytes, whatever the capitals or the spaces in a number."""
        low = data.lower()
        found = {one for needle, one in self._texts if needle in low}
        if self._numbers and _DIGITS.search(low):
            close = low.translate(None, _BETWEEN_DIGITS)
            found |= {one for needle, one in self._numbers if needle in close}
        return found

    @cached_property
    def _texts(self) -> list[tuple[bytes, Canary]]:
        return [(needle, one) for one in self.all if one.kind != "phone" for needle in one.needles]

    @cached_property
    def _numbers(self) -> list[tuple[bytes, Canary]]:
        return [(needle, one) for one in self.all if one.kind == "phone" for needle in one.needles]

    def without(self, common: Iterable[Canary]) -> "Canaries":
        """The rest, where some words stand everywhere anyway."""
        dropped = set(common)
        return Canaries(tuple(one for one in self.all if one not in dropped))


def canaries_of(name: str, phone: str, email: str) -> list[Canary]:
    """A colleague as given: the whole name, each longer word of it, number and address."""
    words = [word for word in re.split(r"[\s,.;]+", name) if len(word) >= LEAST_LETTERS]
    found = [Canary(name, "name"), *(Canary(word, "word") for word in words if word != name)]
    if len(_digits(phone)) >= LEAST_DIGITS:
        found.append(Canary(phone, "phone"))
    if email:
        found.append(Canary(email, "email"))
    return [one for one in found if one.text]


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isdigit())


def _spellings(text: str) -> Iterable[bytes]:
    """bytes.lower() knows only a to z, so other letters come in small and in capitals."""
    for form in ("NFC", "NFD"):
        normal = unicodedata.normalize(form, text)
        for spelling in {normal, normal.lower(), normal.upper()}:
            for code in _CODES:
                try:
                    yield spelling.encode(code).lower()
                except UnicodeEncodeError:
                    continue
