"""What is taken out of a text before it leaves its file."""

import pytest

from naast.calamities.logic.prisma.cleaning import cleaned
from naast.calamities.logic.prisma.names import directory_of

NAMES = directory_of(("Wilma van der Verzonnen", "Jan Bos"))
PLACES = ("Ward of the Elm", "Elm Hospital")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The pump gave no alarm", "The pump gave no alarm"),
        ("VERZONNEN sat by", "[name] sat by"),
        ("Wilmas pieper, wilma's bos sleutels", "[name] pieper, [name] bos sleutels"),
        ("Nurse called Wilma at once", "Nurse called [name] at once"),
        ("verzonnen's note was not read", "[name] note was not read"),
        ("On the Ward of the Elm nobody looked", "On the [place] nobody looked"),
        ("Seen by Petra on 3 March 2026 at 14:05", "Seen by [name] on [day] at [day]"),
        ("Op 03-03-2026 om 14.05 uur", "Op [day] om [day] uur"),
        ("Op dinsdag zag niemand het", "Op [day] zag niemand het"),
        ("Patient 1234567 in room 12b", "Patient [number] in room [number]"),
        ("Set to 50 instead of 5", "Set to [number] instead of 5"),
        ("Mail to jan.bos@elm.example was lost", "Mail to [address] was lost"),
        ("On the ICU the screen was dark. Nobody saw it", "On the ICU the screen was dark. Nobody"
         " saw it"),
    ],
)  # fmt: skip
def test_names_places_days_and_numbers_go(text: str, left: str) -> None:
    assert cleaned(text, staff=NAMES, places=PLACES) == left


def test_a_name_at_the_start_of_a_sentence_goes_when_the_directory_knows_it() -> None:
    assert cleaned("Jan looked away", staff=NAMES) == "[name] looked away"
    assert cleaned("", staff=NAMES) == ""
