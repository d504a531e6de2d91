"""Frozen versions of a report: signing, taking back, sending by people, and what came back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.decide import decide, fetch
from naast.access.middleware import ActorRequest
from naast.access.queries import holders_of
from naast.access.roles import Right, Role
from naast.calamities.actions.send_report import CameBack, Sent, record_answer, record_sending
from naast.calamities.actions.sign_report import freeze_report, sign_version, withdraw_version
from naast.calamities.actions.write_report import ReportRefused
from naast.calamities.choices_report import AnswerKind, ReportKind, VersionState, Way
from naast.calamities.models_report import ReportVersion
from naast.calamities.queries.report_versions import (
    ON_ITS_WAY,
    changes_between,
    content_of_version,
    names_of_signers,
    reference_of,
    signers_of,
    versions_for,
)
from naast.calamities.queries.reports import (
    content_now,
    drafts_of,
    lacks_of,
    mark_of,
    persons_in,
    written_in,
)
from naast.calamities.wording_report import ITEM_WORDS, PART_TITLES, sighting_sentence
from naast.web.rule_words import ROLE_WORDS
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.calamity_report_pages import (
    STATE_TONES,
    fetch_report,
    paper,
    shown_content,
)
from naast.web.safety.forms_calamity_report import CameBackForm, FreezeForm, SendForm

SENDERS = (Role.CALAMITY_SECRETARY, Role.COMMITTEE_MEMBER)


@calamity_page(Right.SIGN_CALAMITY_REPORTS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_freeze(request: ActorRequest, file_id: UUID, kind: str) -> HttpResponse:
    """The whole draft once more, then the first signature."""
    found = fetch_report(request.actor, Right.SIGN_CALAMITY_REPORTS, file_id, kind)
    drafts = drafts_of(found)
    form = FreezeForm(request.POST or None, initial={"seen": mark_of(drafts)})
    if request.method == "POST" and form.is_valid():
        try:
            version = freeze_report(
                actor=request.actor,
                at=timezone.now(),
                file_id=found.file_id,
                kind=kind,
                seen=form.cleaned_data["seen"],
                knowing=form.cleaned_data["knowing"],
            )
            messages.success(request, _("You signed. Somebody else now reads and signs it too."))
            return redirect("safety:calamity_report_version", version.pk)
        except ReportRefused as refusal:
            form = FreezeForm(initial={"seen": mark_of(drafts)})
            messages.error(request, str(refusal))
    places = persons_in(written_in(drafts))
    context = shown_content(content_now(found, drafts)) | {
        "report": found,
        "file": found.file,
        "form": form,
        "persons": [sighting_sentence(one) for part in places.values() for one in part],
        "asks_knowing": bool(lacks_of(found, drafts) or places),
    }
    return render(request, "safety/calamity_report_freeze.html", context)


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def report_version(request: ActorRequest, version_id: UUID) -> HttpResponse:
    """The frozen text, who signed it, and what can be done with it now."""
    version = fetch(
        request.actor, Right.READ_CALAMITIES, versions_for(request.actor), pk=version_id
    )
    signers = signers_of(version)
    sending = getattr(version, "sending", None)
    names = names_of_signers({one.signed_by for one in signers} | _sender(sending))
    signed_it = UUID(request.actor.id) in {one.signed_by for one in signers}
    may_sign = decide(request.actor, Right.SIGN_CALAMITY_REPORTS, version)
    secretary = Role.CALAMITY_SECRETARY in request.actor.roles
    context = shown_content(content_of_version(version)) | {
        "row": version,
        "report": version.report,
        "file": version.report.file,
        "tone": STATE_TONES[version.state],
        "signers": [
            (names.get(one.signed_by, ""), ROLE_WORDS[Role(one.role)], one.signed_at)
            for one in signers
        ],
        "sending": sending,
        "sender": names.get(sending.sent_by, "") if sending else "",
        "reference": reference_of(sending) if sending else "",
        "may_sign": may_sign and version.state == VersionState.SIGNING and not signed_it,
        "may_send": may_sign and version.state == VersionState.SIGNED,
        "may_withdraw": may_sign and version.state in ON_ITS_WAY and (signed_it or secretary),
        "waits": version.state == VersionState.SIGNING and signed_it,
    }
    return render(request, "safety/calamity_report_version.html", context)


def _sender(sending: object) -> set[UUID]:
    return {sending.sent_by} if sending else set()  # type: ignore[attr-defined]


def _to_sign(request: ActorRequest, version_id: UUID) -> ReportVersion:
    rows = versions_for(request.actor)
    return fetch(request.actor, Right.SIGN_CALAMITY_REPORTS, rows, pk=version_id)


@calamity_page(Right.SIGN_CALAMITY_REPORTS)
@require_POST
def report_sign(request: ActorRequest, version_id: UUID) -> HttpResponse:
    """The second signature, on the version whose number stood on the page."""
    version = _to_sign(request, version_id)
    digest = request.POST.get("digest", "")
    try:
        sign_version(actor=request.actor, at=timezone.now(), version_id=version.pk, digest=digest)
        messages.success(request, _("Signed by two. Now somebody can send it."))
    except ReportRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamity_report_version", version.pk)


@calamity_page(Right.SIGN_CALAMITY_REPORTS)
@require_POST
def report_withdraw(request: ActorRequest, version_id: UUID) -> HttpResponse:
    """Before it is sent."""
    version = _to_sign(request, version_id)
    try:
        withdraw_version(actor=request.actor, at=timezone.now(), version_id=version.pk)
        messages.success(request, _("Taken back. The draft is as it was."))
    except ReportRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamity_report", version.report.file_id, version.report.kind)


@calamity_page(Right.SIGN_CALAMITY_REPORTS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_send(request: ActorRequest, version_id: UUID) -> HttpResponse:
    """That people sent it; Naast sends nothing."""
    version = _to_sign(request, version_id)
    people = dict(holders_of(SENDERS, timezone.localdate()).values_list("pk", "name"))
    first = {"sent_on": timezone.localdate(), "sent_by": request.actor.id, "way": Way.FORM}
    form = SendForm(request.POST or None, initial=first, people=people)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        sent = Sent(
            values["sent_on"], Way(values["way"]), values["reference"], UUID(values["sent_by"])
        )
        try:
            record_sending(actor=request.actor, at=timezone.now(), version_id=version.pk, sent=sent)
            messages.success(request, _("Written down. The steps of this report are done."))
            return redirect("safety:calamity_report", version.report.file_id, version.report.kind)
        except ReportRefused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "row": version, "report": version.report, "file": version.report.file}
    return render(request, "safety/calamity_report_send.html", context)


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def report_pdf(request: ActorRequest, version_id: UUID) -> HttpResponse:
    """The version on paper: a draft until two have signed."""
    rows = versions_for(request.actor)
    version = fetch(request.actor, Right.READ_CALAMITIES, rows, pk=version_id)
    return paper(request, content_of_version(version), version=version)


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def report_differences(request: ActorRequest, version_id: UUID) -> HttpResponse:
    """What changed since an earlier version, word by word."""
    rows = versions_for(request.actor)
    version = fetch(request.actor, Right.READ_CALAMITIES, rows, pk=version_id)
    earlier = rows.filter(report_id=version.report_id, number__lt=version.number)
    asked = request.GET.get("since", "")
    chosen = earlier.filter(number=int(asked)).first() if _is_number(asked) else earlier.first()
    found = (
        changes_between(content_of_version(chosen), content_of_version(version)) if chosen else []
    )
    context = {
        "row": version,
        "report": version.report,
        "file": version.report.file,
        "since": chosen,
        "earlier": earlier,
        "changes": [
            (PART_TITLES[one.part], ITEM_WORDS[one.item].label, one.stretches) for one in found
        ],
    }
    return render(request, "safety/calamity_report_differences.html", context)


def _is_number(asked: str) -> bool:
    return asked.isascii() and asked.isdigit() and len(asked) < 5


@calamity_page(Right.SIGN_CALAMITY_REPORTS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_answer(request: ActorRequest, file_id: UUID, kind: str) -> HttpResponse:
    """What came back from the inspectorate."""
    found = fetch_report(request.actor, Right.SIGN_CALAMITY_REPORTS, file_id, kind)
    form = CameBackForm(request.POST or None, initial={"dated_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        back = CameBack(**(values | {"kind": AnswerKind(values["kind"])}))
        try:
            _row, said = record_answer(
                actor=request.actor, at=timezone.now(), file_id=found.file_id, kind=kind, back=back
            )
            messages.success(request, _("Written down."))
            if said:
                messages.warning(request, said)
            return redirect("safety:calamity_report", found.file_id, kind)
        except ReportRefused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "report": found,
        "file": found.file,
        "title": ReportKind(kind).label,
    }
    return render(request, "safety/calamity_report_answer.html", context)
