"""A keeper's sheet on paper, as a page and as plain text; and the one page of the ceremony."""

from collections.abc import Mapping
from typing import Any

from count.keys import fingerprint
from count.pages import Marked, grouped, joined, listed, page, rows, tag
from count.sheets import GROUPS, LINES, SIGNS, Sheet, to_lines
from count.words import Words

_FINGERPRINT_SIGNS = 32


def sheet_html(words: Words, opening: Mapping[str, Any], sheet: Sheet) -> str:
    """One A4: who may hold it, the five lines, the marks to compare."""
    lines = [[str(n), *line.split(" ")] for n, line in enumerate(to_lines(sheet), 1)]
    drawn = joined(
        tag("tr", tag("th", first), joined(tag("td", group) for group in groups))
        for first, *groups in lines
    )
    return page(
        words, words("sheet_title", **_facts(opening, sheet)),
        tag("h1", words("sheet_title", **_facts(opening, sheet))),
        tag("p", words("sheet_lead", made_on=opening["made_on"])),
        tag("table", drawn, kind="lines"),
        tag("h2", words("sheet_typing_head")), listed(words.lines("sheet_typing")),
        tag("h2", words("sheet_rules_head")), listed(words.lines("sheet_rules")),
        tag("h2", words("sheet_marks_head")), *_marks(words, opening),
        rehearsal=sheet.rehearsal,
    )  # fmt: skip


def _marks(words: Words, opening: Mapping[str, Any]) -> list[Marked]:
    return [
        tag("p", words("sheet_marks")),
        tag("p", words("mark_opening"), " ", tag("span", grouped(opening["mark"]), kind="code")),
        tag("p", words("fingerprint_opening"), " ", tag("span", shown(opening), kind="code")),
    ]


def shown(opening: Mapping[str, Any]) -> str:
    """The first signs of the opening file's fingerprint, in groups."""
    return grouped(fingerprint(opening)[:_FINGERPRINT_SIGNS])


def sheet_text(words: Words, opening: Mapping[str, Any], sheet: Sheet) -> str:
    """The same without layout, for a printer that knows letters only."""
    facts = _facts(opening, sheet)
    lines = [f"   {n}.   {line}" for n, line in enumerate(to_lines(sheet), 1)]
    parts = [
        *([words("band_rehearsal"), ""] if sheet.rehearsal else []),
        words("sheet_title", **facts), words("sheet_lead", made_on=opening["made_on"]), "",
        *lines, "",
        *words.lines("sheet_typing"), "", *words.lines("sheet_rules"), "",
        f"{words('mark_opening')} {grouped(opening['mark'])}",
        f"{words('fingerprint_opening')} {shown(opening)}",
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _facts(opening: Mapping[str, Any], sheet: Sheet) -> dict[str, object]:
    return {"number": sheet.number, "keepers": opening["keepers"]}


def ceremony_html(words: Words) -> str:
    """The script of ten minutes, and behind it an empty sheet to copy onto by hand."""
    steps = [step.split(" | ", 1) for step in words.lines("ceremony_steps")]
    script = tag(
        "section",
        tag("h1", words("ceremony_title")), tag("p", words("ceremony_lead")),
        tag("h2", words("ceremony_who_head")), listed(words.lines("ceremony_who")),
        tag("h2", words("ceremony_before_head")), listed(words.lines("ceremony_before")),
        tag("h2", words("ceremony_steps_head")),
        rows(steps, kind="steps"),
        tag("h2", words("ceremony_rules_head")), listed(words.lines("ceremony_rules")),
        tag("h2", words("ceremony_minutes_head")), tag("p", words("ceremony_minutes")),
        rows([["", "", ""]], kind="signed"),
        kind="page script",
    )  # fmt: skip
    return page(words, words("ceremony_title"), script, _empty_sheet(words))


def _empty_sheet(words: Words) -> Marked:
    gap, box = tag("td", kind="gap"), tag("td")
    group = joined([*[box] * SIGNS, gap])
    lines = [tag("tr", tag("th", str(n)), *[group] * GROUPS) for n in range(1, LINES + 1)]
    return tag(
        "section",
        tag("h1", words("empty_title")), tag("p", words("empty_lead")),
        joined(tag("table", line, kind="boxes") for line in lines),
        tag("p", words("empty_marks")),
        listed(words.lines("sheet_rules")),
        kind="page",
    )  # fmt: skip
