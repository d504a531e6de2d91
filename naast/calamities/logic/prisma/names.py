"""Whether words name somebody: against the whole staff directory, in any letters, with an s.

A word that is a name and an ordinary word as well ("Berg", "Vos", "Brand") counts where it is
written as a name: with a capital inside a sentence, or after a first name, an initial or a title.
Whoever writes can still say that it is no person.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from naast.calamities.logic.prisma.words import INITIALS, ORDINARY, PARTICLES, TITLED, TITLES, WORK

MOST, LONG = 5, 1000
_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*['\u2019]?")
_BEGINS = re.compile(r"(?:^|[.!?:;]\s+|^[\"'(-]+)$")
_MARKS = re.compile(r"[\u0300-\u036f]+")
_ONE_LETTER = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "\u2019": "'"})
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.\s?)+$")
_SHORT = frozenset({"e.g.", "i.e.", "o.a.", "i.v.", "p.o.", "s.c.", "i.m.", "m.n.", "t.o.v."})
_BETWEEN = re.compile(rf"[ -]+(?:(?:{'|'.join(map(re.escape, PARTICLES))}) +)*", re.I)
_LINE = " \n "
_NO_LETTERS = str.maketrans(dict.fromkeys("-.,()", " "))
_OF_NAMES = frozenset({"der", "den", "ter", "ten", "von"})  # "van der Berg"; rare in a sentence


def folded(text: str) -> str:
    """Without capitals and accents, so that "JOSÉ" is "jose"."""
    plain = text.casefold().translate(_ONE_LETTER)
    return plain if plain.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", plain))


@dataclass(frozen=True)
class Directory:
    """Names as they are searched. lines: every name folded, one a line, with a space around each
    word."""

    lines: str

    @cached_property
    def parts(self) -> frozenset[str]:
        """Every word; for long texts, because making it takes longer than a box is looked
        through."""
        return frozenset(self.lines.split())

    def holds(self, word: str) -> bool:
        """Somebody's name has this word of three letters or more."""
        if len(word) < 3 or word in PARTICLES:
            return False
        return word in self.parts if "parts" in vars(self) else f" {word} " in self.lines

    def knows(self, first: str, second: str) -> bool:
        """Somebody has these two in a row in their name, with whatever stands between them."""
        between = rf" +(?:(?:{'|'.join(map(re.escape, PARTICLES))}) +)*"
        pattern = f" {re.escape(first)}{between}{re.escape(second)} "
        return re.search(pattern, self.lines) is not None


def directory_of(names: Iterable[str]) -> Directory:
    """Some tens of ms for 20,000 names; hold on to it for as many texts as there are."""
    return Directory(f" {folded(_LINE.join(names)).translate(_NO_LETTERS)} ")


NOBODY = Directory("")


@dataclass(frozen=True)
class _Word:
    """A word of a text with what stands before it: all of it, and the last words, folded."""

    text: str
    span: tuple[int, int]
    all_before: str
    before: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """As a directory may write it: without the s of "Jansens" and "Jansen's"."""
        word = folded(self.text)
        plain = word.rstrip("'")
        found = [word, plain, plain.removesuffix("'s"), plain.removesuffix("s")]
        return tuple(dict.fromkeys(one for one in found if len(one) > 2))


def names_in(text: str, directory: Directory, but: Collection[str] = ()) -> tuple[str, ...]:
    """What looks like somebody's name, at most five, in order and as written.

    but: words that somebody said are no person."""
    allowed = {folded(word) for word in but}
    found = [match.span() for match in INITIALS.finditer(text)]
    found += [match.span() for match in TITLED.finditer(text) if folded(match.group(1)) not in WORK]
    loud = text.isupper()
    if len(text) > LONG:
        _ = directory.parts
    found += [word.span for word in _words(text) if _names(word, directory, loud=loud)]
    told = [text[start:end] for start, end in _joined(found, text)]
    return tuple(one for one in dict.fromkeys(told) if folded(one) not in allowed)[:MOST]


def _joined(spans: Iterable[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """First and last name, and what stands between, are one."""
    start = end = -1
    for here, there in sorted(spans):
        if end >= 0 and (here <= end or _BETWEEN.fullmatch(text[end:here])):
            end = max(end, there)
            continue
        if end >= 0:
            yield start, end
        start, end = here, there
    if end >= 0:
        yield start, end


def is_name(word: str, directory: Directory) -> bool:
    """By itself, wherever it stands: what is an ordinary word too only with a capital."""
    one = _Word(word, (0, 0), "", ())
    known = [key for key in one.keys if directory.holds(key)]
    return bool(known) and (word[0].isupper() or not ORDINARY.intersection(one.keys))


def _words(text: str) -> Iterator[_Word]:
    before: tuple[str, ...] = ()
    for match in _TOKEN.finditer(text):
        word = match.group(0)
        yield _Word(word, match.span(), text[: match.start()], before)
        before = (*before, folded(word))[-4:]


def _names(word: _Word, directory: Directory, *, loud: bool) -> bool:
    known = [key for key in word.keys if directory.holds(key)]
    if not known:
        return False
    if any(key not in ORDINARY for key in known) and not ORDINARY.intersection(word.keys):
        return True
    if word.text[0].isupper() and not loud and not _BEGINS.search(word.all_before):
        return True
    return any(_after_a_name(key, word, directory) for key in known)


def _after_a_name(key: str, word: _Word, directory: Directory) -> bool:
    """Behind a title, an initial, a first name or "van der"."""
    rest = list(word.before)
    between: list[str] = []
    while rest and rest[-1] in PARTICLES:
        between.insert(0, rest.pop())
    if _OF_NAMES.intersection(between) and f" {' '.join(between)} {key} " in directory.lines:
        return True
    left = word.all_before.casefold().rstrip()
    for one in reversed(between):
        left = left.removesuffix(one).rstrip()
    initials = _INITIALS.search(left)
    if initials and initials.group(0) not in _SHORT:
        return True
    return bool(rest) and (rest[-1] in TITLES or directory.knows(rest[-1], key))
