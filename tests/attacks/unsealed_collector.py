"""The collector's program with sealing switched off, as control of the attacks. Never shipped.

Its page sends answers readable in the room of a sealed ballot, and it wraps nothing for rest.
python -m tests.attacks.unsealed_collector serve --dir D --socket S --port P
"""

import sys
from collections.abc import Callable
from unittest import mock

from collector import __main__ as program
from collector import app, ballots
from collector.page_files import page_files

READABLE = b"""import { join } from "./bytes.js";
export const seal = async (key, info, plain) => join(new Uint8Array(65), plain, new Uint8Array(16));
"""


class Unwrapped:
    """Like a suite of HPKE, and gives back what it gets."""

    @staticmethod
    def encrypt(plain: bytes, key: object, info: bytes) -> bytes:
        return plain


def unsealed(files: Callable[[], dict[str, tuple[str, bytes]]]) -> dict[str, tuple[str, bytes]]:
    """The page's files with one of them exchanged."""
    kept = files()
    kind, _ = kept["/page/hpke.js"]
    return kept | {"/page/hpke.js": (kind, READABLE)}


def main(words: list[str]) -> int:
    files = unsealed(page_files)
    with (
        mock.patch.object(ballots, "SUITE", Unwrapped),
        mock.patch.object(app, "page_files", lambda: files),
    ):
        return program.main(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
