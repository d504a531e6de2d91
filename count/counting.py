"""The count: a box looked through, two sheets typed, everything opened at once, sums written."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from count.ballots import Invalid, check_number, open_ballot, read_answers
from count.box import Box, read_box, sums, verify_tokens
from count.encoding import canonical
from count.keys import Keys, open_keys
from count.manifests import Manifest
from count.pages import grouped
from count.pages_result import result_html
from count.places import EVERYBODY, refuse_existing, writable_folder, write_new
from count.refusal import Refused
from count.result import BALLOTS, Counted, make_result, signed
from count.screen import Screen
from count.tally import Tally

MARK_SIGNS = 16  # of the round's mark, as many as stand on a card
_TRIES = 3


@dataclass(frozen=True)
class Written:
    """The two files of a count."""

    result: Path
    page: Path
    record: dict[str, Any]


def count_box(screen: Screen, path: Path, out: Path, on: date, mark: str = "") -> Written:
    """The whole count. Refused at any point leaves nothing behind."""
    box = read_box(path)
    folder = writable_folder(out)
    refuse_existing(*result_paths(folder, box.manifest))
    verify_tokens(box)
    _tell_box(screen, box)
    compare_mark(screen, box.manifest, mark)
    keys, numbers = two_sheets(screen, box.manifest)
    tally = _opened(screen, box, keys)
    checks = tuple(check_number(message) for message, _, _ in box.ballots)
    if tally.accepted < box.manifest.least_ballots:
        raise Refused("too_few_valid", least=box.manifest.least_ballots)
    texts = _moderated(screen, tally)
    counted = Counted(on, BALLOTS, numbers, checks, texts=texts)
    record = signed(make_result(box.manifest, tally, counted), keys)
    sentence = screen.words("sums", **sums(box))
    page = result_html(screen.words, box.manifest, box.form, record, sentence)
    return write_result(screen, folder, box.manifest, record, page)


def result_paths(folder: Path, manifest: Manifest) -> tuple[Path, Path]:
    """Where result and page go."""
    word = "REHEARSAL-" if manifest.rehearsal else ""
    name = f"{word}result-{manifest.round[:8]}"
    return folder / f"{name}.json", folder / f"{name}.html"


def write_result(
    screen: Screen, folder: Path, manifest: Manifest, record: dict[str, Any], page: str
) -> Written:
    """Both files or none; then what to destroy."""
    result, sheet = result_paths(folder, manifest)
    write_new(result, canonical(record), EVERYBODY)
    try:
        write_new(sheet, page)
    except Refused:
        result.unlink(missing_ok=True)
        raise
    counted = record["result"]
    screen.say(
        "count_done", accepted=counted["accepted"], invalid=counted["invalid"],
        result=result, page=sheet,
    )  # fmt: skip
    screen.say("band_rehearsal" if counted["rehearsal"] else f"destroy_{counted['by']}")
    return Written(result, sheet, record)


def compare_mark(screen: Screen, manifest: Manifest, given: str = "") -> None:
    """The keepers type what stands on paper; Refused when it is another round than the file's."""
    right = manifest.mark.hex()[:MARK_SIGNS]
    if given:
        if _mark_signs(given) != right:
            raise Refused("mark_other")
        return
    screen.say("mark_why")
    if manifest.rehearsal:
        screen.say("mark_rehearsal", mark=grouped(right))
    for _ in range(_TRIES):
        if _mark_signs(screen.ask("ask_mark")) == right:
            screen.say("mark_right")
            return
        screen.say("mark_again")
    raise Refused("mark_other")


def _mark_signs(typed: str) -> str:
    return "".join(typed.lower().replace("-", " ").split())[:MARK_SIGNS]


def two_sheets(screen: Screen, manifest: Manifest) -> tuple[Keys, tuple[int, int]]:
    """The keys, and the numbers of the sheets that opened them."""
    if manifest.opening is None:
        raise Refused("manifest_paper")
    screen.say("sheets_intro", mark=grouped(manifest.opening["mark"]))
    while True:
        one = screen.sheet("sheet_first")
        other = screen.sheet("sheet_second", number=one.number)
        try:
            return open_keys(manifest.opening, [one, other]), (one.number, other.number)
        except Refused as refused:
            screen.refuse(refused)
        if not screen.agrees("sheets_once_more"):
            raise Refused("stopped")


def _opened(screen: Screen, box: Box, keys: Keys) -> Tally:
    tally = Tally(box.form)
    for _, _, wrapped in box.ballots:
        try:
            tally.add(read_answers(box.form, open_ballot(keys, box.manifest, wrapped)))
        except Invalid:
            tally.add_invalid()
    screen.say("opened")
    return tally


def _moderated(screen: Screen, tally: Tally) -> dict[str, list[str]]:
    """What was written, text by text kept or struck by the keepers; the rest is dropped."""
    texts = tally.texts()
    if any(texts.values()):
        screen.say("texts_intro")
    return {name: [text for text in given if _kept(screen, text)] for name, given in texts.items()}


def _kept(screen: Screen, text: str) -> bool:
    with screen.aside():
        screen.line()
        screen.line(_printable(text))
        screen.line()
        return screen.agrees("text_keep")


def _printable(text: str) -> str:
    """Signs that could move the cursor, or hide what stands there, are shown as a question."""
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else "?" for sign in text)


def _tell_box(screen: Screen, box: Box) -> None:
    screen.say("box_right", hospital=box.manifest.hospital, round=box.manifest.round)
    screen.say("sums", **sums(box))
    if None in (box.signed, box.passes):
        screen.say("sums_unknown")
