"""python -m count …: what can be asked for, and how it ends."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

from count import counting, hand, looking, places, prepare, rehearsal
from count.pages_sheet import ceremony_html
from count.refusal import Refused
from count.screen import Screen
from count.words import LANGUAGES, Words

DONE, REFUSED = 0, 1
_LANGUAGE = "--language"
Answer = dict[str, Any]


def run(words: Sequence[str], typed: TextIO, told: TextIO, aside: TextIO) -> int:
    """One command. With --json the talk goes aside and the end is one line of JSON."""
    language = _language(words)
    options = _parser(Words(language)).parse_args(words)
    screen = Screen(Words(language), typed, aside if options.json else told)
    try:
        answer = options.does(screen, options)
    except Refused as refused:
        return _refuse(screen, refused, told, as_json=options.json)
    except KeyboardInterrupt:
        return _refuse(screen, Refused("stopped"), told, as_json=options.json)
    if options.json:
        print(json.dumps({"ok": True, **answer}, ensure_ascii=False), file=told)
    return DONE


def main() -> int:
    """With the keyboard and the screen of this computer, whatever signs they know."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    return run(sys.argv[1:], sys.stdin, sys.stdout, sys.stderr)


def _refuse(screen: Screen, refused: Refused, told: TextIO, *, as_json: bool) -> int:
    screen.line()
    screen.refuse(refused)
    if as_json:
        message = screen.words(refused.key, **refused.facts)
        answer = {"ok": False, "why": refused.key, "message": message}
        print(json.dumps(answer, ensure_ascii=False), file=told)
    return REFUSED


def _language(words: Sequence[str]) -> str:
    """Needed before everything else is read, for the help itself is in it."""
    found = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    found.add_argument(_LANGUAGE, default=LANGUAGES[0])
    language = str(found.parse_known_args(list(words))[0].language)
    return language if language in LANGUAGES else LANGUAGES[0]


def _prepare(screen: Screen, options: argparse.Namespace) -> Answer:
    prepare.refuse_network(anyway=options.network_anyway)
    wish = prepare.Wish(options.keepers, options.out, options.pages, options.by_hand, options.date)
    return {"opening": str(prepare.prepare(screen, wish))}


def _count(screen: Screen, options: argparse.Namespace) -> Answer:
    prepare.refuse_network(anyway=options.network_anyway)
    return _written(
        counting.count_box(screen, options.box, options.out, options.date, options.mark)
    )


def _rehearse(screen: Screen, options: argparse.Namespace) -> Answer:
    form = hand.form_text(options.form) if options.form else ""
    quick = options.quick
    return _written(rehearsal.rehearse(screen, options.out, options.date, quick=quick, form=form))


def _ceremony(screen: Screen, options: argparse.Namespace) -> Answer:
    path = places.writable_folder(options.out) / f"ceremony-{screen.words.language}.html"
    places.write_new(path, ceremony_html(screen.words))
    screen.say("ceremony_done", file=path)
    return {"page": str(path)}


def _hand_template(screen: Screen, options: argparse.Namespace) -> Answer:
    form = hand.form_of(options.form)
    hand.write_template(screen, form, options.cards, options.out)
    return {"table": str(options.out)}


def _hand_enter(screen: Screen, options: argparse.Namespace) -> Answer:
    return {"cards": hand.enter(screen, hand.form_of(options.form), options.out)}


def _hand_count(screen: Screen, options: argparse.Namespace) -> Answer:
    return _written(hand.count_cards(screen, hand.Paper(
        options.manifest, options.form, (options.one, options.other), options.out, options.date,
        options.given, options.initials or (), options.sheets,
    )))  # fmt: skip


def _written(written: counting.Written) -> Answer:
    result = written.record["result"]
    return {
        "result": str(written.result), "page": str(written.page),
        "accepted": result["accepted"], "invalid": result["invalid"],
        "rehearsal": result["rehearsal"],
    }  # fmt: skip


def _look(screen: Screen, options: argparse.Namespace) -> Answer:
    return looking.look(screen, options.file)


