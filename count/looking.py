"""Looking at a file without changing it; trying two sheets; checking a result."""

from pathlib import Path
from typing import Any

from count import box, keys, manifests, result
from count.encoding import canonical, from_json, read_record, sha256_hex
from count.hand import form_of, manifest_of
from count.keys import open_keys, read_opening
from count.manifests import read_manifest
from count.pages import grouped
from count.pages_sheet import shown
from count.refusal import Refused
from count.screen import Screen

Facts = dict[str, Any]


def look(screen: Screen, path: Path) -> Facts:
    """What a file is, with the marks to compare by eye."""
    record = _any_record(path)
    kind = record.get("format")
    if kind == keys.FORMAT:
        return _tell_opening(screen, record)
    if kind == manifests.FORMAT:
        return _tell_manifest(screen, canonical(record).decode())
    if kind == box.FORMAT and isinstance(record.get("manifest"), str):
        return _tell_manifest(screen, record["manifest"])
    if set(record) == {"result", "signature"}:
        return check(screen, path)
    raise Refused("file_unknown", file=path.name)


def _any_record(path: Path) -> dict[str, Any]:
    try:
        record = from_json(path.read_bytes())
    except OSError as problem:
        raise Refused("file_unreadable", file=path.name) from problem
    except (ValueError, RecursionError) as problem:
        raise Refused("file_no_json", file=path.name) from problem
    if not isinstance(record, dict):
        raise Refused("file_unknown", file=path.name)
    return record


def _tell_opening(screen: Screen, record: dict[str, Any]) -> Facts:
    opening = read_opening(record)
    facts: Facts = {
        "mark": grouped(opening["mark"]), "fingerprint": shown(opening),
        "keepers": opening["keepers"], "made_on": opening["made_on"],
    }  # fmt: skip
    screen.say("look_opening", **facts)
    if opening["rehearsal"]:
        screen.say("band_rehearsal")
    return {**facts, "format": keys.FORMAT, "rehearsal": opening["rehearsal"]}


def _tell_manifest(screen: Screen, text: str) -> Facts:
    manifest = read_manifest(text)
    facts: Facts = {
        "hospital": manifest.hospital, "round": manifest.round,
        "mark": grouped(manifest.mark.hex()), "least": manifest.least_ballots,
    }  # fmt: skip
    screen.say("look_manifest", **facts)
    if manifest.opening is not None:
        facts["opening"] = _tell_opening(screen, dict(manifest.opening))
    return {**facts, "format": manifests.FORMAT}


def try_sheets(screen: Screen, path: Path) -> Facts:
    """Whether two sheets open what the opening file promises. Nothing is written."""
    opening = read_opening(read_record(path, keys.FORMAT))
    screen.say("sheets_intro", mark=grouped(opening["mark"]))
    one = screen.sheet("sheet_first")
    other = screen.sheet("sheet_second", number=one.number)
    open_keys(opening, [one, other])
    screen.say("try_right", one=one.number, other=other.number)
    return {"sheets": sorted([one.number, other.number])}


def check(
    screen: Screen, path: Path, manifest: Path | None = None, form: Path | None = None,
    box_path: Path | None = None,
) -> Facts:  # fmt: skip
    """Whether a result adds up, and whose signature it bears."""
    record = _any_record(path)
    known, asked = manifest_of(manifest) if manifest else None, form_of(form) if form else None
    if box_path is not None:
        whole = box.read_box(box_path)
        known, asked = whole.manifest, whole.form
    found = result.verify(record, known, asked)
    counted = record["result"]
    screen.say(f"check_{found}")
    screen.say("check_sums", accepted=counted["accepted"], invalid=counted["invalid"])
    if counted["rehearsal"]:
        screen.say("band_rehearsal")
    return {
        "signature": found, "accepted": counted["accepted"], "invalid": counted["invalid"],
        "rehearsal": counted["rehearsal"], "sha256": sha256_hex(canonical(counted)),
    }  # fmt: skip
