"""What the pages of the reports share: fetching one, and showing its content on page and paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from naast.access.actor import Actor
from naast.access.decide import decide, fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right, Role
from naast.calamities.choices_report import ReportKind, VersionState
from naast.calamities.logic.reports.complete import missing_in
from naast.calamities.logic.reports.content import Content
from naast.calamities.logic.reports.items import Answers, parts_of
from naast.calamities.models_report import CalamityReport, ReportVersion
from naast.calamities.queries.files import files_for
from naast.calamities.queries.report_versions import signers_of
from naast.calamities.queries.reports import report_of
from naast.calamities.rules import sees_all
from naast.calamities.wording_report import (
    ITEM_WORDS,
    PART_TITLES,
    missing_sentence,
    shown_value,
    support_sentence,
)
from naast.web.pdf import PdfNotHere, pdf_of
from naast.web.rule_words import ROLE_WORDS

STATE_TONES = {"signing": "new", "signed": "offered", "withdrawn": "calm", "sent": "active"}


@dataclass(frozen=True)
class Line:
    """One item as it is shown."""

    slug: str
    label: str
    value: str
    is_text: bool


@dataclass(frozen=True)
class Section:
    """One part as it is shown."""

    slug: str
    title: str
    lines: tuple[Line, ...]


def fetch_report(actor: Actor, right: Right, file_id: UUID, kind: str) -> CalamityReport:
    """Unsaved where nobody wrote yet; Http404 when missing or forbidden, alike."""
    file = fetch(actor, Right.READ_CALAMITIES, files_for(actor), pk=file_id)
    if kind not in ReportKind.values:
        raise Http404
    report = report_of(file, kind)
    if not decide(actor, right, report):
        raise Http404
    return report


def fetch_whole(actor: Actor, file_id: UUID, kind: str) -> CalamityReport:
    """For those who read every part of it."""
    report = fetch_report(actor, Right.READ_CALAMITIES, file_id, kind)
    if not sees_all(actor):
        raise Http404
    return report


def sections_of(content: Content) -> list[Section]:
    """Every item that is asked, in order; what is empty has an empty value."""
    items = {item.slug: item for part in parts_of(content["kind"]) for item in part.items}
    return [
        Section(
            part["part"],
            str(PART_TITLES[part["part"]]),
            tuple(
                Line(
                    slug,
                    str(ITEM_WORDS[slug].label),
                    shown_value(items[slug], value),
                    items[slug].kind == "text",
                )
                for slug, value in part["items"]
            ),
        )
        for part in content["parts"]
    ]


def shown_content(content: Content) -> dict[str, object]:
    """What the page and the paper show of it, in the reader's language."""
    facts: Mapping[str, str] = content["facts"]
    written: dict[str, Answers] = {part["part"]: dict(part["items"]) for part in content["parts"]}
    missing = missing_in(content["kind"], written)
    return {
        "title": ReportKind(content["kind"]).label,
        "hospital": facts["hospital"],
        "number": facts["file"],
        "happened_on": date_format(date.fromisoformat(facts["happened_on"]), "j F Y"),
        "version": facts["version"],
        "support": support_sentence(facts["support"]) if "support" in facts else "",
        "sections": sections_of(content),
        "missing": [missing_sentence(one) for one in missing],
    }


def paper(
    request: ActorRequest, content: Content, *, version: ReportVersion | None
) -> HttpResponse:
    """Tagged PDF. Marked as a draft until two have signed; where this machine cannot make one, a
    page says so."""
    html = report_html(content, version=version)
    try:
        made = pdf_of(html, look="calamity-report.css")
    except PdfNotHere:
        return render(request, "safety/calamity_report_no_pdf.html", {"form": None}, status=503)
    facts = content["facts"]
    name = f"{facts['file']}-{content['kind']}-{facts['version']}.pdf"
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def report_html(content: Content, *, version: ReportVersion | None) -> str:
    """The page for print, in the language of whoever asks for it."""
    final = version is not None and version.state in (VersionState.SIGNED, VersionState.SENT)
    context = shown_content(content) | {
        "language": get_language() or "nl",
        "is_draft": not final,
        "is_frozen": version is not None,
        "digest": version.digest if version else "",
        "signatures": signature_lines(version) if version and final else [],
        "printed_on": timezone.localdate(),
    }
    return render_to_string("safety/calamity_report_paper.html", context)


def signature_lines(version: ReportVersion) -> list[tuple[str, str]]:
    """In which role and on which day; a report names nobody."""
    return [
        (
            str(ROLE_WORDS[Role(one.role)]),
            date_format(timezone.localdate(one.signed_at), "j F Y"),
        )
        for one in signers_of(version)
    ]
