"""Reads what the asking side sends: strictly, or the question is malformed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from vault.refusal import Refused

MAX_BLOB_BYTES = 65_536
MAX_PEOPLE = 1000
MAX_CASES = 5000
T = TypeVar("T")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_SYSTEM = re.compile(r"system:[a-z_]{1,20}\Z")
_WORD = re.compile(r"[a-z_]{1,30}\Z")
_PERIOD = re.compile(r"[0-9A-Za-z-]{1,20}\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


def uuid(value: Any) -> str:
    """A UUID in its usual form."""
    if isinstance(value, str) and _UUID.match(value):
        return value
    try:
        return str(UUID(value))
    except (ValueError, TypeError, AttributeError) as problem:
        raise Refused("malformed") from problem


def person_id(value: Any) -> str:
    """A person, with or without "person:" in front."""
    return uuid(value.removeprefix("person:") if isinstance(value, str) else value)


def actor(value: Any) -> str:
    """person:UUID, system:WORD or public."""
    if value == "public" or (isinstance(value, str) and _SYSTEM.match(value)):
        return str(value)
    if isinstance(value, str) and value.startswith("person:"):
        return f"person:{person_id(value)}"
    raise Refused("malformed")


def _matching(pattern: re.Pattern[str]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or not pattern.match(value):
            raise Refused("malformed")
        return value

    return read


word = _matching(_WORD)
period = _matching(_PERIOD)
sha256 = _matching(_SHA256)
round_code = _matching(re.compile(r"[a-z2-7]{26}\Z"))
year = _matching(re.compile(r"20[0-9]{2}\Z"))
month = _matching(re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])\Z"))


def blob(value: Any) -> bytes:
    """Bytes of bearable length."""
    if not isinstance(value, bytes) or len(value) > MAX_BLOB_BYTES:
        raise Refused("malformed")
    return value


def many_blobs(value: Any) -> bytes:
    """Bytes; the length of the question is bound already."""
    if not isinstance(value, bytes):
        raise Refused("malformed")
    return value


def whole(value: Any) -> int:
    """A number that is not negative."""
    if type(value) is not int or not 0 <= value < 2**40:
        raise Refused("malformed")
    return value


def optional(read: Callable[[Any], T]) -> Callable[[Any], T | None]:
    """The same, or nothing."""
    return lambda value: None if value is None else read(value)


def listing(read: Callable[[Any], T], most: int) -> Callable[[Any], list[T]]:
    """A list of the same, not too long."""

    def read_all(value: Any) -> list[T]:
        if not isinstance(value, list) or len(value) > most:
            raise Refused("malformed")
        return [read(item) for item in value]

    return read_all


@dataclass(frozen=True)
class Register:
    """What intake tells the index about a case."""

    person: str | None
    incident: str | None
    apart: list[str]
    code: str | None
    removal: str | None


_TOLD = frozenset({"person", "incident", "apart", "code", "removal"})


def register_of(told: dict[str, Any]) -> Register:
    """The register of an envelope; unknown or missing parts are malformed, but for removal, which
    most cases do without."""
    if told.keys() | {"removal"} != _TOLD:
        raise Refused("malformed")
    return Register(
        optional(person_id)(told["person"]),
        optional(uuid)(told["incident"]),
        listing(person_id, MAX_PEOPLE)(told["apart"]),
        optional(sha256)(told["code"]),
        optional(sha256)(told.get("removal")),
    )
