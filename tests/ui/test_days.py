"""Days in short, as each language writes them."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

NIGHT = datetime(2026, 11, 16, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "on", "shown"),
    [
        ("en", date(2026, 11, 16), "16 Nov 2026"),
        ("nl", date(2026, 11, 16), "16 nov 2026"),
        ("nl", NIGHT, "17 nov 2026"),  # past midnight in Amsterdam
        ("nl", None, ""),
    ],
)
def test_a_day_is_written_as_the_language_does(language: str, on: object, shown: str) -> None:
    with translation.override(language):
        assert Template('{{ on|day:"j M Y" }}').render(Context({"on": on})) == shown
