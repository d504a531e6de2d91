"""The counted round on paper: for the minutes, never for the notice board."""

from collections.abc import Mapping
from typing import Any

from count.forms import Form, Item, in_language
from count.manifests import Manifest
from count.pages import Marked, grouped, joined, listed, page, rows, tag
from count.result import BALLOTS
from count.tally import UNANSWERED
from count.words import Words

_MOST_ACROSS = 12  # steps of a number that stand side by side


def result_html(
    words: Words, manifest: Manifest, form: Form, record: Mapping[str, Any], numbers: str
) -> str:
    """numbers: the sentence about tokens and passes, or about cards."""
    result = record["result"]
    title = words("result_title")
    return page(
        words, title,
        tag("h1", title),
        rows(_facts(words, manifest, form, result), kind="facts"),
        tag("p", numbers),
        tag("p", words("result_not_public")),
        tag("h2", words("result_destroy_head")),
        listed(words.lines(f"destroy_{result['by']}")),
        rows([[words("result_signed"), words("result_signed"), words("result_signed")],
              ["", "", ""]], kind="signed"),
        *_checks(words, result),
        *_questions(words, form, result),
        *_tables(words, form, result),
        *_texts(words, form, result),
        rehearsal=result["rehearsal"],
    )  # fmt: skip


def _facts(
    words: Words, manifest: Manifest, form: Form, result: Mapping[str, Any]
) -> list[list[str]]:
    how = words(f"by_{result['by']}", sheets=_numbers(words, result["sheets"]))
    if result.get("initials"):
        how += " " + words("by_initials", initials=_numbers(words, result["initials"]))
    return [
        [words("fact_hospital"), manifest.hospital],
        [words("fact_form"), f"{in_language(form.title, words.language)} ({form.version})"],
        [words("fact_round"), manifest.round],
        [words("fact_mark"), grouped(manifest.mark.hex())],
        [words("fact_counted"), f"{result['counted_on']}, {how}"],
        [words("fact_accepted"), str(result["accepted"])],
        [words("fact_invalid"), str(result["invalid"])],
    ]


def _numbers(words: Words, numbers: list[Any]) -> str:
    return words("and").join(str(n) for n in numbers)


def _questions(words: Words, form: Form, result: Mapping[str, Any]) -> list[Marked]:
    asked = [item for item in form.items.values() if item.id in result["questions"]]
    tables: list[Marked] = []
    above = ""
    for item in asked:
        if item.above(words.language) not in ("", above):
            tables.append(tag("p", item.above(words.language), kind="above"))
        above = item.above(words.language)
        tables.append(_question(words, item, result["questions"][item.id]))
    head = tag("h2", words("result_questions_head"), kind="answers")
    return [head, tag("div", joined(tables), kind="two")]


def _question(words: Words, item: Item, numbers: Mapping[str, int]) -> Marked:
    if item.kind == "whole" and len(numbers) <= _MOST_ACROSS:
        head = ["", *(code or "?" for code in numbers)]
        across = rows([head, ["", *map(str, numbers.values())]], head=True, kind="across")
        return joined([tag("p", in_language(item.text, words.language), kind="asked"), across])
    lines = [[_label(words, item, code), str(n)] for code, n in numbers.items()]
    return rows([[in_language(item.text, words.language), ""], *lines], head=True)


def _label(words: Words, item: Item, code: str) -> str:
    if code == UNANSWERED:
        return words("unanswered")
    return words("given") if item.kind == "text" else item.label(code, words.language)


def _tables(words: Words, form: Form, result: Mapping[str, Any]) -> list[Marked]:
    if not form.tables:
        return []
    drawn = []
    for table, down, across in form.tables:
        one, side, top = result["tables"][table], form.items[down], form.items[across]
        drawn += [tag("p", f"↓ {side.asks(words.language)}", kind="above"),
                  tag("p", f"→ {top.asks(words.language)}", kind="above")]  # fmt: skip
        head = ["↓ →", *(_label(words, top, code) for code in one["columns"])]
        lines = [
            [_label(words, side, code), *map(str, cells)]
            for code, cells in zip(one["rows"], one["cells"], strict=True)
        ]
        drawn.append(rows([head, *lines], head=True))
    return [tag("h2", words("result_tables_head")), tag("div", *drawn, kind="small")]


def _text(words: Words, item: Item) -> str:
    return in_language(item.text, words.language)


def _texts(words: Words, form: Form, result: Mapping[str, Any]) -> list[Marked]:
    drawn: list[Marked] = []
    for name, texts in result.get("texts", {}).items():
        drawn += [tag("h2", _text(words, form.items[name])), listed(texts)]
    return drawn


def _checks(words: Words, result: Mapping[str, Any]) -> list[Marked]:
    if result["by"] != BALLOTS:
        return []
    return [
        tag("h2", words("result_checks_head")), tag("p", words("result_checks")),
        tag("div", joined(tag("div", grouped(check)) for check in result["checks"]), kind="checks"),
    ]  # fmt: skip
