"""Takes names, places, days, times and numbers out of a short text, before it leaves its file.

Careful rather than clever: every word with a capital that does not begin a sentence goes, every
number of two digits and more, and every word that the hospital's own lists know as a name. Whoever
lets a text out reads it all the same.
"""

import re
from collections.abc import Iterable

from naast.calamities.logic.prisma.names import NOBODY, Directory, is_name

NAME, PLACE, DAY, NUMBER, ADDRESS = "[name]", "[place]", "[day]", "[number]", "[address]"
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "januari|februari|maart|mei|juni|juli|augustus|oktober"
)
_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
)
_ADDRESSES = re.compile(r"\S+@\S+|https?://\S+|www\.\S+", re.I)
_DAYS = re.compile(
    rf"\b\d{{1,4}}[-/.]\d{{1,2}}(?:[-/.]\d{{2,4}})?\b|\b\d{{1,2}}[:.]\d{{2}}\b"
    rf"|\b(?:\d{{1,2}}(?:st|nd|rd|th|e)?\s+)?(?:{_MONTHS})\b(?:\s+\d{{1,4}})?|\b(?:{_WEEKDAYS})\b",
    re.I,
)
_NUMBERS = re.compile(r"\b\w*\d\w*\d\w*\b|\b\d+(?:[.,]\d+)+\b")
# A mask that stands there already, or a word.
_WORDS = re.compile(r"\[\w+\]|[^\W\d_]+(?:['\u2019][^\W\d_]+)*['\u2019]?")
# A capital and a small letter; words of capitals only are abbreviations, such as ICU.
_CAPITAL = re.compile(r"(?<![\[\w])[A-ZÀ-ÖØ-Þ][\w'\u2019-]*[a-zà-öø-ÿ][\w'\u2019-]*")
_SENTENCE = re.compile(r"(?:^|[.!?:;]\s+|\n\s*)$")


def cleaned(text: str, *, staff: Directory = NOBODY, places: Iterable[str] = ()) -> str:
    """staff: the directory; places: departments, sites, the hospital. Letters of two and fewer are
    no name by themselves."""
    text = _ADDRESSES.sub(ADDRESS, text)
    text = _masked(text, places, PLACE)
    text = _WORDS.sub(lambda word: NAME if is_name(word.group(0), staff) else word.group(0), text)
    text = _DAYS.sub(DAY, text)
    text = _NUMBERS.sub(NUMBER, text)
    return _without_capitals(text)


def _masked(text: str, words: Iterable[str], mask: str) -> str:
    """Longest first, so that a name goes whole."""
    told = sorted({word.strip() for word in words if len(word.strip()) > 2}, key=len, reverse=True)
    if not told:
        return text
    pattern = "|".join(rf"\b{re.escape(word)}(?:s|'s|\u2019s)?\b" for word in told)
    return re.sub(pattern, mask, text, flags=re.I)


def _without_capitals(text: str) -> str:
    parts, end = [], 0
    for match in _CAPITAL.finditer(text):
        begins_a_sentence = _SENTENCE.search(text[: match.start()]) is not None
        parts += [text[end : match.start()], match.group(0) if begins_a_sentence else NAME]
        end = match.end()
    return "".join([*parts, text[end:]])
