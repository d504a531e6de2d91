"""What looks like a name in the facts is noticed, and plain facts are left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.incidents.logic.name_warning import looks_like_names, possible_full_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then Jan de Vries gave the dose.", ["Jan de Vries"]),
        ("Sanne Wit noticed it.", ["Sanne Wit"]),
        ("The pump was set by nurse Sanne.", ["nurse Sanne"]),
        ("De dosis werd door mevr. Jansen gegeven.", ["mevr. Jansen"]),
        ("Dhr. Bakker viel uit bed.", ["Dhr. Bakker"]),
        ("dokter van den Berg was er niet", ["dokter van den Berg"]),
        ("Overlegd met J. Pietersen.", ["J. Pietersen"]),
        ("Patient 1234567 got the wrong bag.", ["1234567"]),
        ("Met Zoë El Amrani gesproken.", ["Zoë El Amrani"]),
    ],
)
def test_a_name_or_a_patients_number_is_noticed(text: str, found: list[str]) -> None:
    assert [one for one in looks_like_names(text) if one in found] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The wrong dose was given and noticed at once.",
        "On Monday in the Intensive Care the pump stopped at 03:40.",
        "Op maandag 2 maart viel de pomp uit. Daarna is de arts gebeld.",
        "The nurse saw it. The doctor was called. Nobody was hurt.",
        "ICU, bed 12. CT scan was delayed by 45 minutes.",
        "De patiënt kreeg 10 mg in plaats van 1 mg.",
        "PATIENT FELL OUT OF BED",
    ],
)
def test_plain_facts_are_left_in_peace(text: str) -> None:
    assert looks_like_names(text) == []


def test_names_without_capitals_can_be_looked_up() -> None:
    names = possible_full_names("toen kwam jan de vries erbij")

    assert {"Jan de Vries", "Kwam Jan"} <= names


@given(st.text(max_size=300))
def test_any_text_at_all_can_be_looked_at(text: str) -> None:
    assert len(looks_like_names(text)) <= 5
    assert all(len(name.split()) <= 4 for name in possible_full_names(text))
