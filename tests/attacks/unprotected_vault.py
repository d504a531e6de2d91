"""The vault's program with one protection off, as control of the attacks. Never shipped.

python -m tests.attacks.unprotected_vault PROTECTION serve --dir D --socket S --demo
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from unittest import mock

from vault import __main__ as program
from vault import core
from vault.protections import ALL
from vault.store import Store

PUT_OFF = 20


class LazyStore(Store):
    """Answers before it commits: fast, and forgets the last changes in a crash."""

    waiting = 0

    @contextmanager
    def change(self) -> Iterator[None]:
        if not self.db.in_transaction:
            self.db.execute("BEGIN IMMEDIATE")
        yield
        self.waiting += 1
        if self.waiting % PUT_OFF == 0:
            self.db.execute("COMMIT")


def main(protection: str, *words: str) -> int:
    if protection == "commit_before_reply":
        off = mock.patch.object(core, "Store", LazyStore)
    else:
        protections = replace(ALL, **{protection: False})
        off = mock.patch.object(program, "Core", partial(core.Core, protections=protections))
    with off:
        return program.main(list(words))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
