"""Texts are plain: no markup, nothing invisible. They are shown on a page and printed on paper."""

import re
import unicodedata

MARKUP = re.compile(r"<\s*[A-Za-z/!?]|&(?:#\w+|[A-Za-z]+);")
# Joiners that Arabic, Persian and Indian scripts need, and the soft hyphen of long Dutch words.
ALLOWED_INVISIBLE = {"\u200c", "\u200d", "\u00ad"}
NEVER = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def tidied(text: str) -> str:
    """Composed letters and no spaces around it: two spellings of one text have one fingerprint."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()


def has_markup(text: str) -> bool:
    """HTML or XML, or one of its names for a character."""
    return MARKUP.search(text) is not None


def odd_character(text: str, *, lines: bool = False) -> str:
    """The first character that nobody sees, as U+202E; empty when there is none.

    lines: whether the text may have several lines.
    """
    for sign in text:
        if (sign == "\n" and lines) or sign in ALLOWED_INVISIBLE:
            continue
        if unicodedata.category(sign) in NEVER:
            return f"U+{ord(sign):04X}"
    return ""
