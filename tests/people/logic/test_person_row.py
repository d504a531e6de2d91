"""One row of a staff file: English or Dutch words, and what cannot be used."""

from datetime import date

import pytest

from naast.people.choices import (
    Employment,
    Gender,
    Language,
    Profession,
    Seniority,
    WorkPattern,
)
from naast.people.logic.person_row import read_row
from naast.people.logic.problems import Refused
from naast.people.logic.table import Row
from naast.people.logic.words import CODES

GOOD = {"number": "7", "name": "Anna Vos", "profession": "nurse", "department_code": "icu"}


def cell(name: str, text: str) -> object:
    return read_row(Row(2, {**GOOD, name: text}), this_year=2027).person[name]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("profession", "Verpleegkundige", "nurse"),
        ("profession", "AIOS", "resident"),
        ("profession", "support_staff", "support_staff"),
        ("languages", "nl, Engels; Turks", ("nl", "en", "tr")),
        ("languages", "nl en nl", ("nl", "en")),
        ("languages", "Nederlandse gebarentaal", ("sign",)),
        ("birth_decade", "1984", 1980),
        ("birth_decade", "1980s", 1980),
        ("birth_decade", "31-12-1979", 1970),
        ("birth_decade", "1991-05-02", 1990),
        ("birth_decade", "", None),
        ("started_year", "2015", 2015),
        ("started_year", "1-9-2015", 2015),
        ("gender", "v", "woman"),
        ("gender", "", None),
        ("ends_on", "31-3-2028", date(2028, 3, 31)),
        ("ends_on", "2028-03-31", date(2028, 3, 31)),
        ("ends_on", "", None),
        ("email", "A.Vos@Hospital.example", "a.vos@hospital.example"),
        ("phone", "+31 (0)6 12345678", "+31 (0)6 12345678"),
        ("employment", "", "employee"),
        ("employment", "Uitzendkracht", "agency"),
        ("work_pattern", "wisselende diensten", "shifts"),
        ("trained_by", "11, 12;11", frozenset({"11", "12"})),
    ],
)
def test_a_cell_is_understood(name: str, text: str, value: object) -> None:
    assert cell(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("profession", "astronaut", "unknown_word"),
        ("profession", "", "cell_empty"),
        ("name", "", "cell_empty"),
        ("name", "x" * 121, "cell_too_long"),
        ("languages", "nl, klingon", "unknown_word"),
        ("birth_decade", "84", "no_year"),
        ("birth_decade", "2024", "no_year"),
        ("ends_on", "31 maart", "no_day"),
        ("email", "a.vos@ward", "bad_email"),
        ("email", "a vos@hospital.example", "bad_email"),
        ("email", "=cmd@hospital.example;x", "bad_email"),
        ("phone", "call the ward", "bad_phone"),
    ],
)
def test_a_cell_that_cannot_be_used_is_refused(name: str, text: str, code: str) -> None:
    assert read_row(Row(2, GOOD), this_year=2027).number == "7"

    with pytest.raises(Refused) as refusal:
        cell(name, text)

    assert refusal.value.problem.code == code


def test_a_department_by_name_alone_is_its_own_code() -> None:
    row = {"number": "7", "name": "A", "profession": "nurse", "department_name": "Intensive Care"}

    assert read_row(Row(2, row), this_year=2027).department == {
        "department_name": "Intensive Care",
        "department_code": "intensive care",
    }


def test_words_in_files_and_choices_on_pages_are_the_same_codes() -> None:
    assert {kind: set(codes) for kind, codes in CODES.items() if kind != "yes_no"} == {
        "profession": set(Profession.values),
        "seniority": set(Seniority.values),
        "gender": set(Gender.values),
        "work_pattern": set(WorkPattern.values),
        "employment": set(Employment.values),
        "languages": set(Language.values),
    }
