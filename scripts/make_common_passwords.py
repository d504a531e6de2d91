"""Writes the shipped list of common passwords: of a list by frequency, those that fit our policy.

    python scripts/make_common_passwords.py LIST

LIST is a text file, one password a line, the most frequent first; Django's own list is added. What
is shorter than a password of Naast may be is left out, and so is what looks like a mail address or
like somebody's name: this is a list of words, not of people.
"""

import gzip
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from django.contrib.auth import password_validation

SHIPPED = Path(__file__).parent.parent / "naast" / "access" / "common_passwords.txt.gz"
SHORTEST = 12
_SOMEBODY = re.compile(r"@|^[a-z]+[._-][a-z]+$")


def chosen(lines: Iterable[str]) -> list[str]:
    """In small letters, as Django compares them, each once, in the order given."""
    words = (line.strip().lower() for line in lines)
    fit = (word for word in words if len(word) >= SHORTEST and not _SOMEBODY.search(word))
    return list(dict.fromkeys(fit))


def _of_django() -> list[str]:
    theirs = Path(password_validation.__file__).with_name("common-passwords.txt.gz")
    with gzip.open(theirs, "rt", encoding="utf-8") as lines:
        return list(lines)


def main() -> None:
    """Read, choose, write; the same list gives the same bytes."""
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        words = chosen([*lines, *_of_django()])
    SHIPPED.write_bytes(gzip.compress("\n".join(words).encode() + b"\n", 9, mtime=0))
    print(f"{len(words)} passwords are in {SHIPPED.name}.")


if __name__ == "__main__":
    main()
