"""House rules for templates: nothing inline, partials say their variables, pages share a base."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
RULES = {
    # JSON in a script element is data: the browser never runs it.
    "inline script": re.compile(r"""<script(?![^>]*(?:\bsrc=|\btype="application/json"))""", re.I),
    "inline style sheet": re.compile(r"<style\b", re.I),
    "style attribute": re.compile(r"""<[^>]*\sstyle\s*=\s*["']""", re.I),
    "event attribute": re.compile(r"""<[^>]*\son[a-z]+\s*=\s*["']""", re.I),
    "javascript address": re.compile(r"""=\s*["']\s*javascript:""", re.I),
    "file from another host": re.compile(
        r"""<(?:script|link|img|iframe)[^>]*["'](?:https?:)?//""", re.I
    ),
    "autoescape off": re.compile(r"\|\s*safe\b|autoescape\s+off"),
}
WITHOUT_BASE = {
    "certificate.html",
    "evaluation_cards_print.html",
    "evaluation_paper_print.html",
    "calamity_meeting_paper.html",
    "calamity_report_paper.html",
    "case_proposal.html",
    "annual_report.html",
    "base.html",
    "went_wrong.html",
}  # the page of an error must not cause another
COMMENT_FIRST = re.compile(r"\A\{#.*#\}|\A\{% comment .*%\}")


def main() -> int:
    """One line a problem: file:line rule."""
    problems = [line for path in templates() for line in wrong_with(path)]
    for line in problems:
        print(line)
    return int(bool(problems))


def templates() -> Iterator[Path]:
    """Every page and partial of the product and its demo."""
    for package in ("naast", "naast_demo"):
        yield from sorted((ROOT / package).glob("**/templates/**/*.html"))


def wrong_with(path: Path) -> Iterator[str]:
    """Rules that the file breaks."""
    text = path.read_text()
    where = path.relative_to(ROOT)
    for name, pattern in RULES.items():
        for match in pattern.finditer(text):
            yield f"{where}:{text.count(chr(10), 0, match.start()) + 1} {name}"
    if path.name.startswith("_"):
        if not COMMENT_FIRST.match(text):
            yield f"{where}:1 a partial says in a first-line comment which variables it takes"
    elif "{% extends" not in text and path.name not in WITHOUT_BASE:
        yield f"{where}:1 a page extends ui/base.html; a part of one starts with _"


if __name__ == "__main__":
    sys.exit(main())
