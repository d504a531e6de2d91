"""The paper twin: two people enter the cards apart, look again where they differ, and count."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from count.cards import (
    SPOILT,
    YES,
    Card,
    Cards,
    answers_of,
    asked,
    columns,
    differences,
    fits,
    is_number,
    read_table,
    refuse_other_cards,
    template,
    to_table,
)
from count.counting import Written, result_paths, two_sheets, write_result
from count.forms import Form, read_form
from count.manifests import Manifest, read_manifest
from count.pages_result import result_html
from count.places import refuse_existing, writable_folder, write_new
from count.refusal import Refused
from count.result import PAPER, Counted, make_result, signed
from count.screen import Screen
from count.tally import Tally

_INITIALS = re.compile(r"\w{1,4}")
_PEOPLE = 2


@dataclass(frozen=True)
class Paper:
    """What a count of cards needs. given: how many cards were handed out, if that is known."""

    manifest: Path
    form: Path
    tables: tuple[Path, Path]
    out: Path
    on: date
    given: int | None = None
    initials: Sequence[str] = ()
    sheets: bool | None = None


def form_of(path: Path) -> Form:
    """The form in a file."""
    return read_form(form_text(path))


def manifest_of(path: Path) -> Manifest:
    """The manifest in a file."""
    return read_manifest(form_text(path))


def form_text(path: Path) -> str:
    """The exact text of a file; Refused where there is none."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as problem:
        raise Refused("file_unreadable", file=path.name) from problem


def write_template(screen: Screen, form: Form, cards: int, out: Path) -> None:
    """An empty table, and on the screen what may stand in it."""
    write_new(out, template(form, cards))
    screen.say("template_done", file=out)
    for item in asked(form):
        screen.line(f"{item.id}: {item.asks(screen.words.language)}")
        screen.line("   " + _options(screen, form, item.id))


def enter(screen: Screen, form: Form, out: Path) -> int:
    """One person enters card after card. How many; the file is written at the end, whole."""
    refuse_existing(out)
    screen.say("enter_intro")
    cards: Cards = {}
    while True:
        number = screen.ask("enter_card", next=len(cards) + 1)
        if number.lower() == screen.words("end_word"):
            break
        number = number or str(len(cards) + 1)
        if not is_number(number):
            screen.say("enter_number")
        elif int(number) in cards and not screen.agrees("enter_again", card=number):
            continue
        else:
            cards[int(number)] = _card(screen, form)
    write_new(out, to_table(form, dict(sorted(cards.items()))))
    screen.say("enter_done", file=out, cards=len(cards))
    return len(cards)


def _card(screen: Screen, form: Form) -> Card:
    card: Card = dict.fromkeys(columns(form), "")
    if screen.agrees("ask_spoilt"):
        return card | {SPOILT: YES}
    for item in asked(form):
        screen.line(item.asks(screen.words.language))
        card[item.id] = _cell(screen, form, item.id)
    return card


def _cell(screen: Screen, form: Form, name: str) -> str:
    while not fits(
        form, name, typed := screen.ask("ask_tick", options=_options(screen, form, name))
    ):
        screen.say("ask_tick_again")
    return typed


def _options(screen: Screen, form: Form, name: str) -> str:
    item, language = form.items[name], screen.words.language
    if item.kind == "whole":
        return f"{item.codes[0]}-{item.codes[-1]}"
    return ", ".join(f"{code} = {item.label(code, language)}" for code in item.codes)


def count_cards(screen: Screen, paper: Paper) -> Written:
    """The whole count of cards. Refused at any point leaves nothing behind."""
    manifest, form = manifest_of(paper.manifest), form_of(paper.form)
    if form.sha256 != manifest.form_sha256:
        raise Refused("form_other")
    folder = writable_folder(paper.out)
    refuse_existing(*result_paths(folder, manifest))
    cards = _agreed(screen, form, *(read_table(form, path) for path in paper.tables))
    if paper.given is not None and len(cards) > paper.given:
        raise Refused("cards_too_many", cards=len(cards), given=paper.given)
    if len(cards) < manifest.least_ballots:
        raise Refused("too_few", least=manifest.least_ballots)
    return _count(screen, paper, manifest, form, cards)


def _count(screen: Screen, paper: Paper, manifest: Manifest, form: Form, cards: Cards) -> Written:
    tally = Tally(form)
    for card in cards.values():
        if card[SPOILT]:
            tally.add_invalid()
        else:
            tally.add(answers_of(form, card))
    initials = _initials(screen, paper.initials)
    keys, numbers = two_sheets(screen, manifest) if _signs(screen, manifest, paper) else (None, ())
    counted = Counted(paper.on, PAPER, numbers, initials=initials)
    record = signed(_without_words(make_result(manifest, tally, counted), form), keys)
    given = screen.words("cards_unknown" if paper.given is None else "cards_given",
                         cards=len(cards), given=paper.given)  # fmt: skip
    page = result_html(screen.words, manifest, form, record, given)
    return write_result(screen, writable_folder(paper.out), manifest, record, page)


def _without_words(result: dict[str, object], form: Form) -> dict[str, object]:
    """Questions that ask for words were not entered, so nothing is said of them."""
    questions = result["questions"]
    assert isinstance(questions, dict)  # noqa: S101 - make_result wrote it
    kept = {name: numbers for name, numbers in questions.items() if name not in form.texts()}
    return {**result, "questions": kept}


def _agreed(screen: Screen, form: Form, one: Cards, other: Cards) -> Cards:
    """The cards after both looked again wherever they differed. Neither table is changed."""
    refuse_other_cards(one, other)
    agreed = {number: dict(card) for number, card in one.items()}
    while places := list(differences(agreed, other)):
        screen.say("differ", places=len(places))
        for number, name in places:
            _look_again(screen, form, agreed, other, (number, name))
    screen.say("agree", cards=len(agreed))
    return agreed


def _look_again(
    screen: Screen, form: Form, agreed: Cards, other: Cards, place: tuple[int, str]
) -> None:
    """Both look at the card; neither is told who wrote what."""
    number, name = place
    if name == SPOILT:
        value = YES if screen.agrees("look_spoilt", card=number) else ""
    else:
        question = form.items[name].asks(screen.words.language)
        screen.say("look_again", card=number, question=question)
        value = _cell(screen, form, name)
    agreed[number][name] = other[number][name] = value


def _initials(screen: Screen, given: Sequence[str]) -> tuple[str, ...]:
    initials = [one.strip().upper() for one in given]
    while len(initials) < _PEOPLE:
        initials.append(screen.ask("ask_initials", person=len(initials) + 1).upper())
        if not _INITIALS.fullmatch(initials[-1]) or len(set(initials)) != len(initials):
            screen.say("initials_again")
            initials.pop()
    if len(set(initials)) != _PEOPLE or not all(map(_INITIALS.fullmatch, initials)):
        raise Refused("initials_again")
    return tuple(initials)


def _signs(screen: Screen, manifest: Manifest, paper: Paper) -> bool:
    """Whether two sheets are typed to sign the result."""
    if manifest.opening is None or paper.sheets is False:
        return False
    return paper.sheets or screen.agrees("sheets_at_hand")
