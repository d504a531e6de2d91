"""The annual report of a year: published numbers in chapters, as a tagged PDF for the board."""

import re
from base64 import b64encode
from dataclasses import dataclass
from typing import cast

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override

from naast.access.actor import Actor
from naast.insight.choices_report import PLACE_WORDS, Place
from naast.insight.logic.pictures.style import STANDALONE
from naast.insight.logic.publications.declared import Question
from naast.insight.queries.publications import PublicationView, history, publication
from naast.insight.queries.report import Logo, logo, own_words
from naast.people.queries import hospital
from naast.privacy.log_proof import in_fours
from naast.web.insight.shown_figures import (
    YEARS_BESIDE,
    Group,
    first_of,
    page_of,
    questions_of,
    told_once,
    year_of,
)
from naast.web.insight.shown_tables import ShownTable
from naast.web.pdf import pdf_of

# A PDF says aloud what stands in the title of a picture, and nothing else.
TITLE = re.compile(r"<title([^>]*)>(.*?)</title><desc[^>]*>(.*?)</desc>", re.DOTALL)


@dataclass(frozen=True)
class Chapter:
    """One question. page: what its page in the browser shows. drawing: its picture for paper."""

    page: dict[str, object]
    drawing: SafeString | None

    @property
    def tables(self) -> list[ShownTable]:
        """Every table of which some number is shown."""
        first = cast(ShownTable | None, self.page["first"])
        return [*([first] if first else []), *self.others]

    @property
    def others(self) -> list[ShownTable]:
        """All but the one that answers the question."""
        groups = cast(list[Group], self.page["groups"])
        return [table for group in groups for table in group.tables]

    @property
    def whom(self) -> list[tuple[str, str, str]]:
        """Of whom its tables are, who is not counted, and the source; what they share, once."""
        words = [table.words for table in self.tables]
        told = ((str(one.population), str(one.exclusions), str(one.source)) for one in words)
        return list(dict.fromkeys(told))


def report_pdf(actor: Actor, period: str, language: str) -> bytes | None:
    """None where nothing is published of that year, or the actor may not read it. Raises PdfNotHere
    where this machine cannot make a PDF."""
    html = report_page(actor, period, language)
    return pdf_of(html, look="annual-report.css") if html is not None else None


def report_page(actor: Actor, period: str, language: str) -> str | None:
    """The same as HTML, in that language."""
    view = publication(actor, period)
    if view is None:
        return None
    with override(language):
        return render_to_string("insight/annual_report.html", _context(actor, view, language))


def _context(actor: Actor, view: PublicationView, language: str) -> dict[str, object]:
    words, found = own_words(actor, view.period, language), logo(actor)
    chapters = [_chapter(actor, view, Question(row.code)) for row in questions_of(view)]
    return {
        **year_of(view),
        "language": get_language(),
        "hospital": hospital().name,
        "logo": _as_address(found),
        "logo_words": found.words if found else "",
        "own": {place.value: (PLACE_WORDS[place], words.get(place, "")) for place in Place},
        "chapters": chapters,
        "answered": [one for one in chapters if one.tables or one.page["said"]],
        "silent": [one for one in chapters if not (one.tables or one.page["said"])],
        "whys": told_once(why for one in chapters for why in _whys(one)),
        "mark": in_fours(view.mark),
        "entry": view.entry,
        "version": view.version,
    }


def _chapter(actor: Actor, view: PublicationView, question: Question) -> Chapter:
    first = first_of(view, question)
    earlier = history(actor, first.code, view.period, YEARS_BESIDE) if first else []
    page = page_of(view, question, first, [one for one in earlier if one.period != view.period])
    return Chapter(page, _drawing(page["picture"]))


def _whys(chapter: Chapter) -> list[str]:
    return cast(list[str], chapter.page["whys"])


def _drawing(picture: object) -> SafeString | None:
    """With its colours inside: paper knows no style sheet of the page."""
    svg = getattr(picture, "wide", "")
    if not svg:
        return None
    spoken = TITLE.sub(r"<title\1>\2. \3</title>", str(svg), count=1)
    head, sign, rest = spoken.partition("</title>")
    return mark_safe(f"{head}{sign}{STANDALONE}{rest}")  # noqa: S308 - of our own writer


def _as_address(found: Logo | None) -> str:
    """A page for print fetches nothing, so the picture is in it."""
    return f"data:image/png;base64,{b64encode(found.picture).decode()}" if found else ""
