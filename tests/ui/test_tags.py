"""The small template tags."""

import pytest

from naast.ui.templatetags.ui import tel


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("112", "tel:112"),
        ("0800 0113", "tel:08000113"),
        ("(020) 123 45 67", "tel:0201234567"),
        ("+31 20 123 45 67", "tel:+31201234567"),
        ("", "tel:"),
    ],
)
def test_a_number_as_people_write_it_becomes_an_address_to_call(written: str, address: str) -> None:
    assert tel(written) == address
