"""The causal tree to take away: as a drawing, and on paper in one sheet or in sheets to hang up."""

from dataclasses import dataclass, replace
from math import ceil
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.access.decide import fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.logic.prisma.drawing import Look, drawn, drawn_on, parts_with_something
from naast.calamities.logic.prisma.layout import Layout, laid_out
from naast.calamities.logic.prisma.tree import Tree
from naast.calamities.models import CalamityFile
from naast.calamities.queries.facts_tree import time_line
from naast.calamities.queries.files import files_for
from naast.calamities.queries.tree import Grown, tree_of
from naast.web.pdf import PdfNotHere, pdf_of
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.calamity_tree_page import codes_of, drawn_words, lines_of

MM = 25.4 / 96
EDGE, FOOT = 10, 12  # millimetres around a sheet, and for its words below
A3 = (420, 297)
SIZES = ("whole", "a3")
LARGEST = 5000  # a page of a PDF is at most 5080 mm
MOST_SHEETS = 60
SHARES = (1.0, 0.75, 0.5)  # letters of 3.7, 2.8 and 1.9 mm


@dataclass(frozen=True)
class Sheet:
    """One page with its stretch of the drawing. row, column: where it hangs, from 1."""

    svg: SafeString
    row: int
    column: int


def _grown(request: ActorRequest, file_id: UUID) -> tuple[CalamityFile, Grown | None]:
    file = fetch(request.actor, Right.READ_CALAMITIES, files_for(request.actor), pk=file_id)
    return file, tree_of(actor=request.actor, file=file)


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def drawing(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """The tree as an SVG file."""
    file, grown = _grown(request, file_id)
    if grown is None:
        return render(request, "safety/calamity_tree_none.html", {"file": file}, status=404)
    tree = grown.history.tree
    svg = drawn(tree, drawn_words(file, tree), Look(codes=codes_of(file)))
    answer = HttpResponse(svg, content_type="image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="{file.number}-tree.svg"'
    return answer


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def paper(request: ActorRequest, file_id: UUID, size: str) -> HttpResponse:
    """The tree as PDF. size: "whole" is one sheet as large as it takes, "a3" sheets to hang up.
    Behind it the same as a list, and the time line."""
    if size not in SIZES:
        raise Http404
    file, grown = _grown(request, file_id)
    if grown is None:
        return render(request, "safety/calamity_tree_none.html", {"file": file}, status=404)
    tree, words = grown.history.tree, drawn_words(file, grown.history.tree)
    layout, codes = laid_out(tree), codes_of(file)
    found = _tiles(layout, tree) if size == "a3" else _one(layout)
    if found is None:
        return render(
            request, "safety/calamity_tree_none.html", {"file": file, "most": MOST_SHEETS}
        )
    sheets = [
        Sheet(mark_safe(drawn_on(layout, tree, words, replace(look, codes=codes))), row, column)  # noqa: S308
        for look, row, column in found
    ]
    known = time_line(actor=request.actor, file=file)
    context = {
        "file": file,
        "words": words,
        "sheets": sheets,
        "count": len(sheets),
        "row": grown.row,
        "lines": lines_of(tree, None, known),
        "facts": known,
    }
    html = render_to_string("safety/_calamity_tree_paper.html", context, request)
    try:
        content = pdf_of(html, look="tree_print.css", sheet=_sheet(layout, size))
    except PdfNotHere:
        return render(request, "safety/calamity_tree_none.html", {"file": file}, status=503)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{file.number}-tree-{size}.pdf"'
    return answer


def _share(layout: Layout) -> float:
    """1, or less where no page of a PDF is large enough."""
    return min(1.0, LARGEST / MM / max(layout.width, layout.height))


def _one(layout: Layout) -> list[tuple[Look, int, int]]:
    share = _share(layout)
    return [(Look(millimetres=True, share=share), 1, 1)]


def _tiles(layout: Layout, tree: Tree) -> list[tuple[Look, int, int]] | None:
    """Sheets of A3 that hang edge to edge, row by row, without those on which nothing stands.
    Where they would be too many all is drawn smaller; None where even that does not help."""
    for share in SHARES:
        wide, high = (A3[0] - 2 * EDGE) / MM / share, (A3[1] - 2 * EDGE - FOOT) / MM / share
        columns, rows = ceil(layout.width / wide), ceil(layout.height / high)
        parts = [(x * wide, y * high, wide, high) for y in range(rows) for x in range(columns)]
        found = parts_with_something(layout, tree, parts)
        if len(found) <= MOST_SHEETS:
            return [
                (
                    Look(millimetres=True, part=part, share=share),
                    at // columns + 1,
                    at % columns + 1,
                )
                for at, part in found
            ]
    return None


def _sheet(layout: Layout, size: str) -> tuple[float, float]:
    """Width and height of a page, in millimetres."""
    if size == "a3":
        return A3
    share = _share(layout) * MM
    return (layout.width * share + 2 * EDGE, layout.height * share + 2 * EDGE + FOOT)
