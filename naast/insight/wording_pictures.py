"""A picture as a page shows it: drawn for a telephone and for a desk, with its numbers."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from naast.insight.logic.pictures.tables import PictureTable
from naast.insight.logic.pictures.words import PHONE, WIDE, PictureWords


@dataclass(frozen=True)
class Picture:
    """What insight/_picture.html shows. note: a line under the title, or ""."""

    words: PictureWords
    phone: SafeString
    wide: SafeString
    table: PictureTable
    note: str


def picture(
    draw: Callable[[int], str], words: PictureWords, table: PictureTable, *, note: str = ""
) -> Picture:
    """draw: one of logic/pictures, given how many units it is across. The page shows the drawing
    that suits its width, and a reader by ear hears one.
    """
    return Picture(words, _safe(draw(PHONE)), _safe(draw(WIDE)), table, note)


def _safe(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308 - our own writer escapes every word that it is given
