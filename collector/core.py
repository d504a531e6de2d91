"""What the collector does: opens rounds, takes ballots, says whether one is in, gives the box."""

import base64
import hashlib
from typing import Any

from collector.ballots import keep, read_ballot, read_check
from collector.manifest import Round, read_manifest
from collector.store import Found, Store
from collector.together import Together


class Refused(Exception):
    """why: unknown, other, closed, open or few."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Collector:
    """Rounds stay read: a manifest never changes."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.together = Together(store)
        self.rounds: dict[str, Round] = {}

    def open(self, manifest: str, form: str) -> None:
        """Again: the same. One manifest, and so one signing key, for a round; ValueError for one
        that cannot be used."""
        fresh = read_manifest(manifest, form)
        self.store.open(fresh.name, manifest, form)
        kept = self._found(fresh.name)
        if (kept.manifest, kept.form) != (manifest, form):
            raise Refused("other")
        if kept.closed:
            raise Refused("closed")

    def take(self, round_id: str, body: bytes) -> str:
        """in, when it is on disk. ValueError, BadToken or Refused otherwise."""
        of = self.round(round_id)
        word = self.together.add(round_id, keep(read_ballot(body, of), of))
        if word != "in":
            raise Refused(word)
        return word

    def is_in(self, round_id: str, body: bytes) -> bool:
        """Whether a ballot with this check number lies here."""
        return self.store.has(round_id, *read_check(body))

    def is_ready(self, round_id: str, at_least: int) -> bool:
        """All that is told of a count while the round is open; never for fewer than the manifest's
        own least."""
        if at_least < self.round(round_id).least_ballots:
            raise Refused("few")
        return self.store.count(round_id) >= at_least

    def close(self, round_id: str) -> None:
        """Take no more."""
        self._found(round_id)
        self.store.close_round(round_id)

    def export(self, round_id: str) -> dict[str, Any]:
        """The box. signed and passes: the web knows them, from the issuer and itself."""
        found = self._found(round_id)
        if not found.closed:
            raise Refused("open")
        rows = self.store.box(round_id)
        return {
            "format": "naast-box-1",
            "manifest": found.manifest,
            "form": found.form,
            "signed": None,
            "passes": None,
            "ballots": [[_b64(part) for part in row] for row in sorted(rows, key=_hash)],
        }

    def destroy(self, round_id: str) -> None:
        """Everything of the round; of one that is not known nothing, and that is well."""
        self.rounds.pop(round_id, None)
        self.store.destroy(round_id)

    def round(self, round_id: str) -> Round:
        """Refused unknown."""
        if round_id not in self.rounds:
            found = self._found(round_id)
            self.rounds[round_id] = read_manifest(found.manifest, found.form)
        return self.rounds[round_id]

    def _found(self, round_id: str) -> Found:
        found = self.store.find(round_id)
        if found is None:
            raise Refused("unknown")
        return found


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _hash(row: tuple[bytes, bytes, bytes]) -> bytes:
    return hashlib.sha256(row[0]).digest()
