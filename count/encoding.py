"""How bytes and records are written: base64url, base32, canonical JSON. Reading is strict."""

import base64
import binascii
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from count.refusal import Refused

LARGEST_FILE = 256 * 1024 * 1024


def to_b64(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_b64(text: object, length: int | None = None) -> bytes:
    """ValueError unless it is exactly how to_b64 would write it (and so long)."""
    if not isinstance(text, str) or not re.fullmatch(r"[A-Za-z0-9_-]*", text):
        raise ValueError("not base64url")
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if to_b64(data) != text or (length is not None and len(data) != length):
        raise ValueError("wrong length")
    return data


def to_base32(data: bytes) -> str:
    """RFC 4648 in lower case, without padding."""
    return base64.b32encode(data).rstrip(b"=").decode().lower()


def from_base32(text: object, length: int) -> bytes:
    """ValueError unless it is exactly how to_base32 would write so many bytes."""
    if not isinstance(text, str) or not re.fullmatch(r"[a-z2-7]*", text):
        raise ValueError("not base32")
    try:
        data = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
    except binascii.Error as problem:
        raise ValueError("not base32") from problem
    if to_base32(data) != text or len(data) != length:
        raise ValueError("wrong length")
    return data


def canonical(record: object) -> bytes:
    """The one way a record is written, so that two who hash it agree."""
    text = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def sha256_hex(data: bytes) -> str:
    """Lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def from_json(data: bytes | str) -> Any:
    """ValueError for what is no JSON, has one name twice, or a number like NaN or 1.5."""
    return json.loads(
        data, object_pairs_hook=_no_name_twice, parse_constant=_refuse, parse_float=_refuse
    )


def _no_name_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise ValueError("one name twice")
    return record


def _refuse(text: str) -> None:
    raise ValueError(f"not a whole number: {text}")


def read_record(path: Path, kind: str) -> dict[str, Any]:
    """A file whose "format" is the kind; Refused with the file's name otherwise."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refused("file_too_large", file=path.name)
        record = from_json(path.read_bytes())
    except OSError as problem:
        raise Refused("file_unreadable", file=path.name) from problem
    except (ValueError, RecursionError) as problem:
        raise Refused("file_no_json", file=path.name) from problem
    if not isinstance(record, dict) or record.get("format") != kind:
        raise Refused("file_other_kind", file=path.name, kind=kind)
    return record
