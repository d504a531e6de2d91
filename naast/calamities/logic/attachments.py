"""May this be attached? Judged by content, never by name or by what a browser says it is.

PDF, PNG and JPEG only. Pictures are drawn anew, so that nothing of the camera stays: no place, no
moment, no owner, nothing hidden behind the picture. A PDF stays as it is, byte for byte, because it
may be evidence or signed; so one that does something, hides something or cannot be read is refused.
Word files are not taken: nobody can tell what they would fetch, run or show of earlier versions.
"""

import io
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from PIL import Image

Kind = Literal["pdf", "png", "jpeg"]
Why = Literal[
    "empty", "large", "word", "kind", "damaged", "pixels", "encrypted", "acts", "embedded", "bomb"
]
MOST_PIXELS = 25_000_000  # 75 MB in memory as colours; most telephones take 12 million
MOST_INFLATED = 120_000_000  # what all streams of a PDF may become, together
MOST_TIMES_READ = 4  # of the file: streams that overlap would have it read for ever
MOST_PAGES = 2_000
_STEP = 1 << 16
# Names of the PDF format (ISO 32000) by which a document does something, or carries files.
_TOLD = re.compile(
    rb"/(?:(?P<acts>JavaScript|Launch|RichMedia|Rendition|ImportData|SubmitForm|GoToE|XFA)"
    rb"(?![A-Za-z0-9])"
    rb"|(?P<embedded>EmbeddedFiles?(?![A-Za-z0-9])|FileAttachment(?![A-Za-z0-9])"
    rb"|EF\s*(?:<<|\d+\s+\d))"
    rb"|(?P<encrypted>Encrypt\s*(?:<<|\d+\s+\d)))"
)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")
_OBJECTS_ELSEWHERE = re.compile(rb"/ObjStm(?![A-Za-z0-9])")
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/[A-Za-z0-9]+)")
_UNREADABLE = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError,
    RecursionError, OverflowError, NotImplementedError, EOFError, zlib.error,
)  # fmt: skip


_UNDRAWABLE = (
    OSError, SyntaxError, ValueError, EOFError, OverflowError, zlib.error,
    struct.error, TypeError, KeyError, IndexError,
)  # fmt: skip


class NotAttached(Exception):
    """why: one word; the area's wording makes a sentence of it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Checked:
    """What is stored. extension: for the name under which it is handed out."""

    kind: Kind
    content: bytes


def checked(content: bytes, *, most_bytes: int) -> Checked:
    """The content as it may be stored. Raises NotAttached."""
    if not content:
        raise NotAttached("empty")
    if len(content) > most_bytes:
        raise NotAttached("large")
    kind = _kind_of(content)
    if kind == "pdf":
        _check_pdf(content)
        return Checked(kind, content)
    drawn = _drawn_anew(content, kind)
    if len(drawn) > most_bytes:
        raise NotAttached("large")
    return Checked(kind, drawn)


def _kind_of(content: bytes) -> Kind:
    """Its first bytes decide, and the library must agree that it is nothing else."""
    import puremagic  # noqa: PLC0415  a library only for who attaches something; so below

    try:
        found = puremagic.from_string(content[: 4 * _STEP]).lower()
    except (puremagic.PureError, ValueError):
        raise NotAttached("kind") from None
    if content.startswith(b"%PDF-") and found == ".pdf":
        return "pdf"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    word = content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
    raise NotAttached("word" if word else "kind")


def _drawn_anew(content: bytes, kind: Kind) -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415

    try:
        with Image.open(io.BytesIO(content), formats=[kind.upper()]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAttached("pixels")
            upright = ImageOps.exif_transpose(picture)
            return _encoded(upright, kind)
    except Image.DecompressionBombError:
        raise NotAttached("pixels") from None
    except _UNDRAWABLE:
        raise NotAttached("damaged") from None


def _encoded(picture: "Image.Image", kind: Kind) -> bytes:
    """Its colours alone: no EXIF, no profile, no comment, no second frame."""
    from PIL import Image  # noqa: PLC0415

    wanted = "RGB"
    if kind == "png":
        wanted = "RGBA" if picture.has_transparency_data else picture.mode
        wanted = wanted if wanted in {"1", "L", "RGB", "RGBA"} else "RGB"
    elif picture.mode == "L":
        wanted = "L"
    plain = Image.new(wanted, picture.size)
    plain.paste(picture.convert(wanted))
    out = io.BytesIO()
    if kind == "jpeg":
        plain.save(out, "JPEG", quality=90)
    else:
        plain.save(out, "PNG")
    return out.getvalue()


def _check_pdf(content: bytes) -> None:
    """Everything between the first and the last byte is looked at, also what no page leads to: a
    viewer that repairs a file may find what another did not."""
    if not content.rstrip(b"\r\n\t \x00").endswith(b"%%EOF"):
        raise NotAttached("damaged")
    _look_for(content)
    inflated = read = 0
    for piece, new, eaten in _inflated(content):
        inflated, read = inflated + new, read + eaten
        if inflated > MOST_INFLATED or read > MOST_TIMES_READ * len(content):
            raise NotAttached("bomb")
        _look_for(piece)
    _read(content)


def _look_for(content: bytes) -> None:
    if b"/" not in content:
        return
    found = _TOLD.search(_plain(content))
    if found is not None:
        raise NotAttached(cast(Why, found.lastgroup))


def _plain(content: bytes) -> bytes:
    """A letter of a name may be written as # and its number."""
    if b"#" not in content:
        return content
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), content)


def _inflated(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """What the streams hold, in pieces that overlap by some bytes, how much of it is new, and of
    how many bytes it was made."""
    for found in _STREAM.finditer(content):
        head = content[max(0, found.start() - 2048) : found.start()]
        head = head[head.rfind(b" obj") :]
        filters = _filters(head)
        if _is_unclear(head, filters):
            raise NotAttached("bomb" if len(filters) > 1 else "damaged")
        if b"FlateDecode" in filters or b"Fl" in filters:
            yield from _unpacked(content, found.end())


def _filters(head: bytes) -> list[bytes]:
    found = _FILTER.findall(_plain(head))
    return re.findall(rb"/([A-Za-z0-9]+)", found[-1]) if found else []


def _is_unclear(head: bytes, filters: list[bytes]) -> bool:
    """Packed twice, in an old packing that nobody uses for long streams, or objects hidden so."""
    packed = [one for one in filters if one in _PACKINGS]
    if len(packed) > 1:
        return True
    hidden = _OBJECTS_ELSEWHERE.search(head) is not None
    return hidden and filters not in ([], [b"FlateDecode"], [b"Fl"])


_PACKINGS = {b"FlateDecode", b"Fl", b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL"}


def _unpacked(content: bytes, start: int) -> Iterator[tuple[bytes, int, int]]:
    """Never more than a step in memory; stops quietly at the end or where it is damaged."""
    unpack, kept, waiting = zlib.decompressobj(), b"", b""
    place = start
    while not unpack.eof:
        if not waiting:
            waiting, place = content[place : place + _STEP], place + _STEP
            if not waiting:
                return
        try:
            out = unpack.decompress(waiting, _STEP)
        except zlib.error:
            return
        eaten, waiting = len(waiting) - len(unpack.unconsumed_tail), unpack.unconsumed_tail
        yield kept + out, len(out), eaten
        kept = out[-64:]


def _read(content: bytes) -> None:
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise NotAttached("encrypted")
        pages = reader.get_num_pages()
    except (PyPdfError, *_UNREADABLE):
        raise NotAttached("damaged") from None
    if not 0 < pages <= MOST_PAGES:
        raise NotAttached("damaged")
