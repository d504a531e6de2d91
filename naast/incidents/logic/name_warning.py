"""Notices what looks like a name or a patient's number in the facts: to ask, never to refuse."""

import re
from collections.abc import Iterator

# Dutch and English ways to call somebody; the next word with a capital is taken for a name.
_TITLES = (
    r"(?i:de heer|dhr|hr|meneer|mijnheer|mevrouw|mevr|mw|zuster|broeder|dokter|dr|drs|prof|zr|br|"
    r"mr|mrs|ms|miss|mister|doctor|professor|nurse|sister)"
)
_PREFIX_WORDS = "van de der den ten ter te el al la le von di da dos bin ibn op het in"
_PREFIXES = frozenset(_PREFIX_WORDS.split(" "))
_REST = r"[\w'\u2019-]"  # of a word: letters, both apostrophes, a hyphen
_WORD = re.compile(rf"[^\W\d_]{_REST}*")
_CAPITAL = r"(?![a-z\u00df-\u00ff])[^\W\d_]"
_TITLED = re.compile(rf"\b{_TITLES}\.?\s+(?:(?:van|de|der|den)\s+)*{_CAPITAL}{_REST}+")
_NUMBER = re.compile(r"(?<!\d)\d{7,9}(?!\d)")
_INITIALS = re.compile(rf"\b(?:[A-Z]\.\s?){{1,3}}(?:(?:van|de|der|den)\s)*[A-Z]{_REST}{{2,}}")
# Capitals that are no names: days, months, and words that hospitals write with a capital.
_NO_NAME_WORDS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december maandag dinsdag woensdag donderdag "
    "vrijdag zaterdag zondag januari februari maart mei juni juli augustus oktober "
    "i the a an on in at after when then ok or icu ic er seh ed ccu mcu pacu cva ct mri ecg "
    "theatre ward room emergency intensive care surgery department poli afdeling kamer spoed "
    "eisende hulp operatiekamer recovery ehbo de het een op na toen dit dat er wij we he she "
    "they it naast dutch english nederlands engels covid parkinson alzheimer "
    "met bij door voor with by from for but maar today vandaag gisteren yesterday"
)
_NO_NAMES = frozenset(_NO_NAME_WORDS.split(" "))
LONGEST = 5


def looks_like_names(text: str) -> list[str]:
    """Pieces of the text that look like somebody's name or a patient's number, at most five."""
    found = [match.group().strip() for match in _TITLED.finditer(text)]
    found += [match.group().strip() for match in _INITIALS.finditer(text)]
    found += list(_capitals(text))
    found += [match.group() for match in _NUMBER.finditer(text)]
    return list(dict.fromkeys(found))[:LONGEST]


def _capitals(text: str) -> Iterator[str]:
    """Two words with capitals in a row, prefixes allowed between: Jan de Vries, Sanne Wit."""
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if run and text[run[-1].end() : match.start()].strip(" "):
            yield from _name_of(run, text)
            run = []
        word = match.group()
        if _has_capital(word) or (run and word.casefold() in _PREFIXES):
            run.append(match)
        else:
            yield from _name_of(run, text)
            run = []
    yield from _name_of(run, text)


def _has_capital(word: str) -> bool:
    return word[0].isupper() and not word.isupper() and word.casefold() not in _NO_NAMES


def _name_of(run: list[re.Match[str]], text: str) -> Iterator[str]:
    while run and run[-1].group().casefold() in _PREFIXES:
        run = run[:-1]
    capitals = [one for one in run if one.group()[0].isupper()]
    if len(capitals) >= 2:
        yield text[run[0].start() : run[-1].end()]


def possible_full_names(text: str, most: int = 400) -> set[str]:
    """Every two to four words in a row, written as a directory writes names.

    For asking the directory about names without capitals: "jan de vries".
    """
    words = [match.group() for match in _WORD.finditer(text)][:most]
    found = set()
    for start in range(len(words)):
        for length in (2, 3, 4):
            piece = words[start : start + length]
            if len(piece) == length:
                found.add(" ".join(_styled(word) for word in piece))
    return found


def _styled(word: str) -> str:
    return word.lower() if word.casefold() in _PREFIXES else word[0].upper() + word[1:]
