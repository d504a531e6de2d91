"""Answer codes: twelve letters and digits that are easy to read out and to type."""

import hashlib
import secrets

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"  # base32: no 0, 1, 8 or 9
LENGTH = 12  # 60 bits
_MISREAD = str.maketrans({"0": "O", "1": "I", "8": "B"})
_LONGEST_TYPED = 64


def new_code() -> str:
    """A code from the system's own source of chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normal(typed: str) -> str:
    """As it was made, whatever spaces, hyphens or small letters somebody typed."""
    letters = "".join(letter for letter in typed[:_LONGEST_TYPED].upper() if letter.isalnum())
    return letters.translate(_MISREAD)


def grouped(code: str) -> str:
    """In groups of four, for reading: ABCD-EFGH-IJKL."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def digest_of(typed: str) -> str:
    """All that is stored of a code: SHA-256 in hex, of the normal form under a name of its own."""
    return hashlib.sha256(f"naast-answer-code:{normal(typed)}".encode()).hexdigest()
