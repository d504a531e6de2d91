"""Notices what should not stand in a text about a family: a name, an e-mail or phone number."""

import re

from naast.incidents.logic.name_warning import looks_like_names

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Nine digits or more with what people put between them; a date has eight.
_PHONE = re.compile(r"(?<![\w-])\+?\d(?:[ ().-]{0,2}\d){8,14}(?!\w)")
MOST = 5


def stands_out(text: str) -> list[str]:
    """Pieces to look at again, at most five, in the order of kind."""
    found = [match.group() for match in _MAIL.finditer(text)]
    found += [match.group().strip() for match in _PHONE.finditer(text)]
    found += looks_like_names(text)
    return list(dict.fromkeys(found))[:MOST]
