"""Judgements and two facts in a box are asked about."""

import pytest

from naast.calamities.logic.prisma.words import Hint, hints


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The dose was checked carelessly", [Hint.JUDGEMENT]),
        ("De onoplettendheid van de dienst", [Hint.JUDGEMENT]),
        ("The dose should have been checked", [Hint.SHOULD_HAVE]),
        ("De arts had gebeld moeten worden", [Hint.SHOULD_HAVE]),
        ("The pump was old; nobody was trained", [Hint.TWO_FACTS]),
        ("Er was geen alarm omdat het uit stond", [Hint.TWO_FACTS]),
        ("Communication", [Hint.ONE_WORD]),
        ("The pump gave no alarm", []),
        ("De dosis werd niet door een tweede bekeken", []),
    ],
)
def test_words_that_ask_for_a_second_look(text: str, found: list[Hint]) -> None:
    assert hints(text) == found
