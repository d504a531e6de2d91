"""Which passwords are refused, and that all others are taken as they are."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from naast.access.passwords import is_listed

pytestmark = pytest.mark.django_db


def why_not(password: str) -> list[str]:
    try:
        validate_password(password)
    except ValidationError as refused:
        return [str(error.code) for error in refused.error_list]
    return []


@pytest.mark.parametrize("password", ["Naast2026!!!!", "welkom-Ziekenhuis-1", "PeerSupport#2027"])
def test_words_that_stand_on_the_door_are_refused(password: str) -> None:
    assert why_not(password) == ["words_of_here"]


@pytest.mark.parametrize(
    "password",
    [
        "een lange zin om te onthouden",
        "in het ziekenhuis staat een paarse olifant",
        "zonder hoofdletter of cijfer",
        "日本語のながいぶんしょうです。",
        "x7" * 32,
        "🦆 kwaakt om vijf uur",
    ],
)
def test_any_other_composition_and_64_signs_are_fine(password: str) -> None:
    assert why_not(password) == []


def test_eleven_signs_are_too_few() -> None:
    assert why_not("zwarte kool") == ["password_too_short"]


def test_a_leaked_password_is_refused_where_the_hospital_has_the_file(
    tmp_path: Path, settings: Any
) -> None:
    leaked = [f"gelekt wachtwoord nummer {number}" for number in range(1000)]
    digests = sorted(hashlib.sha1(word.encode()).hexdigest().upper() for word in leaked)
    file = tmp_path / "leaked.txt"
    file.write_text("".join(f"{digest}:{number}\n" for number, digest in enumerate(digests)))
    assert why_not(leaked[7]) == []

    settings.LEAKED_PASSWORDS = str(file)

    assert why_not(leaked[7]) == ["leaked"]
    assert [word for word in leaked if not is_listed(word, file)] == []
    assert [n for n in range(1000) if is_listed(f"nooit gelekt {n}", file)] == []
