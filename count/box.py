"""The box that the collector hands over after closing, looked through before anything is opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from count.ballots import HYBRID_OVERHEAD, P256_OVERHEAD, is_signed
from count.encoding import from_b64, read_record
from count.forms import Form, read_form
from count.manifests import Manifest, read_manifest
from count.refusal import Refused

FORMAT = "naast-box-1"
Ballot = tuple[bytes, bytes, bytes]  # message, signature, wrapped


@dataclass(frozen=True)
class Box:
    """A closed round. signed: how many tokens the issuer gave; passes: how many the hospital gave;
    None where it is not known: the collector itself knows neither."""

    manifest: Manifest
    form: Form
    signed: int | None
    passes: int | None
    ballots: tuple[Ballot, ...]


def read_box(path: Path) -> Box:
    """Refused unless manifest, form, sizes and sums are right. Signatures: verify_tokens."""
    record = read_record(path, FORMAT)
    if not isinstance(record.get("manifest"), str) or not isinstance(record.get("form"), str):
        raise Refused("box_broken")
    manifest, form = read_manifest(record["manifest"]), read_form(record["form"])
    if manifest.opening is None or manifest.issuer_key is None:
        raise Refused("manifest_paper")
    if form.sha256 != manifest.form_sha256:
        raise Refused("form_other")
    box = _box(record, manifest, form)
    _refuse_impossible(box)
    return box


def verify_tokens(box: Box) -> None:
    """Refused where one ballot is not signed by the issuer: the collector takes none such."""
    wrong = sum(
        not is_signed(box.manifest, message, signature) for message, signature, _ in box.ballots
    )
    if wrong:
        raise Refused("box_unsigned", wrong=wrong)


def sums(box: Box) -> dict[str, object]:
    """The three numbers of which none may be larger than the next."""
    signed, passes = ("?" if n is None else n for n in (box.signed, box.passes))
    return {"ballots": len(box.ballots), "signed": signed, "passes": passes}


def _box(record: Mapping[str, Any], manifest: Manifest, form: Form) -> Box:
    size = manifest.ballot_bytes + P256_OVERHEAD + HYBRID_OVERHEAD
    try:
        ballots = tuple(
            (from_b64(message), from_b64(signature, 384), from_b64(wrapped, size))
            for message, signature, wrapped in record["ballots"]
        )
        signed, passes = record["signed"], record["passes"]
        numbers = [n for n in (signed, passes) if n is not None]
        if any(isinstance(n, bool) or not isinstance(n, int) or n < 0 for n in numbers):
            raise ValueError("numbers")
    except (ValueError, TypeError, KeyError) as problem:
        raise Refused("box_broken") from problem
    return Box(manifest, form, signed, passes, ballots)


def _refuse_impossible(box: Box) -> None:
    ballots = len(box.ballots)
    if len({message for message, _, _ in box.ballots}) != ballots:
        raise Refused("box_twice")
    known = [n for n in (ballots, box.signed, box.passes) if n is not None]
    if known != sorted(known):
        raise Refused("box_too_many", **sums(box))
    if ballots < box.manifest.least_ballots:
        raise Refused("too_few", least=box.manifest.least_ballots)
