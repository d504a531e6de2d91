"""Pages for the printer: A4, black on white, everything in the one file, nothing fetched."""

from collections.abc import Iterable, Sequence
from html import escape

from count.words import Words

_STYLE = """
@page { size: A4; margin: 12mm 16mm; }
* { box-sizing: border-box; }
body { font: 10.5pt/1.42 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; color: #000;
  margin: 0 auto; max-width: 178mm; }
h1 { font-size: 19pt; line-height: 1.15; margin: 0 0 1mm; }
h2 { font-size: 11.5pt; margin: 4mm 0 1mm; }
p { margin: 0 0 1.6mm; }
ul, ol { margin: 0 0 1.6mm; padding-left: 6mm; }
li { margin: 0 0 .9mm; }
.rehearsal { border: 2mm solid #000; padding: 1.5mm 3mm; margin: 0 0 4mm; font-size: 15pt;
  font-weight: bold; text-align: center; letter-spacing: .12em; }
.code { font: bold 13pt/1.5 "DejaVu Sans Mono", "Liberation Mono", Consolas, monospace;
  word-spacing: .25em; }
.small { font-size: 8.5pt; }
table { border-collapse: collapse; margin: 0 0 3mm; width: 100%; break-inside: avoid; }
th, td { border: .25mm solid #777; padding: .7mm 1.6mm; text-align: left; vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
.lines { margin: 5mm 0; } .lines td { border: 0; border-bottom: .25mm solid #999;
  padding: 3.4mm 1mm; font: bold 21pt/1 "DejaVu Sans Mono", "Liberation Mono", Consolas, monospace;
  letter-spacing: .09em; text-align: center; }
.lines th { border: 0; border-bottom: .25mm solid #999; width: 12mm; font-size: 12pt;
  vertical-align: middle; }
.boxes td { height: 13mm; width: 9.2mm; padding: 0; } .boxes { width: auto; }
.boxes td.gap, .boxes th { border: 0; width: 5mm; }
.signed td { height: 11mm; width: 33%; } .checks { columns: 5; font: 8.5pt/1.5 "DejaVu Sans Mono",
  "Liberation Mono", Consolas, monospace; }
.two { columns: 2; column-gap: 8mm; } .two table { font-size: 8.5pt; }
.two td, .two th, .small td, .small th { padding-top: .3mm; padding-bottom: .3mm; }
code { font: .92em "DejaVu Sans Mono", "Liberation Mono", Consolas, monospace;
  white-space: pre-wrap; border-bottom: .2mm solid #999; }
.steps td { padding: .8mm 1.6mm; } .steps td:first-child { white-space: nowrap; font-weight: bold; }
.facts td:first-child { width: 42mm; } .script { font-size: 9.3pt; line-height: 1.34; }
.script h1 { font-size: 15.5pt; } .script h2 { font-size: 10.5pt; margin: 2.6mm 0 .6mm; }
.script p, .script ul { margin-bottom: .8mm; } .script li { margin-bottom: .5mm; }
.script table { margin-bottom: 1mm; } .script .signed td { height: 12mm; }
.above { font-size: 8.5pt; font-style: italic; margin: 1mm 0 .6mm; break-after: avoid; }
.asked { font-size: 8.5pt; font-weight: bold; margin: 0; } .answers { break-before: page; }
.across td, .across th { padding: .7mm .4mm; }
.across td:first-child, .across th:first-child { display: none; }
.page { break-after: page; } .page:last-child { break-after: auto; }
"""


class Marked(str):
    """HTML already."""

    __slots__ = ()


def tag(name: str, *inside: str, kind: str = "", **attributes: str) -> Marked:
    """An element; text inside is escaped, Marked is not."""
    given = {"class": kind, **attributes} if kind else attributes
    words = "".join(f' {key}="{escape(value)}"' for key, value in given.items())
    return Marked(f"<{name}{words}>{''.join(map(_safe, inside))}</{name}>")


def _safe(text: str) -> str:
    """Escaped; what stands between backticks is what somebody types."""
    if isinstance(text, Marked):
        return text
    parts = escape(text).split("`")
    return "".join(f"<code>{part}</code>" if n % 2 else part for n, part in enumerate(parts))


def joined(parts: Iterable[str]) -> Marked:
    """Elements one after the other."""
    return Marked("\n".join(map(_safe, parts)))


def listed(lines: Iterable[str], kind: str = "ul") -> Marked:
    """A list."""
    return tag(kind, joined(tag("li", line) for line in lines))


def rows(table: Sequence[Sequence[str]], *, head: bool = False, kind: str = "") -> Marked:
    """A table. With a head, all columns but the first hold numbers."""
    lines = []
    for number, row in enumerate(table):
        name = "th" if head and number == 0 else "td"
        side = "number" if head else ""
        cells = [tag(name, row[0]), *(tag(name, cell, kind=side) for cell in row[1:])]
        lines.append(tag("tr", joined(cells)))
    return tag("table", joined(lines), kind=kind)


def page(words: Words, title: str, *inside: str, rehearsal: bool = False) -> str:
    """A whole file. Several sheets of paper: several elements of the kind "page" inside."""
    body = joined(inside)
    if rehearsal:
        band = tag("div", words("band_rehearsal"), kind="rehearsal")
        sheets = body.replace('<section class="page">', f'<section class="page">{band}')
        body = Marked(sheets if sheets != body else band + body)
    head = joined([
        Marked('<meta charset="utf-8">'), tag("title", title), tag("style", Marked(_STYLE)),
    ])  # fmt: skip
    whole = tag("html", tag("head", head), tag("body", body), lang=words.language)
    return f"<!doctype html>\n{whole}\n"


def grouped(code: str, size: int = 4) -> str:
    """Long signs in groups, to compare by eye."""
    return " ".join(code[start : start + size] for start in range(0, len(code), size))
