"""Whether what is stored of a year is still what was published: bytes, mark, signature, log."""

import json
from collections.abc import Mapping
from typing import Any

from naast.insight.logic.publications.mark import line_of, mark_of, text_of
from naast.insight.models_publication import Publication
from naast.privacy import log_proof, vault_client
from naast.privacy.log_proof import ProofBroken


def published_text(period: str) -> str | None:
    """The exact text whose SHA-256 is the mark, as stored; None where nothing is published."""
    row = Publication.objects.filter(period=period, entry__isnull=False).first()
    return _text(row) if row else None


def check_publication(period: str, *, trusted: str = "") -> Mapping[str, Any] | None:
    """The signature, when all is as signed; None where nothing is published of the year.

    trusted: the fingerprint of the vault's key, from paper; without it the vault's own word.
    Raises ProofBroken with a reason of cli.log_words, or "numbers", "another"; VaultUnavailable.
    """
    row = Publication.objects.filter(period=period, entry__isnull=False).first()
    if row is None:
        return None
    if mark_of(_text(row)) != row.mark:
        raise ProofBroken("numbers")
    proof: Mapping[str, Any] = json.loads(row.signature)
    newest = vault_client.night_head()
    key = trusted or log_proof.fingerprint(newest["key"])
    log_proof.check_head(proof["head"], key)
    log_proof.check_entry(proof, proof["head"])
    if json.loads(proof["line"]) != line_of(row.period, row.mark):
        raise ProofBroken("another")
    log_proof.check_head(newest, key)
    grown = vault_client.log_consistency(proof["head"]["size"], newest["size"])
    log_proof.check_growth(proof["head"], newest, grown)
    return proof


def _text(row: Publication) -> str:
    contents = list(row.tables.order_by("place").values_list("content", flat=True))
    return text_of(row.period, row.version, contents)
