"""What is attached to a file: checked as it comes, handed out as a download only."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.decide import decide, fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.attach_file import (
    AttachRefused,
    attach_file,
    take_attachment_away,
)
from naast.calamities.locked import words_of
from naast.calamities.logic.attachments import NotAttached
from naast.calamities.models import CalamityFile
from naast.calamities.models_attachment import FileAttachment
from naast.calamities.queries.attachments import attachments_for, content_of
from naast.calamities.queries.files import files_for
from naast.web.safety.calamity_form_page import form_page
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.forms_calamity_interview import AttachForm

MIME = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}
EXTENSION = {"pdf": "pdf", "png": "png", "jpeg": "jpg"}
WHY: dict[str, str | Promise] = {
    "empty": gettext_lazy("This file is empty."),
    "large": gettext_lazy("This file is too large. At most %(most)s MB can be attached."),
    "word": gettext_lazy(
        "Word and other office files are not taken: they can hide earlier versions or do things by"
        " themselves. Save it as PDF and attach that."
    ),
    "kind": gettext_lazy("This is no PDF, PNG or JPEG. Save it as one of these."),
    "damaged": gettext_lazy("This file cannot be read whole. Print it to a new PDF, or save it."),
    "pixels": gettext_lazy("This picture has too many points. Make it smaller first."),
    "encrypted": gettext_lazy("This PDF has a password or is locked. Print it to a new PDF."),
    "acts": gettext_lazy("This PDF can do something by itself. Print it to a new PDF."),
    "embedded": gettext_lazy("This PDF carries another file inside. Attach that one by itself."),
    "bomb": gettext_lazy("This PDF becomes far too large when it is opened. Print it anew."),
}


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """Whoever reads the file attaches to it."""
    file = fetch(request.actor, Right.READ_CALAMITIES, files_for(request.actor), pk=file_id)
    form = AttachForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _attach(request, file, form):
        messages.success(request, _("Attached, and locked."))
        return redirect("safety:calamity", file.pk)
    most = settings.ATTACHMENT_BYTES // 1_000_000
    return form_page(
        request,
        form,
        title=_("Attach a document"),
        lede=_(
            "PDF, PNG or JPEG, at most %(most)s MB. Pictures are drawn anew, so that place, moment"
            " and camera are gone. A PDF stays as it is, with the author's name that may stand in"
            " it."
        )
        % {"most": most},
        label=_("Attach it"),
        back=(reverse("safety:calamity", args=[file.pk]), file.number),
    )


def _attach(request: ActorRequest, file: CalamityFile, form: AttachForm) -> bool:
    upload = form.cleaned_data["file"]
    try:
        if upload.size > settings.ATTACHMENT_BYTES:
            raise NotAttached("large")
        attach_file(
            actor=request.actor,
            at=timezone.now(),
            file_id=file.pk,
            name=form.cleaned_data["name"],
            content=upload.read(),
        )
    except NotAttached as refusal:
        most = settings.ATTACHMENT_BYTES // 1_000_000
        form.add_error("file", str(WHY[refusal.why]) % {"most": most})
    except AttachRefused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _fetch(request: ActorRequest, attachment_id: UUID) -> FileAttachment:
    rows = attachments_for(request.actor)
    return fetch(request.actor, Right.READ_CALAMITIES, rows, pk=attachment_id)


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_safe
def download(request: ActorRequest, attachment_id: UUID) -> HttpResponseBase:
    """As a file to keep, never shown in the page of this site."""
    row = _fetch(request, attachment_id)
    name = f"{words_of(row, 'name')}.{EXTENSION[row.kind]}"
    answer = StreamingHttpResponse(content_of(row), content_type=MIME[row.kind])
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["Content-Length"] = str(row.size)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store, private"
    return answer


@calamity_page(Right.READ_CALAMITIES)
@require_POST
def away(request: ActorRequest, attachment_id: UUID) -> HttpResponse:
    """By whoever attached it, or the secretary."""
    row, actor = _fetch(request, attachment_id), request.actor
    if str(row.attached_by) != actor.id and not decide(actor, Right.KEEP_CALAMITIES):
        messages.error(request, _("Only whoever attached it, or the secretary, takes it away."))
        return redirect("safety:calamity", row.file_id)
    try:
        take_attachment_away(actor=actor, at=timezone.now(), attachment=row)
        messages.success(request, _("It is gone."))
    except AttachRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamity", row.file_id)
