"""What the words of a box give away: a person's name, a judgement, more than one fact.

Word lists, Dutch and English. A name is refused; the rest is only asked about, because a word can
be right where it stands.
"""

import json
import re
from enum import StrEnum
from importlib.resources import files

_LISTS = json.loads((files(__package__) / "words.json").read_text(encoding="utf-8"))
_LETTERS = "a-zà-öø-ÿ'\u2019-"
_WORD = rf"[A-ZÀ-ÖØ-Þ][{_LETTERS}]+(?:[A-ZÀ-ÖØ-Þ][{_LETTERS}]+)*"
PARTICLES = frozenset(_LISTS["particles"])
_BETWEEN = rf"(?:(?:{'|'.join(map(re.escape, _LISTS['particles']))})\s+)*"
_TITLES, _SHORT = "|".join(_LISTS["titles"]), "|".join(_LISTS["short_titles"])
TITLES = frozenset([*_LISTS["titles"], *_LISTS["short_titles"]])
# A whole word ends with its line: "Verpleegkundige", "Adviseur" below each other are a list.
TITLED = re.compile(rf"\b(?i:(?:{_TITLES})[^\S\r\n]+|(?:{_SHORT})\b\.?\s+){_BETWEEN}({_WORD})")
INITIALS = re.compile(rf"(?<![A-Za-zÀ-ÿ.])(?:[A-Z]\.\s?)+{_BETWEEN}{_WORD}")
# After a title these are work, not people: "Nurse Practitioner", "Patient Safety".
WORK = frozenset(_LISTS["work_after_a_title"])
# Names that are ordinary words as well: most of them are never meant as a name.
ORDINARY = frozenset(_LISTS["also_ordinary_words"])
JUDGEMENTS = frozenset(_LISTS["judgements"])
SHOULD = re.compile(
    r"\b(?:should(?:n't| not)? have|ought to|could have|had (?:to|better)|"
    r"had(?:den)? (?:\w+ )?(?:moeten|kunnen|behoren)|zou(?:den)? (?:\w+ )?moeten|"
    r"(?:moeten|kunnen) (?:\w+ )?hebben)\b",
    re.I,
)
JOINED = re.compile(
    r";|\.\s+[A-ZÀ-Þ]|\b(?:as well as|and also|because|en ook|alsook|omdat|doordat)\b"
)


class Hint(StrEnum):
    """Look at it again; nothing is refused for it."""

    JUDGEMENT = "judgement"
    SHOULD_HAVE = "should_have"
    TWO_FACTS = "two_facts"
    ONE_WORD = "one_word"


def hints(text: str) -> list[Hint]:
    """What the words alone give away."""
    plain = set(re.findall(rf"[\w{_LETTERS}]+", text.casefold()))
    found = []
    if plain & JUDGEMENTS:
        found.append(Hint.JUDGEMENT)
    if SHOULD.search(text):
        found.append(Hint.SHOULD_HAVE)
    if JOINED.search(text):
        found.append(Hint.TWO_FACTS)
    if len(plain) == 1:
        found.append(Hint.ONE_WORD)
    return found
