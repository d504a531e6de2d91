"""Saved mappings: list, rename, delete, carry to another place and back."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.incidents.actions.delete_mapping import delete_mapping
from naast.incidents.actions.rename_mapping import rename_mapping
from naast.incidents.actions.save_mapping import save_mapping
from naast.incidents.logic.mapping import read_mapping
from naast.incidents.logic.rows import FileRefused
from naast.incidents.models import SavedMapping
from naast.incidents.wording import in_words
from naast.web.safety.forms_import import REQUIRED, MappingFileForm, MappingNameForm


def _fetch(request: ActorRequest, mapping_id: UUID) -> SavedMapping:
    return fetch(request.actor, Right.IMPORT_INCIDENTS, SavedMapping.objects.all(), pk=mapping_id)


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mappings(request: ActorRequest) -> HttpResponse:
    """All of them; a file brings in another."""
    form = MappingFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            mapped = read_mapping(form.cleaned_data["file"].read())
        except FileRefused as refused:
            form.add_error("file", in_words(refused.sentence))
        else:
            if set(REQUIRED) - set(mapped.columns.values()):
                form.add_error("file", _("The mapping names no column for the kind and the day."))
            else:
                name = form.cleaned_data["name"]
                save_mapping(actor=request.actor, at=timezone.now(), name=name, mapped=mapped)
                messages.success(request, _("The mapping is kept."))
                return redirect("safety:import_mappings")
    context = {"mappings": SavedMapping.objects.all(), "form": form}
    return render(request, "safety/import_mappings.html", context)


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mapping(request: ActorRequest, mapping_id: UUID) -> HttpResponse:
    """One: another name, a copy, or away with it."""
    row = _fetch(request, mapping_id)
    form = MappingNameForm(request.POST or None, initial={"name": row.name})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        rename_mapping(actor=request.actor, at=timezone.now(), mapping=row, name=name)
        messages.success(request, _("It has its new name."))
        return redirect("safety:import_mappings")
    return render(request, "safety/import_mapping.html", {"mapping": row, "form": form})


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_safe
def mapping_file(request: ActorRequest, mapping_id: UUID) -> HttpResponse:
    """As `naast import incidents --mapping` reads it."""
    row = _fetch(request, mapping_id)
    text = json.dumps(row.mapping, ensure_ascii=False, indent=2)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="mapping.json"'
    return answer


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_POST
def remove_mapping(request: ActorRequest, mapping_id: UUID) -> HttpResponse:
    """Deleted; the next file with its headers asks again."""
    row = _fetch(request, mapping_id)
    delete_mapping(actor=request.actor, at=timezone.now(), mapping=row)
    messages.success(request, _("The mapping is deleted."))
    return redirect("safety:import_mappings")
