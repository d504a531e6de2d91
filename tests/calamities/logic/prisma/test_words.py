"""Names are found in a box, ordinary words are left alone, and judgements are asked about."""

import pytest

from naast.calamities.logic.prisma.words import Hint, capitals, hints, name_in

STAFF = ("Hanna Voorbeeld", "J. de Vries", "Jan Post", "Fatima El Idrissi")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hanna set the pump to 50", "Hanna"),
        ("The pump was set by nurse Jansen", "nurse Jansen"),
        ("Dr. van den Berg was not called", "Dr. van den Berg"),
        ("M. Jansen was not called", "M. Jansen"),
        ("Zuster de Groot was alleen", "Zuster de Groot"),
        ("De patiënt Bakker viel", "patiënt Bakker"),
        ("Door De Vries niet gezien", "Vries"),
        ("Not seen by Idrissi", "Idrissi"),
        ("Mevr. Idrissi belde", "Mevr. Idrissi"),
    ],
)
def test_a_name_is_found(text: str, name: str) -> None:
    assert name_in(text, STAFF) == name


@pytest.mark.parametrize(
    "text",
    [
        "The pump gave no alarm",
        "De verpleegkundige zag de uitslag niet",
        "Nurse Practitioner was not asked",
        "Post was late",
        "The MRI was not free on the Elm ward",
        "There was no nurse. The ward was full",
        "Er was geen arts. De dienst was vol",
        "",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert name_in(text, STAFF) == ""


def test_only_words_that_could_be_names_are_looked_for() -> None:
    assert capitals("De pomp van Hanna op de IC, El Nino") == {"Hanna", "Nino"}


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
