"""Passwords that somebody who knows the hospital, or a list of leaked ones, would try first."""

import hashlib
import re
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What stands on the door: a password made of these and figures alone is guessed within an hour.
WORDS = (
    "naast", "peer", "support", "peersupport", "opvang", "collega", "collegiale", "steun", "nazorg",
    "ziekenhuis", "hospital", "kliniek", "clinic", "afdeling", "ward", "verpleging", "nurse",
    "dokter", "doctor", "arts", "coordinator", "steward", "supporter", "admin", "welkom", "welcome",
    "wachtwoord", "password", "lente", "zomer", "herfst", "winter", "spring", "summer", "autumn",
)  # fmt: skip
_LEAST_LEFT = 6


class WordsOfHereValidator:
    """Refuses what is hardly more than words of this product, this work and this hospital."""

    def validate(self, password: str, user: object | None = None) -> None:
        """At least six letters have to be left when the words, figures and signs are gone."""
        left = password.casefold()
        for word in sorted({*WORDS, *_names_of_here()}, key=len, reverse=True):
            left = left.replace(word, "")
        if len(re.sub(r"[\W\d_]+", "", left)) < _LEAST_LEFT and left != password.casefold():
            raise ValidationError(self.get_help_text(), code="words_of_here")

    def get_help_text(self) -> str:
        """What to do."""
        return _("This is too close to words everybody here knows. Add some words of your own.")


class LeakedPasswordValidator:
    """Refuses what stands in the hospital's file of leaked passwords; without a file, nothing."""

    def validate(self, password: str, user: object | None = None) -> None:
        """The file is searched on this machine; no part of a password goes anywhere."""
        if settings.LEAKED_PASSWORDS and is_listed(password, Path(settings.LEAKED_PASSWORDS)):
            raise ValidationError(self.get_help_text(), code="leaked")

    def get_help_text(self) -> str:
        """What to do."""
        return _("This password was found in a leak somewhere. Choose another one.")


def is_listed(password: str, path: Path) -> bool:
    """Halve the sorted file until the line is found: some forty looks in forty gigabytes."""
    digest = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with path.open("rb") as lines:
        low, high = 0, path.stat().st_size
        while low < high:
            middle = (low + high) // 2
            lines.seek(middle)
            if middle:
                lines.readline()  # the rest of a line that began before
            line = lines.readline()[:40].upper()
            if line == digest:
                return True
            if not line or line > digest:
                high = middle
            else:
                low = middle + 1
    return False


def _names_of_here() -> set[str]:
    """Words of the host that Naast answers at; longer ones only, others are in other words."""
    return {word for word in re.split(r"[^a-z]+", settings.BASE_URL.casefold()) if len(word) > 4}