def _try(screen: Screen, options: argparse.Namespace) -> Answer:
    return looking.try_sheets(screen, options.opening)


def _check(screen: Screen, options: argparse.Namespace) -> Answer:
    return looking.check(screen, options.result, options.manifest, options.form, options.box)


def _parser(words: Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m count", description=words("help_count_tool"))
    commands = parser.add_subparsers(required=True, metavar=words("help_metavar"))

    def command(
        name: str, does: Callable[[Screen, argparse.Namespace], Answer], under: Any = commands
    ) -> argparse.ArgumentParser:
        text = words("help_" + does.__name__.strip("_"))
        made: argparse.ArgumentParser = under.add_parser(name, help=text, description=text)
        made.set_defaults(does=does)
        made.add_argument(
            _LANGUAGE, choices=LANGUAGES, default=LANGUAGES[0], help=words("help_language")
        )
        made.add_argument("--json", action="store_true", help=words("help_json"))
        return made

    _add_ceremonies(words, command)
    paper = commands.add_parser("hand", help=words("help_hand"), description=words("help_hand"))
    under = paper.add_subparsers(required=True, metavar=words("help_metavar"))
    _add_paper(words, lambda name, does: command(name, does, under))
    return parser


Add = Callable[..., argparse.ArgumentParser]


def _add_ceremonies(words: Words, command: Add) -> None:
    made = command("prepare", _prepare)
    made.add_argument("--keepers", type=int, choices=(3, 4), default=3, help=words("help_keepers"))
    made.add_argument("--pages", type=Path, help=words("help_pages"))
    made.add_argument("--by-hand", action="store_true", help=words("help_by_hand"))
    _add_out(words, made, network=True)
    made = command("count", _count)
    made.add_argument("box", type=Path, help=words("help_box"))
    made.add_argument("--mark", default="", help=words("help_mark"))
    _add_out(words, made, network=True)
    made = command("rehearse", _rehearse)
    made.add_argument("--quick", action="store_true", help=words("help_quick"))
    made.add_argument("--form", type=Path, help=words("help_form"))
    _add_out(words, made)
    made = command("ceremony", _ceremony)
    _add_out(words, made)
    command("try", _try).add_argument("opening", type=Path, help=words("help_opening"))
    command("look", _look).add_argument("file", type=Path, help=words("help_file"))
    made = command("check", _check)
    made.add_argument("result", type=Path, help=words("help_result"))
    for name in ("box", "manifest", "form"):
        made.add_argument(f"--{name}", type=Path, help=words(f"help_{name}"))


def _add_paper(words: Words, command: Add) -> None:
    made = command("template", _hand_template)
    made.add_argument("form", type=Path, help=words("help_form"))
    made.add_argument("--cards", type=int, required=True, help=words("help_cards"))
    made.add_argument("--out", type=Path, required=True, help=words("help_table"))
    made = command("enter", _hand_enter)
    made.add_argument("form", type=Path, help=words("help_form"))
    made.add_argument("--out", type=Path, required=True, help=words("help_table"))
    made = command("count", _hand_count)
    made.add_argument("one", type=Path, help=words("help_table"))
    made.add_argument("other", type=Path, help=words("help_table"))
    for name in ("manifest", "form"):
        made.add_argument(f"--{name}", type=Path, required=True, help=words(f"help_{name}"))
    made.add_argument("--given", type=int, help=words("help_given"))
    made.add_argument("--initials", nargs=2, help=words("help_initials"))
    made.add_argument("--sheets", action=argparse.BooleanOptionalAction, help=words("help_sheets"))
    _add_out(words, made)


def _add_out(words: Words, made: argparse.ArgumentParser, *, network: bool = False) -> None:
    made.add_argument("--out", type=Path, default=Path(), help=words("help_out"))
    made.add_argument(
        "--date", type=date.fromisoformat, default=date.today(), help=words("help_date")
    )
    if network:
        made.add_argument(
            "--network-anyway", action="store_true", help=words("help_network_anyway")
        )
