"""What may be attached: judged by content; what acts, hides or bursts is refused."""

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from naast.calamities.logic.attachments import NotAttached, checked

MOST = 2_000_000


def a_pdf(change: object = None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    if callable(change):
        change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def a_jpeg() -> bytes:
    out = io.BytesIO()
    picture = Image.new("RGB", (40, 20), "white")
    exif = picture.getexif()
    exif[0x010F] = "Camera of Wilma Verzonnen"
    exif.get_ifd(0x8825)[1] = "N"
    picture.save(out, "JPEG", exif=exif, comment=b"secret comment")
    return out.getvalue()


def a_png() -> bytes:
    out = io.BytesIO()
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Wilma Verzonnen")
    Image.new("RGBA", (40, 20), (0, 0, 0, 0)).save(out, "PNG", pnginfo=told)
    return out.getvalue()


def why(content: bytes) -> str:
    with pytest.raises(NotAttached) as refusal:
        checked(content, most_bytes=MOST)
    return refusal.value.why


def with_stream(writer: PdfWriter, data: bytes, flate: bool = True) -> None:
    stream = DecodedStreamObject()
    stream.set_data(data)
    added = writer._add_object(stream.flate_encode() if flate else stream)
    writer.root_object[NameObject("/Extra")] = added


def test_a_plain_pdf_stays_as_it_is() -> None:
    content = a_pdf()

    found = checked(content, most_bytes=MOST)

    assert (found.kind, found.content) == ("pdf", content)


def test_a_photo_loses_camera_place_and_comment() -> None:
    before = a_jpeg()
    assert b"Wilma" in before and b"secret" in before  # the control: there is something to lose

    found = checked(before, most_bytes=MOST)

    assert found.kind == "jpeg"
    assert b"Wilma" not in found.content and b"secret" not in found.content
    with Image.open(io.BytesIO(found.content)) as picture:
        assert (dict(picture.getexif()), picture.size) == ({}, (40, 20))


def test_a_png_loses_its_texts_and_stays_transparent() -> None:
    before = a_png()
    assert b"Wilma" in before

    found = checked(before, most_bytes=MOST)

    assert b"Wilma" not in found.content
    with Image.open(io.BytesIO(found.content)) as picture:
        assert (picture.mode, picture.info) == ("RGBA", {})


def test_what_is_hidden_behind_a_picture_is_gone() -> None:
    assert b"PK\x03\x04" not in checked(a_jpeg() + b"PK\x03\x04rest", most_bytes=MOST).content


def test_a_pdf_with_a_password_is_refused() -> None:
    assert why(a_pdf(lambda it: it.encrypt("word"))) == "encrypted"


@pytest.mark.parametrize("name", ["JavaScript", "Launch", "SubmitForm", "XFA", "J#61vaScript"])
def test_a_pdf_that_does_something_is_refused(name: str) -> None:
    plain = a_pdf()
    assert checked(plain, most_bytes=MOST).kind == "pdf"  # the control

    content = plain.replace(b"/Catalog", b"/Catalog\n/OpenAction << /S /" + name.encode() + b" >>")

    assert why(content) == "acts"


def test_a_script_in_a_packed_object_is_found() -> None:
    hidden = b"7 0 << /S /JavaScript /JS (app.alert(1)) >>"

    assert why(a_pdf(lambda it: with_stream(it, b" " * 70_000 + hidden))) == "acts"


def test_a_pdf_that_carries_a_file_is_refused() -> None:
    assert why(a_pdf(lambda it: it.add_attachment("a.exe", b"MZ"))) == "embedded"


def test_a_pdf_that_unpacks_to_very_much_is_refused() -> None:
    bomb = a_pdf(lambda it: with_stream(it, bytes(121_000_000)))
    assert len(bomb) < MOST  # small as it comes

    assert why(bomb) == "bomb"


def test_a_pdf_whose_streams_share_one_endless_tail_is_refused_soon() -> None:
    head = b"1 0 obj << /Filter /FlateDecode >>\nstream\n"
    start = head + b"\x78\x9c"  # each next start is the stored text of the one before
    stored = b"\x00" + struct.pack("<HH", len(start), len(start) ^ 0xFFFF)
    body = (start + stored) * 200 + start + b"\x00\x00\x00\xff\xff" * 20_000
    assert why(b"%PDF-1.7\n" + body + b"\n%%EOF") == "bomb"


def test_a_picture_with_damaged_notes_of_the_camera_is_refused_and_breaks_nothing() -> None:
    chunk = b"eXIf" + b"II*\0"
    noted = len(chunk[4:]).to_bytes(4) + chunk + zlib.crc32(chunk).to_bytes(4)
    png = a_png()
    end = png.index(b"IDAT") - 4
    assert why(png[:end] + noted + png[end:]) == "damaged"


def test_a_pdf_packed_twice_is_refused() -> None:
    def twice(writer: PdfWriter) -> None:
        with_stream(writer, zlib.compress(bytes(1000)), flate=False)

    content = a_pdf(twice)
    assert checked(content, most_bytes=MOST).kind == "pdf"  # as mere bytes it does no harm

    packed = content.replace(b"/Extra", b"/Filter [ /FlateDecode /FlateDecode ] /Extra").replace(
        b"<<\n/Length", b"<<\n/Filter [ /FlateDecode /FlateDecode ]\n/Length"
    )
    assert why(packed) == "bomb"


def test_a_picture_of_too_many_points_is_refused_before_it_is_drawn() -> None:
    out = io.BytesIO()
    Image.new("1", (6000, 6000)).save(out, "PNG")
    assert len(out.getvalue()) < 20_000

    assert why(out.getvalue()) == "pixels"


def test_a_word_file_is_refused_by_name() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as folder:
        folder.writestr("[Content_Types].xml", "<Types/>")
        folder.writestr("word/document.xml", "<w:document/>")

    assert why(out.getvalue()) == "word"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty"),
        (b"x" * (MOST + 1), "large"),
        (b"<html><script>1</script>", "kind"),
        (b"GIF89a\x01\x00\x01\x00", "kind"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "damaged"),
        (b"\xff\xd8\xff" + b"\x00" * 40, "damaged"),
        (b"%PDF-1.7\nnothing", "damaged"),
        (b"%PDF-1.7\nnothing %%EOF", "damaged"),
    ],
)
def test_what_is_none_of_the_three_is_refused(content: bytes, expected: str) -> None:
    assert why(content) == expected


def test_something_behind_the_end_of_a_pdf_is_refused() -> None:
    assert why(a_pdf() + b"PK\x03\x04" + b"x" * 50) == "damaged"
