"""Paper cards as two people entered them, each alone: a table per person, compared card by card."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path

from count.forms import Answer, Form, Item
from count.refusal import Refused

CARD, SPOILT, YES = "card", "spoilt", "x"
MOST_CARDS = 5000
Card = dict[str, str]  # item id, or SPOILT, to what was entered; blank for no tick
Cards = dict[int, Card]


def columns(form: Form) -> list[str]:
    """What a card is asked for; words on a card are read by nobody."""
    return [SPOILT, *(item.id for item in asked(form))]


def asked(form: Form) -> list[Item]:
    """Questions that can be ticked."""
    return [item for item in form.items.values() if item.codes]


def template(form: Form, cards: int) -> str:
    """An empty table for one person."""
    return to_table(form, {number: {} for number in range(1, cards + 1)})


def to_table(form: Form, cards: Cards) -> str:
    """The table of what one person entered."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([CARD, *columns(form)])
    writer.writerows(
        [n, *(card.get(name, "") for name in columns(form))] for n, card in cards.items()
    )
    return text.getvalue()


def read_table(form: Form, path: Path) -> Cards:
    """What one person entered; Refused names the first place that cannot be."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise Refused("file_unreadable", file=path.name) from problem
    first = text.partition("\n")[0]
    lines = csv.DictReader(
        StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    if [name.strip() for name in lines.fieldnames or ()] != [CARD, *columns(form)]:
        raise Refused("table_head", file=path.name)
    cards: Cards = {}
    for line in lines:
        number, card = _read_line(form, path.name, {k: v for k, v in line.items() if k})
        if number in cards:
            raise Refused("table_card_twice", file=path.name, card=number)
        cards[number] = card
    return cards


def _read_line(form: Form, file: str, line: Mapping[str, str | None]) -> tuple[int, Card]:
    cells = {name.strip(): (text or "").strip() for name, text in line.items()}
    number = cells.pop(CARD)
    if not is_number(number):
        raise Refused("table_number", file=file, card=number)
    for name, text in cells.items():
        if not fits(form, name, text):
            raise Refused("table_cell", file=file, card=number, column=name)
    return int(number), {
        name: text.lower() if name == SPOILT else text for name, text in cells.items()
    }


def is_number(text: str) -> bool:
    """Whether it can be stamped on a card."""
    return text.isascii() and text.isdigit() and len(text) <= 9 and 0 < int(text) <= MOST_CARDS


def fits(form: Form, name: str, text: str) -> bool:
    """Whether this can stand in the column."""
    if name == SPOILT:
        return text.lower() in ("", YES)
    return not text or text in form.items[name].codes


def differences(one: Cards, other: Cards) -> Iterator[tuple[int, str]]:
    """Places where the two differ: number of the card, and column. Spoilt for both is the same."""
    for number, card in sorted(one.items()):
        twin = other[number]
        if card[SPOILT] != twin[SPOILT]:
            yield number, SPOILT
        elif not card[SPOILT]:
            yield from ((number, name) for name in card if card[name] != twin[name])


def refuse_other_cards(one: Cards, other: Cards) -> None:
    """Both entered the same cards."""
    apart = sorted(set(one) ^ set(other))
    if apart:
        raise Refused("cards_apart", cards=", ".join(map(str, apart[:10])))


def answers_of(form: Form, card: Card) -> dict[str, Answer]:
    """A card as a row of answers."""
    whole = {item.id for item in asked(form) if item.kind == "whole"}
    given = {name: text for name, text in card.items() if text and name != SPOILT}
    return {name: int(text) if name in whole else text for name, text in given.items()}
