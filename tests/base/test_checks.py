"""The checks of make check catch what they are for: each rule has a good and a bad line."""

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType

import polib
import pytest

SCRIPTS = Path(__file__).parent.parent.parent / "scripts"


def script(name: str) -> ModuleType:
    sys.path.insert(0, str(SCRIPTS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(SCRIPTS))


GOOD_LINES = [
    '{% extends "ui/base.html" %}<script src="{% static \'a.js\' %}" defer></script>',
    '{% extends "ui/base.html" %}<script id="d" type="application/json">{}</script>',
    '{% extends "ui/base.html" %}<a href="https://example.org">Guide</a>',
]
BAD_LINES = {
    "inline script": '{% extends "b" %}<script>alert(1)</script>',
    "inline style sheet": '{% extends "b" %}<style>p {}</style>',
    "style attribute": '{% extends "b" %}<p style="color: red">',
    "event attribute": '{% extends "b" %}<p onclick="go()">',
    "javascript address": '{% extends "b" %}<a href="javascript:go()">',
    "file from another host": '{% extends "b" %}<img src="https://example.org/a.png">',
    "autoescape off": '{% extends "b" %}{{ text|safe }}',
    "a page extends ui/base.html; a part of one starts with _": "<p>Alone</p>",
}


@pytest.mark.parametrize("line", GOOD_LINES)
def test_a_good_template_passes(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems_of_template(line, "page.html", tmp_path, monkeypatch) == []


@pytest.mark.parametrize("rule", BAD_LINES)
def test_a_bad_template_is_found(
    rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = problems_of_template(BAD_LINES[rule], "page.html", tmp_path, monkeypatch)

    assert found == [f"page.html:1 {rule}"]


def test_a_partial_must_say_its_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = problems_of_template("{# row: one row #}<p>", "_row.html", tmp_path, monkeypatch)
    bad = problems_of_template("<p>{{ row }}</p>", "_row.html", tmp_path, monkeypatch)

    assert (len(good), len(bad)) == (0, 1)


def problems_of_template(
    text: str, name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    check = script("check_templates")
    monkeypatch.setattr(check, "ROOT", folder)
    (folder / name).write_text(text)
    return list(check.wrong_with(folder / name))


def entry(text: str, translation: str, **kw: object) -> polib.POEntry:
    return polib.POEntry(msgid=text, msgstr=translation, **kw)


@pytest.mark.parametrize(
    ("one", "problems"),
    [
        (entry("Call %(name)s", "Bel %(name)s"), 0),
        (entry("%(a)s calls %(b)s", "%(b)s wordt gebeld door %(a)s"), 0),
        (entry("100%% sure", "100%% zeker"), 0),
        (entry("Call %(name)s", "Bel %(naam)s"), 1),
        (entry("Call", ""), 1),
        (entry("Call", "Bel", flags=["fuzzy"]), 1),
    ],
)
def test_a_translation_is_complete_and_keeps_its_placeholders(
    one: polib.POEntry, problems: int
) -> None:
    assert len(list(script("check_messages").wrong_with(one))) == problems


def test_a_message_that_is_missing_or_left_over_is_found(tmp_path: Path) -> None:
    kept, made = polib.POFile(), polib.POFile()
    kept.extend([entry("Old", "Oud"), entry("Both", "Beide")])
    made.extend([entry("New", ""), entry("Both", "")])
    kept.save(str(tmp_path / "kept.po"))
    made.save(str(tmp_path / "made.po"))

    found = script("check_messages").compare(tmp_path / "kept.po", tmp_path / "made.po")

    assert list(found) == ["not in the catalogue: 'New'", "no longer in the code: 'Old'"]


def test_a_lock_file_that_names_an_address_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = script("check_files")
    monkeypatch.setattr(check, "ROOT", tmp_path)
    lock = Path("requirements") / "production.txt"
    (tmp_path / "requirements").mkdir()
    (tmp_path / lock).write_text("click==8.5.1\n--index-url https://mirror.example/simple\n")

    assert list(check.wrong_with(lock)) == ["requirements/production.txt:2 names an address"]


@pytest.mark.parametrize(("value", "exit_code"), [(1.5, 0), (3, 1)])
def test_a_figure_that_falls_short_fails_the_benchmarks(
    value: float, exit_code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = script("run_benchmarks")
    figure = {"name": "page", "value": value, "limit": 2, "unit": "x", "ratio": value / 2}
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks" / "__init__.py").touch()
    (tmp_path / "benchmarks" / "page.py").write_text(f"print({json.dumps(figure)!r})")
    monkeypatch.setattr(runner, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "argv", ["bench"])

    assert runner.main() == exit_code


def test_a_benchmark_without_a_figure_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    runner = script("run_benchmarks")
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks" / "__init__.py").touch()
    (tmp_path / "benchmarks" / "page.py").write_text("print('hello')")
    monkeypatch.setattr(runner, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "argv", ["bench"])

    assert runner.main() == 1
    assert "page.py gave no figure." in capsys.readouterr().out
