"""The reports to the inspectorate while they are written: their parts, a preview, what leaves."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.decide import decide
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.write_report import ReportRefused, Stale, write_part
from naast.calamities.choices_report import ReportKind
from naast.calamities.logic.reports.complete import Missing
from naast.calamities.logic.reports.difference import difference
from naast.calamities.logic.reports.items import Answers, Part
from naast.calamities.models_report import CalamityReport
from naast.calamities.queries.report_versions import ON_ITS_WAY, answers_to, versions_of
from naast.calamities.queries.reports import (
    Draft,
    content_now,
    drafts_of,
    lacks_of,
    persons_in,
    proposed_answers,
)
from naast.calamities.rules import sees_all
from naast.calamities.rules_report import parts_open_to
from naast.calamities.wording_report import (
    ITEM_WORDS,
    PART_TITLES,
    TRUST_SHORT,
    TRUST_WORDS,
    missing_sentence,
    shown_value,
    sighting_sentence,
)
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.calamity_report_pages import (
    STATE_TONES,
    fetch_report,
    fetch_whole,
    paper,
    shown_content,
)
from naast.web.safety.forms_calamity_report import PartForm


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def report(request: ActorRequest, file_id: UUID, kind: str) -> HttpResponse:
    """Its parts with what is missing, its versions, and what came back."""
    actor = request.actor
    found = fetch_report(actor, Right.READ_CALAMITIES, file_id, kind)
    drafts, whole = drafts_of(found), sees_all(actor)
    shown = {part.slug for part in parts_open_to(actor, kind)}
    lacks = [one for one in lacks_of(found, drafts) if one.part in shown]
    mine = {slug: draft.answers for slug, draft in drafts.items() if slug in shown}
    versions = versions_of(found) if whole else []
    context = {
        "report": found,
        "file": found.file,
        "title": ReportKind(kind).label,
        "parts": [_part_row(slug, drafts[slug], lacks) for slug in drafts if slug in shown],
        "lacks": [(one.part, one.item, missing_sentence(one)) for one in lacks],
        "persons": [
            (slug, sighting_sentence(place))
            for slug, places in persons_in(mine).items()
            for place in places
        ],
        "may_write": decide(actor, Right.WRITE_CALAMITY_REPORTS, found),
        "may_sign": decide(actor, Right.SIGN_CALAMITY_REPORTS, found),
        "whole": whole,
        "begun": not found._state.adding,
        "on_its_way": any(one.state in ON_ITS_WAY for one in versions),
        "versions": [(one, STATE_TONES[one.state]) for one in versions],
        "answers": answers_to(found) if whole else [],
    }
    return render(request, "safety/calamity_report.html", context)


def _part_row(slug: str, draft: Draft, lacks: list[Missing]) -> dict[str, object]:
    return {
        "slug": slug,
        "title": PART_TITLES[slug],
        "missing": sum(one.part == slug for one in lacks),
        "changed_at": draft.changed_at,
    }


@calamity_page(Right.WRITE_CALAMITY_REPORTS)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def report_part(request: ActorRequest, file_id: UUID, kind: str, part: str) -> HttpResponse:
    """One part as a form. With quiet in what is posted, the page itself asks, and gets no page."""
    found = fetch_report(request.actor, Right.WRITE_CALAMITY_REPORTS, file_id, kind)
    wanted = next((one for one in parts_open_to(request.actor, kind) if one.slug == part), None)
    if wanted is None:
        raise Http404
    draft = drafts_of(found)[part]
    if request.method != "POST":
        return _part_page(request, found, wanted, _opened(request, found, wanted, draft))
    form = PartForm(request.POST, part=wanted)
    if "quiet" in request.POST:
        return _kept_quietly(request, found, form)
    if form.is_valid():
        try:
            _kept(request, found, form)
            messages.success(request, _("Kept."))
            return redirect("safety:calamity_report", found.file_id, kind)
        except Stale as stale:
            return _stale_page(request, found, wanted, form, stale.newer)
        except ReportRefused as refusal:
            form.add_error(None, str(refusal))
    return _part_page(request, found, wanted, form)


def _kept_quietly(request: ActorRequest, found: CalamityReport, form: PartForm) -> JsonResponse:
    """For the page itself: 422 where something cannot be read, 409 where it was not kept."""
    if not form.is_valid():
        return JsonResponse({}, status=422)
    try:
        return JsonResponse({"revision": _kept(request, found, form)})
    except (Stale, ReportRefused):
        return JsonResponse({}, status=409)


def _kept(request: ActorRequest, found: CalamityReport, form: PartForm) -> int:
    return write_part(
        actor=request.actor,
        at=timezone.now(),
        file_id=found.file_id,
        kind=found.kind,
        part=form.part,
        answers=form.answers(),
        revision=form.cleaned_data["revision"],
    )


def _opened(request: ActorRequest, found: CalamityReport, part: Part, draft: Draft) -> PartForm:
    """As it stands; before anybody wrote, with what the file says already."""
    first: Answers = draft.answers
    if not draft.revision:
        proposed = proposed_answers(request.actor, found.file, found.kind)
        first = {item.slug: proposed.get(item.slug, "") for item in part.items}
    return PartForm(initial={"revision": draft.revision, **first}, part=part)


def _part_page(
    request: ActorRequest,
    found: CalamityReport,
    part: Part,
    form: PartForm,
    theirs: list[dict[str, object]] | None = None,
) -> HttpResponse:
    used = sorted({item.trust for item in part.items})
    proposed = not form.is_bound and not form.initial["revision"]
    context = {
        "report": found,
        "file": found.file,
        "report_title": ReportKind(found.kind).label,
        "title": PART_TITLES[part.slug],
        "form": form.shown(),
        "theirs": theirs,
        "is_proposed": proposed and any(form.initial.get(item.slug) for item in part.items),
        "trust": [(TRUST_SHORT[one], TRUST_WORDS[one]) for one in used],
    }
    return render(request, "safety/calamity_report_part.html", context)


def _stale_page(
    request: ActorRequest, found: CalamityReport, part: Part, form: PartForm, newer: Draft
) -> HttpResponse:
    """The writer's text stays in the form; a second press keeps it over the newer one."""
    data = request.POST.copy()
    data["revision"] = str(newer.revision)
    mine = form.answers()
    theirs: list[dict[str, object]] = [
        {
            "label": ITEM_WORDS[item.slug].label,
            "stretches": difference(
                shown_value(item, newer.answers.get(item.slug, "")),
                shown_value(item, mine.get(item.slug, "")),
            ),
        }
        for item in part.items
        if newer.answers.get(item.slug, "") != mine.get(item.slug, "")
    ]
    return _part_page(request, found, part, PartForm(data, part=part), theirs)


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def report_preview(request: ActorRequest, file_id: UUID, kind: str) -> HttpResponse:
    """The draft as it would leave."""
    found = fetch_whole(request.actor, file_id, kind)
    content = content_now(found, drafts_of(found))
    context = shown_content(content) | {"report": found, "file": found.file}
    return render(request, "safety/calamity_report_preview.html", context)


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def report_draft_pdf(request: ActorRequest, file_id: UUID, kind: str) -> HttpResponse:
    """The same on paper, marked as a draft on every page."""
    found = fetch_whole(request.actor, file_id, kind)
    return paper(request, content_now(found, drafts_of(found)), version=None)


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def report_leaves(request: ActorRequest, file_id: UUID, kind: str) -> HttpResponse:
    """To whom it goes, each thing that leaves, and what stays in the file."""
    found = fetch_whole(request.actor, file_id, kind)
    content = content_now(found, drafts_of(found))
    context = shown_content(content) | {"report": found, "file": found.file}
    return render(request, "safety/calamity_report_leaves.html", context)
