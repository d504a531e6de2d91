"""The keepers' new sheets: made, put on paper, typed back, and only then the opening file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from count.encoding import canonical
from count.keys import new_opening, open_keys
from count.pages import grouped
from count.pages_sheet import sheet_html, sheet_text, shown
from count.places import (
    DISK,
    EVERYBODY,
    MEMORY,
    NETWORK,
    UNKNOWN,
    kind_of,
    memory_folder,
    networks_up,
    refuse_existing,
    wipe,
    writable_folder,
    write_new,
)
from count.refusal import Refused
from count.screen import Screen
from count.sheets import Sheet, to_lines


@dataclass(frozen=True)
class Wish:
    """pages: where the pages stand until they are printed; None: in memory."""

    keepers: int
    out: Path
    pages: Path | None
    by_hand: bool
    made_on: date


def refuse_network(*, anyway: bool) -> None:
    """A machine with a network that is up is no place for sheets."""
    up = networks_up()
    if up and not anyway:
        raise Refused("network_up", names=", ".join(up))


def prepare(screen: Screen, wish: Wish) -> Path:
    """The opening file's path, once each sheet was typed back as it stands on paper."""
    out = writable_folder(wish.out)
    pages = None if wish.by_hand else _pages_folder(screen, wish)
    opening, sheets = new_opening(wish.keepers, wish.made_on)
    path = out / opening_name(opening)
    refuse_existing(path)
    screen.say("prepare_intro", keepers=wish.keepers)
    screen.go_on("enter_everybody")
    if pages is None:
        _copy_by_hand(screen, sheets)
    else:
        _print(screen, opening, sheets, pages)
        _type_back_all(screen, sheets)
    for pair in combinations(sheets, 2):
        open_keys(opening, pair)
    write_new(path, canonical(opening), EVERYBODY)
    _tell(screen, opening, path)
    return path


def opening_name(opening: Mapping[str, Any]) -> str:
    """What the opening file is called."""
    word = "REHEARSAL-" if opening["rehearsal"] else ""
    return f"{word}opening-{opening['mark']}.json"


def _tell(screen: Screen, opening: Mapping[str, Any], path: Path) -> None:
    screen.say("prepare_done", file=path, mark=grouped(opening["mark"]), fingerprint=shown(opening))


def _pages_folder(screen: Screen, wish: Wish) -> Path:
    """Where pages with secrets may stand for a few minutes; Refused on a network."""
    folder = wish.pages or memory_folder()
    if folder is None:
        raise Refused("pages_nowhere")
    kind = kind_of(folder)
    if kind == NETWORK:
        raise Refused("pages_network", folder=folder)
    if kind in (DISK, UNKNOWN):
        screen.say("pages_disk", folder=folder)
        if not screen.agrees("go_on_all_the_same"):
            raise Refused("stopped")
    elif kind == MEMORY:
        screen.say("pages_memory", folder=folder)
    return writable_folder(folder)


def _print(screen: Screen, opening: Mapping[str, Any], sheets: list[Sheet], folder: Path) -> None:
    drawn = {
        folder / f"naast-sheet-{sheet.number}.{ending}": draw(screen.words, opening, sheet)
        for ending, draw in (("html", sheet_html), ("txt", sheet_text))
        for sheet in sheets
    }
    refuse_existing(*drawn)
    try:
        for path, text in drawn.items():
            write_new(path, text)
        screen.say(
            "print_how", files="  ".join(str(path) for path in drawn if path.suffix == ".html")
        )
        screen.go_on("enter_printed")
    finally:
        for path in drawn:
            wipe(path)
    screen.say("print_wiped")


def _copy_by_hand(screen: Screen, sheets: list[Sheet]) -> None:
    for sheet in sheets:
        screen.go_on("hand_turn", number=sheet.number)
        while True:
            with screen.aside():
                screen.say("hand_copy", number=sheet.number)
                for n, line in enumerate(to_lines(sheet), 1):
                    screen.line(f"   {n}.   {line}")
                screen.go_on("enter_copied")
            if _typed_back(screen, sheet):
                break


def _type_back_all(screen: Screen, sheets: list[Sheet]) -> None:
    for sheet in sheets:
        screen.go_on("type_turn", number=sheet.number)
        while not _typed_back(screen, sheet):
            pass


def _typed_back(screen: Screen, sheet: Sheet) -> bool:
    """Whether what stands on paper is the sheet; proves that it can be read."""
    same = screen.sheet("type_back", number=sheet.number) == sheet
    screen.say("type_right" if same else "type_other", number=sheet.number)
    return same
