"""Names are found in any writing; ordinary words are left alone, and a writer can overrule it."""

import pytest

from naast.calamities.logic.prisma.names import directory_of, names_in

STAFF = directory_of(
    (
        "Hanna Voorbeeld",
        "J. de Vries",
        "Jan Post",
        "Fatima El Idrissi",
        "Mark Visser",
        "Iris van den Berg",
        "Joost van der Vos",
        "Anne-Marie Jansen-Dekkers",
        "Zoë Müller",
        "Li Ng",
    )
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hanna set the pump to 50", "Hanna"),
        ("The pump was set by nurse Jaspers", "nurse Jaspers"),
        ("Dr. van den Aker was not called", "Dr. van den Aker"),
        ("M. Jaspers was not called", "M. Jaspers"),
        ("Zuster de Groot was alleen", "Zuster de Groot"),
        ("De patiënt Bakker viel", "patiënt Bakker"),
        ("Door De Vries niet gezien", "Vries"),
        ("Mevr. Idrissi belde", "Mevr. Idrissi"),
        ("niet gezien door IDRISSI", "IDRISSI"),
        ("door idrissi niet gezien", "idrissi"),
        ("Jansens pomp stond uit", "Jansens"),
        ("De pomp van Hanna's kamer", "Hanna's"),
        ("De pomp van Hanna\u2019s kamer", "Hanna\u2019s"),
        ("Vos' dienst was voorbij en De Vos' pieper stond uit", "Vos'"),
        ("gezien door anne-marie", "anne-marie"),
        ("gezien door Dekkers", "Dekkers"),
        ("de pieper van zoe ging niet", "zoe"),
        ("MULLER WAS ER NIET", "MULLER"),
        ("Niemand zei het tegen Vos", "Vos"),
        ("Niemand zei het tegen Berg", "Berg"),
        ("niemand zei het tegen mark visser", "visser"),
        ("Niet gezien door Iris van den Berg", "Iris van den Berg"),
        ("niemand zei het tegen van den berg", "berg"),
        ("niemand zei het tegen j. visser", "visser"),
        ("niemand zei het tegen dokter visser", "visser"),
    ],
)
def test_a_name_is_found(text: str, name: str) -> None:
    assert name in names_in(text, STAFF)


@pytest.mark.parametrize(
    "text",
    [
        "The pump gave no alarm",
        "De verpleegkundige zag de uitslag niet",
        "Nurse Practitioner was not asked",
        "Post was late",
        "Visser en vos stonden op de etiketten",
        "Er lag een berg papier op de post",
        "A long wait, e.g. post that came late",
        "The MRI was not free on the Elm ward",
        "There was no nurse. The ward was full",
        "Er was geen arts. De dienst was vol",
        "Internist\nVerpleegkundige\nAdviseur kwaliteit",
        "Het werd gemarkeerd en de bergkamer was leeg",
        "",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert names_in(text, STAFF) == ()


def test_a_word_that_is_said_to_be_no_person_passes_and_the_others_do_not() -> None:
    text = "Op de Berg ging de pieper van Hanna niet"
    assert names_in(text, STAFF) == ("Berg", "Hanna")

    assert names_in(text, STAFF, but=["berg"]) == ("Hanna",)


def test_an_empty_directory_still_knows_titles_and_initials() -> None:
    assert names_in("Nurse Jaspers and M. Bakker", directory_of(())) == (
        "Nurse Jaspers",
        "M. Bakker",
    )
