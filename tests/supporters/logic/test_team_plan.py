"""A file of supporters: what is understood, refused, and what a full one ends."""

from datetime import date
from uuid import UUID

import pytest

from naast.people.logic.problems import UnreadableTable
from naast.supporters.choices import Accepts
from naast.supporters.logic.records import SupporterRecord, Team
from naast.supporters.logic.team_plan import TeamPlan, make_team_plan, read_team_file
from naast.supporters.logic.team_row import ACCEPTS

TODAY = date(2027, 1, 15)
ANNA, BO, CEM, *_OTHERS = (UUID(int=number) for number in range(1, 9))
TEAM = Team(
    persons={"1": (ANNA, "Anna Vos"), "anna@h.example": (ANNA, "Anna Vos"), "2": (BO, "Bo Mol"),
             "3": (CEM, "Cem Das")},
    supporters={ANNA: SupporterRecord(ANNA, trained_on=date(2024, 3, 1))}
    | {pk: SupporterRecord(pk) for pk in _OTHERS},
)  # fmt: skip


def plan(text: str, *, full: bool = False) -> TeamPlan:
    return make_team_plan(TEAM, read_team_file(text.encode()), today=TODAY, full=full)


def refusals(made: TeamPlan) -> dict[int, str]:
    return {one.row: one.problem.code for one in made.results if one.problem}


def test_english_and_dutch_files_say_the_same() -> None:
    english = plan(
        "number,name,trained_on,maximum,accepts\n2,B. Mol,2026-05-01,3,weekends;nights\n"
    )
    dutch = plan(
        "Personeelsnummer;Naam;Getraind op;Maximaal;Bereid tot\n"
        "2;B. Mol;1-5-2026;3;weekend, avond en nacht\n"
    )

    expected = SupporterRecord(
        BO, trained_on=date(2026, 5, 1), maximum=3, accepts=("nights", "weekends")
    )
    assert (english.written, dutch.written) == ((expected,), (expected,))


def test_a_person_is_found_by_e_mail_where_there_is_no_number() -> None:
    made = plan("email;trained_on\nAnna@h.example;2024-03-01\n")

    assert [one.result for one in made.results] == ["unchanged"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("9;;;", "person_unknown"),
        ("2;Carla Vos;;", "names_differ"),
        ("2;Bo Mol;0;", "no_whole_number"),
        ("2;Bo Mol;21;", "no_whole_number"),
        ("2;Bo Mol;2;dancing", "unknown_word"),
        (";Bo Mol;2;", "cell_empty"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused(line: str, code: str) -> None:
    made = plan(f"number;name;maximum;accepts\n3;Cem Das;2;\n{line}\n")

    assert (refusals(made), len(made.written)) == ({3: code}, 1)


def test_an_end_before_the_start_is_refused() -> None:
    made = plan("number;started_on;ended_on\n2;2026-05-01;2026-04-01\n")

    assert refusals(made) == {2: "ends_before_start"}


def test_one_person_in_two_rows_is_refused_twice() -> None:
    made = plan("number;email\n1;\n;anna@h.example\n")

    assert refusals(made) == {2: "number_twice", 3: "number_twice"}


def test_a_file_without_any_way_to_find_people_is_refused() -> None:
    with pytest.raises(UnreadableTable, match="column_missing"):
        read_team_file(b"name;trained_on\nAnna Vos;2024-03-01\n")


def test_nobody_stops_by_a_file_of_differences_but_by_a_full_one_they_do() -> None:
    assert plan("number\n1\n").stopped == ()
    made = plan("number\n1\n", full=True)

    assert {one.person_id for one in made.stopped} == set(_OTHERS)
    assert (made.stopped[0].active, made.stopped[0].ended_on) == (False, TODAY)
    assert made.too_many_stop


def test_a_supporter_whose_row_is_refused_does_not_stop() -> None:
    made = plan("number;maximum\n1;many\n", full=True)

    assert ANNA not in {one.person_id for one in made.stopped}


def test_an_end_date_in_the_past_ends_and_the_next_file_brings_back() -> None:
    ended = plan("number;ended_on\n1;2027-01-14\n").written[0]
    gone = Team(persons=TEAM.persons, supporters={ANNA: ended})

    back = make_team_plan(gone, read_team_file(b"number\n1\n"), today=TODAY).written[0]

    assert (ended.active, back.active, back.ended_on) == (False, True, None)


def test_words_in_files_and_choices_on_pages_are_the_same_codes() -> None:
    assert set(ACCEPTS) == set(Accepts.values)
