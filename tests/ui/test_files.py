"""What we serve ourselves: the typeface, the stylesheet, and templates without inline code."""

import hashlib
import re
from pathlib import Path

import pytest

STATIC = Path("naast/ui/static/ui")
SHEETS = sorted(Path("naast").glob("**/static/**/*.css"))
TEMPLATES = sorted(Path("naast").glob("**/templates/**/*.html"))


def test_the_typeface_is_the_one_in_the_manifest() -> None:
    lines = (STATIC / "fonts" / "MANIFEST.sha256").read_text().splitlines()

    for line in lines:
        digest, name = line.split()
        assert hashlib.sha256((STATIC / "fonts" / name).read_bytes()).hexdigest() == digest
    assert [line.split()[1] for line in lines] == [
        "OFL.txt",
        "source-sans-3-latin-wght-normal.woff2",
    ]


def test_the_stylesheets_ask_nothing_of_another_site() -> None:
    css = "".join(sheet.read_text() for sheet in SHEETS)

    addresses = re.findall(r"url\(([^)]*)\)", css)

    assert addresses == ["fonts/source-sans-3-latin-wght-normal.woff2"]
    assert "@import" not in css


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_every_brace_of_a_stylesheet_is_closed(sheet: Path) -> None:
    css = sheet.read_text()

    assert css.count("{") == css.count("}")


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_a_template_has_no_inline_style_or_script(template: Path) -> None:
    text = template.read_text()

    assert re.findall(r"<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", text) == []
    assert re.findall(r"<script(?![^>]*(?:\bsrc=|application/json))", text) == []


@pytest.mark.parametrize(
    "template", [path for path in TEMPLATES if path.name.startswith("_")], ids=str
)
def test_a_partial_says_its_variables_in_the_first_line(template: Path) -> None:
    assert template.read_text().splitlines()[0].startswith("{# ")
