"""What is said on the screen and typed on the keyboard. Nothing typed is written anywhere."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from count.refusal import Refused
from count.sheets import LINES, Sheet, from_parts, read_line
from count.words import Words

_WIDTH = 78
# A screen of its own, which keeps no lines to scroll back to; and the way back.
_ASIDE, _BACK, _CLEAR = "\x1b[?1049h", "\x1b[?1049l", "\x1b[2J\x1b[3J\x1b[H"


@dataclass
class Screen:
    """A plain terminal, driven by keyboard only. told: where it writes; typed: where it reads."""

    words: Words
    typed: TextIO
    told: TextIO

    def line(self, text: str = "") -> None:
        """One paragraph, broken at spaces; what begins with a space stays as it is."""
        kept = text.startswith(" ") or not text
        self._write((text if kept else textwrap.fill(text, _WIDTH)) + "\n")

    def say(self, key: str, **facts: object) -> None:
        """A sentence, or several."""
        for text in self.words.lines(key, **facts):
            self.line(text)

    def refuse(self, refused: Refused) -> None:
        """Why not."""
        self.say(refused.key, **refused.facts)

    def ask(self, key: str, **facts: object) -> str:
        """What was typed. Refused when the keyboard is gone or somebody pressed Ctrl+C."""
        self._write(self.words(key, **facts) + " ")
        try:
            answer = self.typed.readline()
        except KeyboardInterrupt as problem:
            raise Refused("stopped") from problem
        if not answer:
            raise Refused("stopped")
        return answer.strip()

    def agrees(self, key: str, **facts: object) -> bool:
        """Yes or no; asked again until it is one of them."""
        yes, no = self.words("yes"), self.words("no")
        while (answer := self.ask(key, yes=yes, no=no, **facts).lower()) not in (yes, no):
            self.say("yes_or_no", yes=yes, no=no)
        return answer == yes

    def go_on(self, key: str, **facts: object) -> None:
        """Wait for the Enter key."""
        self.ask(key, **facts)

    def sheet(self, key: str, **facts: object) -> Sheet:
        """A sheet typed line by line, on a screen that is wiped; a wrong line is asked again."""
        with self.aside():
            self.say(key, **facts)
            while True:
                try:
                    return from_parts([self._sheet_line(n) for n in range(1, LINES + 1)])
                except Refused as refused:
                    if refused.key == "stopped":
                        raise
                    self.refuse(refused)

    def _sheet_line(self, number: int) -> bytes:
        while True:
            try:
                return read_line(number, self.ask("ask_line", line=number))
            except Refused as refused:
                if refused.key == "stopped":
                    raise
                self.refuse(refused)

    def aside(self) -> "_Aside":
        """A part of the talk that does not stay on the screen."""
        return _Aside(self._write if self.told.isatty() else _nowhere)

    def _write(self, text: str) -> None:
        self.told.write(text)
        self.told.flush()


class _Aside:
    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write

    def __enter__(self) -> None:
        self._write(_ASIDE + _CLEAR)

    def __exit__(self, *_: object) -> None:
        self._write(_CLEAR + _BACK)


def _nowhere(_: str) -> None:
    """Into a pipe no signs for a screen are written."""
