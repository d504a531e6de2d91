"""Which passwords are refused, and that all others are taken as they are."""

import gzip
import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from naast.access.passwords import is_listed
from scripts.make_common_passwords import SHIPPED, chosen

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


def shipped() -> list[str]:
    with gzip.open(SHIPPED, "rt", encoding="utf-8") as lines:
        return lines.read().splitlines()


def test_the_most_common_of_twelve_signs_or_more_are_refused_without_any_file_of_the_hospital(
    settings: Any,
) -> None:
    common = [word for word in shipped() if len(word) >= 12][:3000]
    known = sum(why_not(word) == [] for word in common)
    settings.AUTH_PASSWORD_VALIDATORS = [
        one for one in settings.AUTH_PASSWORD_VALIDATORS if "Common" not in one["NAME"]
    ]

    passed = sum(why_not(word) == [] for word in common)

    assert (len(common), known) == (3000, 0)
    assert passed > 2500  # without the list nearly all of them would be taken


def test_the_list_holds_forty_thousand_that_leaked_and_no_address_of_anybody() -> None:
    words = shipped()

    assert len(words) == len(set(words)) > 40_000
    assert [word for word in words if "@" in word or len(word) < 12] == []
    assert {"1qaz2wsx3edc", "qwertyqwerty", "leavemealone"} <= set(words)


def test_of_a_list_only_what_fits_is_chosen_in_its_order() -> None:
    lines = [
        "123456\n",
        "QwertyQwerty\n",
        "jan.devries-1\n",
        "jan.devriesland\n",
        "a@b.example123\n",
    ]

    assert chosen([*lines, "qwertyqwerty\n"]) == ["qwertyqwerty", "jan.devries-1"]


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
