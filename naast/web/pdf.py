"""PDF from our own templates: tagged, with our own letters, and nothing fetched from anywhere."""

from collections.abc import Mapping
from pathlib import Path

import structlog
from django.conf import settings

LOOK = Path(settings.BASE_DIR) / "naast" / "ui" / "static" / "ui"
FONT = LOOK / "fonts" / "source-sans-3-latin-wght-normal.woff2"
FACE = (
    '@font-face { font-family: "Source Sans 3"; font-weight: 200 900;'
    f' src: url("{FONT.as_uri()}") format("woff2"); }}'
)
logger = structlog.get_logger(__name__)


class PdfNotHere(Exception):
    """The libraries that draw letters are not on this machine."""


class OtherPages(Exception):
    """It takes another number of pages than it may."""


def pdf_of(
    html: str,
    *,
    look: str,
    sheet: tuple[float, float] | None = None,
    pictures: Mapping[str, bytes] | None = None,
    pages: int | None = None,
) -> bytes:
    """PDF/UA-1. look: the name of a style sheet of ui; it may use the font "Source Sans 3". sheet:
    width and height in millimetres of the pages that the style sheet calls "sheet". pictures: what
    the page calls picture:NAME, PNG or JPEG. pages: so many, or OtherPages.

    The library and its Debian packages are looked for here and not at the start, so that all else
    works without them.
    """
    try:
        from weasyprint import CSS, HTML  # noqa: PLC0415  1.6 s, and only where it is used
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
        from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415
    except (ImportError, OSError) as error:
        logger.error("pdf_not_here", error=type(error).__name__)
        raise PdfNotHere from error

    class OurFontOnly(URLFetcher):  # type: ignore[misc]
        """Whatever stands in a page, nothing else is read and nobody is asked."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            """Refuses by an error, which the library says in its log and goes on. A picture that
            stands in the page itself is no fetching."""
            if url.startswith("picture:") and url[8:] in (pictures or {}):
                return URLFetcherResponse(url, (pictures or {})[url[8:]])
            if url.startswith("data:image/png;base64,"):
                return super().fetch(url, headers)
            if url != FONT.as_uri():
                raise ValueError("A page for print may not fetch this.")
            return URLFetcherResponse(url, FONT.read_bytes(), {"Content-Type": "font/woff2"})

    fonts, fetcher = FontConfiguration(), OurFontOnly()
    rules = f"{FACE}\n{(LOOK / look).read_text()}"
    if sheet:
        rules += f"\n@page sheet {{ size: {sheet[0]:.2f}mm {sheet[1]:.2f}mm; }}"
    style = CSS(string=rules, font_config=fonts, url_fetcher=fetcher)
    page = HTML(string=html, url_fetcher=fetcher)
    told = {"stylesheets": [style], "pdf_variant": "pdf/ua-1"}
    document = page.render(font_config=fonts, **told)
    if pages is not None and len(document.pages) != pages:
        raise OtherPages(len(document.pages))
    return bytes(document.write_pdf(**told))
