"""The numbers of a picture once more, as a table, for whoever reads better than they see."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from naast.insight.logic.pictures.bars import Bar
from naast.insight.logic.pictures.diverging import Row
from naast.insight.logic.pictures.funnel import Stage
from naast.insight.logic.pictures.intervals import Interval
from naast.insight.logic.pictures.words import PictureWords


@dataclass(frozen=True)
class PictureTable:
    """header: one word a column. rows: the first cell of each is its heading."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def cards(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each row: its heading, and its cells with the heading of their column."""
        return [(row[0], list(zip(self.header[1:], row[1:], strict=True))) for row in self.rows]


def bars_table(
    rows: Sequence[Bar], words: PictureWords, *, header: tuple[str, str] | tuple[str, str, str]
) -> PictureTable:
    """header: of the labels, of the numbers, and of the notes where there are any."""
    lines = ((row.label, _told(row.number, words), row.note)[: len(header)] for row in rows)
    return PictureTable(header, tuple(lines))


def diverging_table(
    rows: Sequence[Row], answers: Sequence[str], words: PictureWords, *, header: str
) -> PictureTable:
    """header: of the labels; the answers are the others. Shares in percent."""
    hidden = (words.not_shown,) * len(answers)
    lines = (
        (row.label, *([_percent(share, words) for share in row.shares] or hidden)) for row in rows
    )
    return PictureTable((header, *answers), tuple(lines))


def flows_table(
    before: Sequence[str],
    after: Sequence[str],
    cells: Mapping[tuple[int, int], int | None],
    words: PictureWords,
    *,
    header: str,
) -> PictureTable:
    """header: what the rows and columns are, such as "Before / now"."""
    lines = (
        (label, *(_told(cells.get((row, column), 0), words) for column in range(len(after))))
        for row, label in enumerate(before)
    )
    return PictureTable((header, *after), tuple(lines))


def paired_table(
    levels: Sequence[str],
    before: Sequence[int | None],
    after: Sequence[int | None],
    words: PictureWords,
    *,
    header: tuple[str, str, str],
) -> PictureTable:
    """header: of the levels, of what was before, of what came after."""
    return PictureTable(
        header,
        tuple(
            (label, _told(one, words), _told(other, words))
            for label, one, other in zip(levels, before, after, strict=True)
        ),
    )


def line_table(
    labels: Sequence[str], told: Sequence[str], *, header: tuple[str, str]
) -> PictureTable:
    """told: the values as the reader of this language writes them."""
    return PictureTable(header, tuple(zip(labels, told, strict=True)))


def funnel_table(
    stages: Sequence[Stage], words: PictureWords, *, header: tuple[str, str, str]
) -> PictureTable:
    """header: of the stages, of the numbers, of the shares."""
    return PictureTable(
        header,
        tuple(
            (stage.label, _told(stage.number, words), _percent(stage.percent, words, gone="-"))
            for stage in stages
        ),
    )


def intervals_table(
    rows: Sequence[Interval],
    words: PictureWords,
    *,
    header: tuple[str, str, str],
    number: Callable[[float], str],
    between: str,
) -> PictureTable:
    """header: of the labels, of the figures, of their intervals. between: such as "%s to %s"."""
    return PictureTable(
        header,
        tuple(
            (
                row.label,
                words.not_shown if row.value is None else number(row.value),
                ""
                if row.low is None or row.high is None
                else between % (number(row.low), number(row.high)),
            )
            for row in rows
        ),
    )


def grid_table(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[tuple[int, int], str],
    words: PictureWords,
    *,
    header: str,
) -> PictureTable:
    """header: what the rows and columns are."""
    lines = (
        (label, *(cells.get((row, column), words.not_shown) for column in range(len(columns))))
        for row, label in enumerate(rows)
    )
    return PictureTable((header, *columns), tuple(lines))


def _told(number: int | None, words: PictureWords) -> str:
    return words.not_shown if number is None else str(number)


def _percent(share: int | None, words: PictureWords, *, gone: str = "") -> str:
    return (gone or words.not_shown) if share is None else f"{share} %"
