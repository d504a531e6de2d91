"""Telephone numbers, e-mail addresses and professions as people and files write them."""

import re

from naast.people.logic.problems import Refused
from naast.people.logic.words import code_for

_PHONE = re.compile(r"\+?[0-9 ()./-]{6,31}")
_EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[A-Za-z0-9.-]{1,60}\.[A-Za-z]{2,24}")


def clean_phone(text: str) -> str | None:
    """The number with single spaces, "" for nothing, None for what cannot be dialled.

    Extensions inside the hospital have four digits or more.
    """
    number = " ".join(text.replace("\u00a0", " ").split()).removeprefix("tel:")
    if not number:
        return ""
    digits = sum(sign.isdigit() for sign in number)
    fits = _PHONE.fullmatch(number) or re.fullmatch(r"[0-9]{4,5}", number)
    return number if fits and 4 <= digits <= 15 else None


def clean_email(text: str) -> str | None:
    """The address in small letters, "" for nothing, None for what is none."""
    address = text.strip().removeprefix("mailto:").lower()
    if not address:
        return ""
    return address if len(address) <= 120 and _EMAIL.fullmatch(address) else None


def profession_code(word: str) -> str:
    """The directory's code of a profession named in English or Dutch; "" for any other word."""
    try:
        return code_for("profession", word) if word.strip() else ""
    except Refused:
        return ""
