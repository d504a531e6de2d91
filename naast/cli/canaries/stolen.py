"""The half of a thief: gathers all that looks sealed, and opens it with a stolen vault."""

import base64
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from django.apps import apps

from naast.cli.canaries.pieces import Row
from naast.privacy.classes import PrivacyClass
from naast.privacy.sealing import BLOCK_BYTES, SEALED_V1, SealBroken, unseal

# A wrap as the vault gives it (66 bytes), and one as intake makes it (1174): version, kind and the
# number of an epoch, which is small.
_WRAP = re.compile(rb"(?s)\x01(?:\x02\0\0.{62}|\x01\0\0.{1170})")
_RUN_OF_ZEROS = b"\0" * 4  # never within anything sealed
_SEAL_BYTES = 29  # version, nonce and tag
_UUID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Keys = dict[UUID, set[bytes]]


@dataclass
class Loot:
    """What is worth trying keys on. places: where each sealed value was seen."""

    ids: set[UUID] = field(default_factory=set)
    wraps: set[bytes] = field(default_factory=set)
    places: dict[bytes, set[str]] = field(default_factory=lambda: defaultdict(set))

    def take_piece(self, piece: bytes) -> None:
        """Wraps at any place of a file, also in what was deleted and not yet overwritten."""
        for found in _WRAP.finditer(piece):
            if _RUN_OF_ZEROS not in found.group()[6:]:
                self.wraps.add(found.group())

    def take_row(self, row: Row, place: str) -> None:
        """Sealed values, and ids of cases: those beside a sealed value or called case_id."""
        sealed = [value for value in row.values.values() if _is_sealed(value)]
        for value in sealed:
            self.places[value].add(place)
        for name, value in row.values.items():
            self.take_piece(value)
            if name == "case_id" or (sealed and name == "id"):
                self.ids |= _as_uuid(value)

    def keys(self, vault: Path) -> Keys:
        """Case keys that open with anything in a copy of the vault's folder."""
        asked = {
            "ids": sorted(map(str, self.ids)),
            "wraps": [base64.b64encode(wrap).decode() for wrap in sorted(self.wraps)],
        }
        answer = subprocess.run(
            [sys.executable, "-P", "-m", "vault.thief", "--dir", str(vault)],
            input=json.dumps(asked).encode(),
            stdout=subprocess.PIPE,
            check=True,
        )
        keys: Keys = defaultdict(set)
        for case_id, key in json.loads(answer.stdout)["keys"]:
            keys[UUID(case_id)].add(base64.b64decode(key))
        return keys

    def opened(self, keys: Keys) -> Iterator[tuple[bytes, str]]:
        """What the keys unseal, as JSON, with each place where it was seen."""
        for blob, places in self.places.items():
            for plain in _unsealed(blob, keys):
                for place in places:
                    yield plain, place


def _unsealed(blob: bytes, keys: Keys) -> Iterator[bytes]:
    for case_id, some in keys.items():
        for key in some:
            for context in contexts_of(case_id):
                try:
                    value = unseal(key, blob, context)
                except SealBroken:
                    continue
                yield json.dumps(value, ensure_ascii=False).encode()


def contexts_of(case_id: UUID) -> Iterable[str]:
    """What each sealed column of the product is bound to."""
    for model in apps.get_models():
        for name, privacy in getattr(model, "PRIVACY", {}).items():
            if privacy.kind is PrivacyClass.SEALED:
                yield f"case:{case_id}|{model._meta.label}.{name}|v1"


def _is_sealed(value: bytes) -> bool:
    return value[:1] == SEALED_V1 and len(value) % BLOCK_BYTES == _SEAL_BYTES


def _as_uuid(value: bytes) -> set[UUID]:
    text = value.decode("ascii", "replace").lower()
    return {UUID(text)} if _UUID.fullmatch(text) else set()
