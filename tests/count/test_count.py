"""The count from the box to the signed result, as keepers go through it."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from count.ballots import check_number
from count.encoding import from_b64
from count.sheets import Sheet
from tests.count.talking import as_file, tell, tell_json, typed, whole
from tests.factories import answers as made

FORM = made.make_form()
PEOPLE = [
    {"tense-before": "3", "tense-after": "1", "mark": 8},
    {"tense-before": "2", "tense-after": "0"},
    {"mark": 10},
    {},
] * 3


class Round:
    """A closed round with twelve answers, and one that no page sent."""

    def __init__(self, folder: Path, form: str = FORM, people: list[Any] = PEOPLE) -> None:
        self.opening, self.sheets = made.make_opening()
        self.manifest = made.make_manifest(self.opening, form)
        self.box = made.make_box(self.manifest, form, [*people, {"tense-after": "7"}])
        self.path = as_file(folder, self.box)
        self.mark = made.mark_of(self.manifest).hex()[:16]

    def keys(self, one: Sheet, other: Sheet, *more: str) -> str:
        return typed(self.mark, one, other, *more)


@pytest.fixture
def closed(tmp_path: Path) -> Round:
    return Round(tmp_path)


def count(keys: str, closed: Round, out: Path, *words: str) -> tuple[int, dict[str, Any]]:
    return tell_json(keys, "count", closed.path, "--out", out, "--network-anyway", *words)


def test_any_two_sheets_count_the_round_and_say_the_same(closed: Round, tmp_path: Path) -> None:
    results = []
    for one, other in combinations(closed.sheets, 2):
        out = tmp_path / f"out-{one.number}{other.number}"
        code, answer = count(closed.keys(other, one), closed, out, "--date", "2026-12-01")
        assert (code, answer["accepted"], answer["invalid"]) == (0, 12, 1)
        result = json.loads(Path(answer["result"]).read_text())["result"]
        assert result.pop("sheets") == [one.number, other.number]
        results.append(result)
        assert sorted(path.name for path in out.iterdir()) == sorted(
            Path(answer[name]).name for name in ("result", "page")
        )

    assert results[0] == results[1] == results[2]
    assert results[0]["questions"] == {
        "tense-before": {"0": 0, "1": 0, "2": 3, "3": 3, "": 6},
        "tense-after": {"0": 3, "1": 3, "2": 0, "3": 0, "": 6},
        "mark": {**{str(n): 0 for n in range(11)}, "8": 3, "10": 3, "": 6},
    }
    cells = results[0]["tables"]["tense"]["cells"]
    assert (cells[3][1], cells[2][0], cells[4][4], sum(map(sum, cells))) == (3, 3, 6, 12)
    messages = [from_b64(row[0]) for row in closed.box["ballots"]]
    assert results[0]["checks"] == sorted(map(check_number, messages))
    assert (results[0]["rehearsal"], results[0]["by"]) == (False, "ballots")
    assert results[0]["counted_on"] == "2026-12-01"


def test_the_page_bears_the_numbers_and_the_check_numbers(closed: Round, tmp_path: Path) -> None:
    _, answer = count(closed.keys(*closed.sheets[:2]), closed, tmp_path / "out", "--language", "nl")

    page = Path(answer["page"]).read_text()

    assert "Anonieme antwoorden: wat is geteld" in page
    assert "Antwoorden 13, stempels gegeven 13, passen gegeven 18." in page
    assert "Ziekenhuis aan de Vliet" in page
    assert "OEFENING" not in page
    check = check_number(from_b64(closed.box["ballots"][0][0]))
    assert f"{check[:4]} {check[4:8]} {check[8:]}" in page


def test_nothing_secret_stays_in_files_or_on_the_screen(closed: Round, tmp_path: Path) -> None:
    out = tmp_path / "out"
    keys = closed.keys(*closed.sheets[:2])

    code, said = tell(keys, "count", closed.path, "--out", out, "--network-anyway")

    assert code == 0
    for line in keys.splitlines()[1:]:
        assert line not in said
        assert line.encode() not in whole(tmp_path)
    assert not any(sheet.key in whole(tmp_path) for sheet in closed.sheets)


def test_one_sheet_and_garbage_opens_nothing_and_leaves_nothing(
    closed: Round, tmp_path: Path
) -> None:
    _, strangers = made.make_opening()
    forged = Sheet(2, closed.opening["mark"], False, strangers[1].key)
    out = tmp_path / "out"

    code, said = tell(
        closed.keys(closed.sheets[0], forged, "no"), "count", closed.path, "--out", out,
        "--network-anyway",
    )  # fmt: skip

    assert code == 1
    assert "do not open this round" in said.replace("\n", " ")
    assert list(out.iterdir()) == []
    good, _ = count(closed.keys(*closed.sheets[:2]), closed, out)
    assert good == 0


def test_a_wrong_line_is_asked_again_and_a_wrong_pair_too(closed: Round, tmp_path: Path) -> None:
    one, other, third = closed.sheets
    lines = typed(one).splitlines()
    keys = typed(
        closed.mark, lines[0], lines[1], "AAAA", lines[0], *lines[2:], one, "yes", third, other
    )

    code, said = tell(keys, "count", closed.path, "--out", tmp_path / "out", "--network-anyway")

    assert code == 0
    assert said.count("Line 3 ") == 2
    assert "the same sheet twice" in said


def test_another_mark_on_paper_than_in_the_box_stops_the_count(
    closed: Round, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    wrong = typed(*["0123 4567 89ab cdef"] * 3, *closed.sheets[:2])

    code, answer = count(wrong, closed, out)

    assert (code, answer["ok"], answer["why"]) == (1, False, "mark_other")
    assert list(out.iterdir()) == []
    spaced = " ".join(closed.mark[n : n + 4].upper() for n in range(0, 16, 4))
    assert count(typed("0" * 16, spaced, *closed.sheets[:2]), closed, out)[0] == 0


def test_whoever_stops_halfway_leaves_nothing(closed: Round, tmp_path: Path) -> None:
    keys = closed.keys(*closed.sheets[:2]).splitlines(keepends=True)
    for pressed in range(len(keys)):
        out = tmp_path / str(pressed)
        code, answer = count("".join(keys[:pressed]), closed, out)
        assert (code, answer["why"]) == (1, "stopped")
        assert list(out.iterdir()) == []


def test_a_result_is_never_written_over(closed: Round, tmp_path: Path) -> None:
    keys = closed.keys(*closed.sheets[:2])
    _, first = count(keys, closed, tmp_path / "out")
    before = whole(tmp_path / "out")

    code, again = count(keys, closed, tmp_path / "out")

    assert (code, again["why"]) == (1, "file_exists")
    assert whole(tmp_path / "out") == before
    assert first["ok"] is True


def test_enough_ballots_but_too_few_valid_say_nothing(tmp_path: Path) -> None:
    people = [{"mark": 8}] * 9 + [{"mark": 99}] * 4
    closed = Round(tmp_path, people=people)
    out = tmp_path / "out"

    code, said = tell(
        closed.keys(*closed.sheets[:2]), "count", closed.path, "--out", out, "--network-anyway"
    )

    assert code == 1
    assert "Fewer than 10 answers are valid" in said
    assert list(out.iterdir()) == []
    assert not any(f" {n} valid" in said or f"{n} invalid" in said for n in range(14))


def test_words_are_kept_or_struck_one_by_one(tmp_path: Path) -> None:
    items = json.loads(FORM)["items"]
    text = {"id": "words", "kind": "text", "longest": 99, "text": {"en": "More?", "nl": "Meer?"}}
    form = made.make_form(items=[*items, text])
    people = [{"mark": 8, "words": f"word{n}\x1b[2J"} for n in range(4)] + [{"mark": 8}] * 7
    closed = Round(tmp_path, form, people)
    keys = closed.keys(*closed.sheets[:2], "yes", "maybe", "no", "yes", "no")

    code, answer = count(keys, closed, tmp_path / "out")

    assert code == 0
    result = json.loads(Path(answer["result"]).read_text())["result"]
    assert result["questions"]["words"] == {"given": 4, "": 7}
    assert len(result["texts"]["words"]) == 2
    assert tell("", "check", answer["result"], "--box", closed.path)[0] == 0


def test_a_changed_opening_file_in_the_manifest_opens_nothing(tmp_path: Path) -> None:
    """Somebody puts keys of their own into the round, with the keepers' ciphertexts."""
    ours, sheets = made.make_opening()
    theirs, _ = made.make_opening()
    manifest = made.make_manifest({**theirs, "wraps": ours["wraps"]}, FORM)
    path = as_file(tmp_path, made.make_box(manifest, FORM, PEOPLE))
    mark = made.mark_of(manifest).hex()[:16]

    code, answer = tell_json(
        typed(mark, *sheets[:2], "no"), "count", path, "--out", tmp_path / "out", "--network-anyway"
    )

    assert (code, answer["why"]) == (1, "stopped")
    assert list((tmp_path / "out").iterdir()) == []
