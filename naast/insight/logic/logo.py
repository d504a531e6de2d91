"""The hospital's logo as the report may carry it: drawn anew, so that only its colours are kept."""

import io
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL import Image

Why = Literal["empty", "large", "kind", "damaged", "pixels"]
MOST_BYTES = 1_000_000
MOST_PIXELS = 16_000_000
LARGEST = (1200, 480)  # what a sheet of A4 can show sharply; the shape is kept
KINDS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}


class NoLogo(Exception):
    """why: one word; the area's words make a sentence of it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def drawn_logo(content: bytes) -> bytes:
    """PNG of what a PNG or JPEG shows. Raises NoLogo.

    SVG is not taken: it can carry script and addresses.
    """
    if not content:
        raise NoLogo("empty")
    if len(content) > MOST_BYTES:
        raise NoLogo("large")
    kind = next((name for begin, name in KINDS.items() if content.startswith(begin)), "")
    if not kind:
        raise NoLogo("kind")
    return _drawn(content, kind)


def _drawn(content: bytes, kind: str) -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415  a library only for who brings a logo

    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NoLogo("pixels")
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except Image.DecompressionBombError:
        raise NoLogo("pixels") from None
    except (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError):
        raise NoLogo("damaged") from None
    upright.thumbnail(LARGEST)
    return _plain(upright)


def _plain(picture: "Image.Image") -> bytes:
    """Without EXIF, profile, comment or a second frame."""
    from PIL import Image  # noqa: PLC0415

    plain = Image.new("RGBA", picture.size)
    plain.paste(picture)
    out = io.BytesIO()
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()
