"""A file of staff or supporters: hand in, see what it would change, say yes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.access.step_up import asks_again
from naast.people.actions.keep_upload import keep_upload
from naast.people.choices import UploadKind
from naast.people.logic.problems import UnreadableTable
from naast.people.models import StaffUpload
from naast.people.rules import PeopleRefused
from naast.people.wording import sentence
from naast.web.steward.forms import ConfirmForm, UploadForm
from naast.web.steward.rehearsed import shown_of
from naast.workflows.import_upload import import_upload, rehearse_upload


def _fetch(request: ActorRequest, upload_id: UUID) -> StaffUpload:
    return fetch(request.actor, Right.MANAGE_PEOPLE, StaffUpload.objects.all(), pk=upload_id)


@requires(Right.MANAGE_PEOPLE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: ActorRequest) -> HttpResponse:
    """Choose the file."""
    form = UploadForm(request.POST or None, request.FILES or None, initial={"kind": "people"})
    if request.method == "POST" and form.is_valid():
        kept = keep_upload(
            kind=UploadKind(form.cleaned_data["kind"]),
            content=form.cleaned_data["file"].read(),
            full=form.cleaned_data["full"] == "yes",
            actor=request.actor,
            at=timezone.now(),
        )
        return redirect("steward:rehearsal", kept.pk)
    return render(request, "steward/upload.html", {"form": form})


@requires(Right.MANAGE_PEOPLE)
@never_cache
@require_safe
def rehearsal(request: ActorRequest, upload_id: UUID) -> HttpResponse:
    """What a yes would change; after the yes, what it changed."""
    row = _fetch(request, upload_id)
    if row.done_at is not None:
        return render(request, "steward/imported.html", {"upload": row})
    try:
        planned = rehearse_upload(upload=row, actor=request.actor, at=timezone.now())
    except UnreadableTable as unreadable:
        return render(request, "steward/unreadable.html", {"text": sentence(unreadable.problem)})
    context = {
        "upload": row,
        "planned": planned,
        "shown": shown_of(planned),
        "form": ConfirmForm(initial={"shown": planned.shown}),
    }
    return render(request, "steward/rehearsal.html", context)


@requires(Right.MANAGE_PEOPLE)
@asks_again("steward:rehearsal")
@never_cache
@require_POST
def confirm_import(request: ActorRequest, upload_id: UUID) -> HttpResponse:
    """The yes. A second press finds it done and changes nothing."""
    row = _fetch(request, upload_id)
    form = ConfirmForm(request.POST)
    if form.is_valid():
        try:
            import_upload(upload=row, **form.cleaned_data, actor=request.actor, at=timezone.now())
        except PeopleRefused as refusal:
            messages.warning(request, str(refusal))
        except UnreadableTable:
            pass  # the rehearsal says why, and that nothing was changed
    return redirect("steward:rehearsal", row.pk)
