"""The tool as a whole: rehearsal, looking, checking; no network, nothing of Naast, nothing kept."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from weasyprint import HTML

from count.encoding import canonical
from count.pages_sheet import ceremony_html, sheet_html, sheet_text
from count.sheets import to_lines
from count.words import LANGUAGES, Words
from tests.architecture.code import ROOT, files, module_of
from tests.count.talking import as_file, tell, tell_json, typed
from tests.factories import answers as made

FORM = made.make_form()


def alone(code: str, *words: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """In a process of its own, which loads nothing of ours but the tool."""
    return subprocess.run(
        [sys.executable, *(["-c", code] if code else []), *map(str, words)],
        cwd=ROOT, input=given, capture_output=True, text=True, check=False, timeout=60,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip


def test_a_rehearsal_goes_from_sheets_to_result_and_is_marked_everywhere(tmp_path: Path) -> None:
    done = alone("", "-m", "count", "rehearse", "--quick", "--json", "--out", tmp_path)

    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert (answer["accepted"], answer["invalid"], answer["rehearsal"]) == (13, 1, True)
    assert all(path.name.startswith("REHEARSAL") for path in tmp_path.iterdir())
    pages = [path.read_text() for path in tmp_path.iterdir() if path.suffix in (".html", ".txt")]
    assert len(pages) == 7
    assert all("REHEARSAL: counts nothing real" in page for page in pages)
    assert json.loads(Path(answer["result"]).read_text())["result"]["rehearsal"] is True


def test_sheets_of_a_rehearsal_open_no_real_round(tmp_path: Path) -> None:
    opening, sheets = made.make_opening()
    _, practice = made.make_opening(rehearsal=True)
    path = as_file(tmp_path, opening)
    assert tell(typed(*sheets[:2]), "try", path)[0] == 0

    code, answer = tell_json(typed(*practice[:2]), "try", path)

    assert (code, answer["why"]) == (1, "sheet_rehearsal")
    renamed = as_file(tmp_path, {**made.make_opening(rehearsal=True)[0], "rehearsal": False})
    assert tell_json("", "try", renamed)[1]["why"] == "opening_changed"


def test_the_tool_needs_no_naast_and_no_library_but_cryptography() -> None:
    names = [module_of(path) for path in files("count") if path.stem != "__main__"]
    blocked = ["naast", "vault", "issuer", "collector", "django", "psycopg", "qrcode", "weasyprint"]
    code = (
        "import importlib, json, sys\n"
        f"for name in {blocked!r}: sys.modules[name] = None\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "ours = {name.split('.')[0] for name in sys.modules} - set(sys.stdlib_module_names)\n"
        f"print(json.dumps(sorted(ours - set({blocked!r}))))\n"
    )

    lines = alone(code).stdout.splitlines()

    known = {"__main__", "_distutils_hack", "_cffi_backend", "_openssl", "count", "cryptography"}
    assert set(json.loads(lines[0])) <= known
    assert "count" in lines[0]


def test_the_tool_denies_itself_the_network() -> None:
    ask = "import socket; socket.create_connection(('127.0.0.1', 9))"
    control = alone(ask)
    assert "ConnectionRefusedError" in control.stderr

    done = alone(f"from count.quiet import keep_quiet; keep_quiet(); {ask}")

    assert "NetworkRefused" in done.stderr


def test_a_file_says_what_it_is(tmp_path: Path) -> None:
    opening, _ = made.make_opening()
    manifest = made.make_manifest(opening, FORM)
    box = made.make_box(manifest, FORM, [{"mark": 8}] * 10)
    mark = made.mark_of(manifest).hex()

    told = [tell("", "look", as_file(tmp_path, one))[1] for one in (opening, manifest, box)]

    shown = " ".join(mark[n : n + 4] for n in range(0, 64, 4))
    assert [shown in said for said in told] == [False, True, True]
    assert all(f"mark {opening['mark'][:4]} {opening['mark'][4:]}" in said for said in told)
    for content in ("[]", "{}", "no", ""):
        assert tell("", "look", as_file(tmp_path, content))[0] == 1
    assert tell("", "look", tmp_path / "nothing")[0] == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_printed_pages_are_whole_and_fetch_nothing(language: str, tmp_path: Path) -> None:
    words = Words(language)
    opening, sheets = made.make_opening(4)
    pages = [sheet_html(words, opening, sheet) for sheet in sheets] + [ceremony_html(words)]

    for sheet, page in zip(sheets, pages[:4], strict=True):
        groups = [group for line in to_lines(sheet) for group in line.split(" ")]
        assert all(f"<td>{group}</td>" in page for group in groups)
        assert all(line in sheet_text(words, opening, sheet) for line in to_lines(sheet))
        assert not any(to_lines(other)[2][:19] in page for other in sheets if other != sheet)
    for page in pages:
        assert f'<html lang="{language}">' in page
        assert not any(word in page for word in ("http", "<script", "src=", "url(", "@import"))
    sizes = [len(HTML(string=page).render().pages) for page in (pages[0], pages[4])]
    assert sizes == [1, 2]  # the script is one page; behind it an empty sheet
    code, _ = tell("", "ceremony", "--out", tmp_path, "--language", language)
    assert code == 0
    assert (tmp_path / f"ceremony-{language}.html").read_text() == pages[4]


def test_the_help_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for words, expected in (
        (["--help"], "make new sheets"),
        (["--help", "--language", "nl"], "nieuwe"),
    ):
        with pytest.raises(SystemExit) as ended:
            tell("", *words)
        assert ended.value.code == 0
        assert expected in capsys.readouterr().out


def test_ctrl_c_ends_with_a_sentence(tmp_path: Path) -> None:
    opening, _ = made.make_opening()

    class Impatient:
        def readline(self) -> str:
            raise KeyboardInterrupt

    from io import StringIO

    from count.commands import run

    told: Any = StringIO()
    keys: Any = Impatient()
    path = as_file(tmp_path, canonical(opening).decode())

    assert run(["try", str(path)], keys, told, told) == 1
    assert "Stopped before the end." in told.getvalue()
