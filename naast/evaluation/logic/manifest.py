"""The manifest: everything of a round that a pass promises. Its hash is the round's mark."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from naast.evaluation.logic.encoding import canonical, sha256
from naast.evaluation.logic.rounds import BALLOT_BYTES


@dataclass(frozen=True)
class Named:
    """What a manifest names beside the keys."""

    code: str
    hospital: str
    issuer: str
    collector: str
    form: str
    least_ballots: int
    least_supporters: int
    opened_on: date


def manifest_of(named: Named, *, opening: Mapping[str, Any], issuer_key: str) -> str:
    """The exact text. Of the day only the month. On paper without keys: nothing is sealed."""
    return canonical(
        {
            "format": "naast-round-1",
            "round": named.code,
            "hospital": named.hospital,
            "issuer_key": issuer_key or None,
            "issuer": named.issuer,
            "collector": named.collector,
            "opening": dict(opening) or None,
            "form_sha256": sha256(named.form),
            "ballot_bytes": BALLOT_BYTES,
            "least_ballots": named.least_ballots,
            "least_supporters": named.least_supporters,
            "opened": f"{named.opened_on:%Y-%m}",
        }
    )
