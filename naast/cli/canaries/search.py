"""One search for a person in everything that lies below a folder. It reads and changes nothing."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from naast.cli.canaries.layers import hidden_in
from naast.cli.canaries.pieces import SQLITE, pieces_of, rows_of
from naast.cli.canaries.stolen import Loot
from naast.cli.canaries.words import Canaries, Canary

DEEPEST = 4  # disguises one inside the other
IN_CLEAR, STOLEN_KEY = "in clear", "opened with a stolen key"
Hit = tuple[Canary, str]


@dataclass(frozen=True)
class Match:
    """A canary that was found. place: the file, and the column where there is one."""

    canary: Canary
    place: str
    how: str


@dataclass(frozen=True)
class Found:
    """matches: each once per place and disguise; keys: of how many cases a stolen vault has one."""

    matches: tuple[Match, ...]
    tables: int
    places: tuple[str, ...]
    keys: int

    @property
    def canaries(self) -> frozenset[Canary]:
        """Those that were found anywhere."""
        return frozenset(match.canary for match in self.matches)

    @property
    def without_keys(self) -> tuple[Match, ...]:
        """Matches for which nothing had to be stolen from the vault."""
        return tuple(match for match in self.matches if match.how != STOLEN_KEY)

    def sealed_in(self, folder: str) -> frozenset[Canary]:
        """What a thief with the vault's keys reads below that folder."""
        inside = (m for m in self.matches if m.how == STOLEN_KEY and m.place.startswith(folder))
        return frozenset(match.canary for match in inside)


def search(folder: Path, canaries: Canaries, *, vault: Path) -> Found:
    """Every file below the folder: whole, in pieces, value by value, and under every stolen key.

    vault: the vault's folder; it is copied first, as a thief would.
    """
    looking = _Looking(canaries)
    places = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in places:
        looking.at_file(path, str(path.relative_to(folder)))
    keys = looking.with_stolen(vault)
    matches = sorted(looking.matches, key=lambda one: (one.place, one.how, one.canary.text))
    names = tuple(str(path.relative_to(folder)) for path in places)
    return Found(tuple(matches), looking.tables, names, keys)


@dataclass
class _Looking:
    """One search under way. known: what was found in bytes met before, by their hash."""

    canaries: Canaries
    matches: set[Match] = field(default_factory=set)
    tables: int = 0
    loot: Loot = field(default_factory=Loot)
    known: dict[int, frozenset[Hit]] = field(default_factory=dict)

    def at_file(self, path: Path, place: str) -> None:
        data = path.read_bytes()
        self._note(self._hits(place.encode(), DEEPEST), place)
        for piece in pieces_of(data):
            if hash(piece) not in self.known:
                self.loot.take_piece(piece)
            self._note(self._hits(piece, DEEPEST), place)
        if data.startswith(SQLITE):
            self._at_database(path, place)

    def _at_database(self, path: Path, place: str) -> None:
        for table, rows in rows_of(path):
            self.tables += 1
            for row in rows:
                self.loot.take_row(row, place)
                for column, value in row.values.items():
                    self._note(self._hits(value, DEEPEST), f"{place}: {table}.{column}")

    def with_stolen(self, vault: Path) -> int:
        """Opens what it can; of how many cases the thief has a key."""
        with tempfile.TemporaryDirectory(prefix="naast-stolen-") as place:
            stolen = shutil.copytree(vault, Path(place) / "vault")
            keys = self.loot.keys(stolen)
        for plain, where in self.loot.opened(keys):
            self._note({(one, STOLEN_KEY) for one in self.canaries.found_in(plain)}, where)
        return len(keys)

    def _hits(self, data: bytes, depth: int) -> frozenset[Hit]:
        """What stands in the bytes, and in whatever they hide."""
        number = hash(data)
        if number not in self.known:
            self.known[number] = frozenset()  # bytes that hide themselves end here
            self.known[number] = frozenset(self._looked(data, depth))
        return self.known[number]

    def _looked(self, data: bytes, depth: int) -> Iterator[Hit]:
        for one in self.canaries.found_in(data):
            yield one, IN_CLEAR
        if depth:
            for name, inner in hidden_in(data):
                for one, _how in self._hits(inner, depth - 1):
                    yield one, name

    def _note(self, hits: set[Hit] | frozenset[Hit], place: str) -> None:
        self.matches |= {Match(canary, place, how) for canary, how in hits}
