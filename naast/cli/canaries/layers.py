"""Takes disguises off: base64, hexadecimal, JSON escapes, gzip, mail, one inside the other."""

import base64
import binascii
import quopri
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header
from urllib.parse import unquote_to_bytes

LARGEST = 20_000_000  # of something that was compressed
_CHUNK = 16_384
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{8,}(?:\r?\n[A-Za-z0-9+/_-]{4,})*")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){8,}")
_ESCAPED = re.compile(rb"(?:\\+u[0-9a-fA-F]{4})+")
_BYTE = re.compile(rb"\\+x([0-9a-fA-F]{2})")
_QUOTED = re.compile(rb"=[0-9A-F]{2}")
_FOLD = re.compile(rb"\r?\n[ \t]+")
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_SQUEEZED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
# What every disguise has at least: eight of its letters in a row, or the beginning of gzip or zlib.
_ANY = re.compile(rb"[\w+/=%\\-]{8}|" + _SQUEEZED.pattern, re.ASCII)
_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def hidden_in(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Whatever these bytes hold in one disguise, with the name of the disguise."""
    if not _ANY.search(data):
        return
    for name, take_off in DISGUISES.items():
        for inner in take_off(data):
            yield name, inner


def _base64(data: bytes) -> Iterator[bytes]:
    """At all four places where it may begin: a letter before it may belong to something else."""
    for run in _BASE64.finditer(data):
        letters = run.group().translate(_URL_SAFE, b"\r\n")
        for start in range(4):
            part = letters[start:]
            part = part[: len(part) - (len(part) % 4 == 1)]
            try:
                yield base64.b64decode(part + b"=" * (-len(part) % 4))
            except binascii.Error:
                continue


def _hex(data: bytes) -> Iterator[bytes]:
    for run in _HEX.finditer(data):
        yield bytes.fromhex(run.group().decode())


def _escapes(data: bytes) -> Iterator[bytes]:
    if b"\\u" in data or b"\\x" in data:
        plain = _ESCAPED.sub(_letters, data)
        yield _BYTE.sub(lambda found: bytes([int(found.group(1), 16)]), plain)


def _letters(found: re.Match[bytes]) -> bytes:
    units = bytes.fromhex(re.sub(rb"\\+u", b"", found.group()).decode())
    return units.decode("utf-16-be", "replace").encode()


def _mail(data: bytes) -> Iterator[bytes]:
    """Bodies in quoted-printable, and encoded words of headers (RFC 2047), also folded ones."""
    if b"\0" in data:
        return
    if _QUOTED.search(data):
        yield quopri.decodestring(data)
    for line in _FOLD.sub(b" ", data).splitlines():
        if b"=?" in line:
            with suppress(HeaderParseError, ValueError):
                parts = [part for part, _code in decode_header(line.decode("latin-1"))]
                yield b"".join(p if isinstance(p, bytes) else p.encode() for p in parts)


def _addresses(data: bytes) -> Iterator[bytes]:
    if _PERCENT.search(data) and b"\0" not in data:
        yield unquote_to_bytes(data)


def _squeezed(data: bytes) -> Iterator[bytes]:
    """Whatever looks like the beginning of gzip or zlib; what was cut goes as far as it goes."""
    for start in (found.start() for found in _SQUEEZED.finditer(data)):
        opener = zlib.decompressobj(wbits=47)
        opened = b""
        try:
            for place in range(start, len(data), _CHUNK):
                opened += opener.decompress(data[place : place + _CHUNK])
                if opener.eof or len(opened) > LARGEST:
                    break
        except zlib.error:
            pass
        if opened:
            yield opened


DISGUISES: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "base64": _base64,
    "hexadecimal": _hex,
    "escaped": _escapes,
    "mail": _mail,
    "percent": _addresses,
    "compressed": _squeezed,
}
