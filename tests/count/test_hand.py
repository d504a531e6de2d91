"""Cards on paper: two people apart, the places that differ, the same minimums, the same file."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.count.talking import as_file, tell, tell_json, typed, whole
from tests.factories import answers as made

FORM = made.make_form()
HEAD = "card,spoilt,tense-before,tense-after,mark"
CARDS = [f"{n},,3,1,8" for n in range(1, 11)] + ["11,x,,,", "12,,,,"]


class Ward:
    """A round on paper and the tables of two people."""

    def __init__(self, folder: Path, opening: dict[str, Any] | None = None) -> None:
        self.folder, self.out = folder, folder / "out"
        self.text = made.make_manifest(opening, FORM)
        self.manifest = as_file(folder, self.text)
        self.form = as_file(folder, FORM)

    def table(self, *lines: str, head: str = HEAD) -> Path:
        return as_file(self.folder, "\n".join([head, *lines]) + "\n", "csv")

    def count(self, keys: str, one: Path, other: Path, *words: str) -> tuple[int, dict[str, Any]]:
        return tell_json(
            keys, "hand", "count", one, other, "--manifest", self.manifest, "--form", self.form,
            "--out", self.out, *words,
        )  # fmt: skip


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return Ward(tmp_path)


INITIALS = ("--initials", "ab", "cd")


def test_two_equal_tables_make_a_result_that_two_people_vouch_for(ward: Ward) -> None:
    code, answer = ward.count("", ward.table(*CARDS), ward.table(*CARDS), *INITIALS)

    assert (code, answer["accepted"], answer["invalid"]) == (0, 11, 1)
    record = json.loads(Path(answer["result"]).read_text())
    result = record["result"]
    assert record["signature"] == ""
    assert (result["by"], result["initials"], result["sheets"], result["checks"]) == (
        "paper", ["AB", "CD"], [], [],
    )  # fmt: skip
    assert result["questions"]["tense-before"] == {"0": 0, "1": 0, "2": 0, "3": 10, "": 1}
    assert result["tables"]["tense"]["cells"][3][1] == 10
    checked = tell_json(
        "", "check", answer["result"], "--manifest", ward.manifest, "--form", ward.form
    )
    assert (checked[0], checked[1]["signature"]) == (0, "unsigned")
    assert "ingevoerd" not in Path(answer["page"]).read_text()


def test_only_the_places_that_differ_are_looked_at_again(ward: Ward) -> None:
    others = ["1,,3,1,8", "2,,3,0,8", *CARDS[2:10], "11,,2,2,2", "12,,,,"]

    code, said = tell(
        typed("9", "1", "no", "2", "", "5", "ab", "AB", "cd"),
        "hand", "count", ward.table(*CARDS), ward.table(*others), "--manifest", ward.manifest,
        "--form", ward.form, "--out", ward.out,
    )  # fmt: skip

    assert code == 0
    assert "differ in 2 places" in said
    assert said.count("Card 2: Tense, after") == 1
    assert "no answer to this question" in said  # 9 is none
    assert "Card 1:" not in said.replace("Card 11:", "")
    (path,) = ward.out.glob("*.json")
    result = json.loads(path.read_text())["result"]
    assert (result["accepted"], result["invalid"]) == (12, 0)
    assert result["questions"]["tense-after"]["1"] == 10
    assert result["questions"]["mark"]["5"] == 1


def test_a_spreadsheet_with_semicolons_is_read_as_well(ward: Ward) -> None:
    semicolons = [line.replace(",", ";") for line in [HEAD, *CARDS]]
    table = ward.table(*semicolons[1:], head="\ufeff" + semicolons[0])

    assert ward.count("", ward.table(*CARDS), table, *INITIALS)[0] == 0


def test_with_two_sheets_the_result_is_signed(tmp_path: Path) -> None:
    opening, sheets = made.make_opening()
    ward = Ward(tmp_path, opening)
    one, other = ward.table(*CARDS), ward.table(*CARDS)

    code, answer = ward.count(typed(*sheets[1:]), one, other, "--sheets", *INITIALS)

    assert code == 0
    result = json.loads(Path(answer["result"]).read_text())["result"]
    assert (result["by"], result["sheets"]) == ("paper", [2, 3])
    checked = tell_json("", "check", answer["result"], "--manifest", ward.manifest)
    assert (checked[0], checked[1]["signature"]) == (0, "signed")


@pytest.mark.parametrize(
    ("lines", "words", "why"),
    [
        (CARDS[:-1], (), "cards_apart"),
        ([*CARDS, "12,,,,"], (), "table_card_twice"),
        ([*CARDS[:-1], "12,,4,,"], (), "table_cell"),
        ([*CARDS[:-1], "12,,,,11"], (), "table_cell"),
        ([*CARDS[:-1], "12,y,,,"], (), "table_cell"),
        ([*CARDS[:-1], "twelve,,,,"], (), "table_number"),
        (CARDS, ("--given", "11"), "cards_too_many"),
        (CARDS, ("--initials", "AB", "ab"), "initials_again"),
    ],
)
def test_what_cannot_be_counted_is_named_and_leaves_nothing(
    ward: Ward, lines: list[str], words: tuple[str, ...], why: str
) -> None:
    given = words if "--initials" in words else (*words, *INITIALS)

    code, answer = ward.count("", ward.table(*CARDS), ward.table(*lines), *given)

    assert (code, answer["why"]) == (1, why)
    assert not ward.out.exists() or list(ward.out.iterdir()) == []


def test_the_same_least_number_as_for_sealed_answers(ward: Ward) -> None:
    few = ward.table(*CARDS[:9])
    assert ward.count("", few, few, *INITIALS)[1]["why"] == "too_few"
    spoilt = ward.table(*CARDS[:9], "10,x,,,", "11,x,,,")
    assert ward.count("", spoilt, spoilt, *INITIALS)[1]["why"] == "too_few_valid"
    enough = ward.table(*CARDS[:10])
    assert ward.count("", enough, enough, *INITIALS)[0] == 0


def test_other_questions_than_those_of_the_round_are_refused(ward: Ward) -> None:
    ward.form = as_file(ward.folder, made.make_form(version="2"))

    assert (
        ward.count("", ward.table(*CARDS), ward.table(*CARDS), *INITIALS)[1]["why"] == "form_other"
    )
    ward.form = as_file(ward.folder, FORM)
    other = ward.table(*CARDS, head=HEAD.replace("mark", "grade"))
    assert ward.count("", other, other, *INITIALS)[1]["why"] == "table_head"


def test_a_card_after_the_other_is_entered_at_the_keyboard(ward: Ward) -> None:
    out = ward.folder / "mine.csv"
    keys = typed(
        "", "no", "3", "1", "8",
        "12", "no", "4", "", "", "10",
        "-1", "12", "no", "12", "yes", "no", "", "", "",
        "11", "yes", "end",
    )  # fmt: skip

    code, said = tell(keys, "hand", "enter", ward.form, "--out", out)

    assert code == 0
    assert out.read_text().splitlines() == [HEAD, "1,,3,1,8", "11,x,,,", "12,,,,"]
    assert "Tense, before" in said
    assert "0 = level 0, 1 = level 1" in said
    again, _ = tell(keys, "hand", "enter", ward.form, "--out", out)
    assert again == 1


def test_whoever_stops_entering_leaves_no_half_table(ward: Ward) -> None:
    out = ward.folder / "mine.csv"

    code, _ = tell(typed("", "no", "3", "1"), "hand", "enter", ward.form, "--out", out)

    assert code == 1
    assert not out.exists()


def test_the_empty_table_fits_the_count(ward: Ward) -> None:
    out = ward.folder / "empty.csv"

    code, said = tell(
        "", "hand", "template", ward.form, "--cards", "12", "--out", out, "--language", "nl"
    )

    assert code == 0
    assert out.read_text().splitlines()[0] == HEAD
    assert "Gespannen, ervoor" in said
    assert "0 = stap 0" in said
    assert ward.count("", out, out, *INITIALS)[1]["accepted"] == 12


def test_the_paper_of_a_round_is_no_box(ward: Ward) -> None:
    box = {**made.make_box(made.make_manifest(made.make_opening()[0], FORM), FORM, []),
           "manifest": ward.text}  # fmt: skip
    before = whole(ward.folder)

    code, answer = tell_json("", "count", as_file(ward.folder / ".", box), "--network-anyway")

    assert (code, answer["why"]) == (1, "manifest_paper")
    assert len(before) > 0
