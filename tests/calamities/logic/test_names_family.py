"""What should not stand in a text about a family is noticed; plain facts are left alone."""

import pytest

from naast.calamities.logic.names_family import stands_out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mail to anna.voorbeeld@example.org please", ["anna.voorbeeld@example.org"]),
        ("Call 06 12 34 56 78 tonight", ["06 12 34 56 78"]),
        ("Call +31 6 1234 5678 tonight", ["+31 6 1234 5678"]),
        ("mevrouw de Vries asks why", ["mevrouw de Vries"]),
        ("Is dr. Jansen still here?", ["dr. Jansen"]),
        ("They ask for Jan de Vries", ["Jan de Vries"]),
    ],
)
def test_names_addresses_and_numbers_stand_out(text: str, found: list[str]) -> None:
    assert stands_out(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Why was the pump not checked on 2026-03-02 at 14:30?",
        "The daughter asks whether 25 mg was too much.",
        "Op 12-03-2026 gebeld, teruggebeld om 16.15 uur.",
    ],
)
def test_plain_facts_do_not(text: str) -> None:
    assert stands_out(text) == []
