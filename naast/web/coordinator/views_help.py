"""The directory of help, kept by the coordinator."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.knowledge.actions.add_entry import add_entry
from naast.knowledge.actions.change_entry import change_entry
from naast.knowledge.actions.confirm_entry import confirm_entry
from naast.knowledge.actions.import_entries import import_entries
from naast.knowledge.actions.remove_entry import remove_entry
from naast.knowledge.forms import (
    DirectoryEntryForm,
    DirectoryFileForm,
    entry_values,
    read_directory_file,
)
from naast.knowledge.models import DirectoryEntry
from naast.knowledge.queries import directory_as_csv, directory_of_help, due_for_a_look

RIGHT = Right.CHANGE_DIRECTORY_OF_HELP


@requires(RIGHT)
@require_safe
def entries(request: ActorRequest) -> HttpResponse:
    """All levels of help, and first the lines that nobody has looked at for half a year."""
    due = due_for_a_look(request.actor, on=timezone.localdate())
    return render(request, "coordinator/help.html", {"levels": directory_of_help(), "due": due})


@requires(RIGHT)
def add(request: ActorRequest) -> HttpResponse:
    """A new line."""
    form = DirectoryEntryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_entry(values=form.cleaned_data, actor=request.actor, at=timezone.now())
        messages.success(request, _("Added. Everyone sees it from now on."))
        return redirect("coordinator:help")
    return render(request, "coordinator/help_entry.html", {"form": form, "entry": None})


@requires(RIGHT)
def change(request: ActorRequest, entry_id: UUID) -> HttpResponse:
    """A changed line."""
    entry = fetch(request.actor, RIGHT, DirectoryEntry.objects.all(), pk=entry_id)
    form = DirectoryEntryForm(request.POST or None, initial=entry_values(entry))
    if request.method == "POST" and form.is_valid():
        change_entry(entry=entry, values=form.cleaned_data, actor=request.actor, at=timezone.now())
        messages.success(request, _("Changed. Everyone sees it from now on."))
        return redirect("coordinator:help")
    return render(request, "coordinator/help_entry.html", {"form": form, "entry": entry})


@requires(RIGHT)
@require_POST
def remove(request: ActorRequest, entry_id: UUID) -> HttpResponse:
    """A removed line."""
    entry = fetch(request.actor, RIGHT, DirectoryEntry.objects.all(), pk=entry_id)
    remove_entry(entry=entry, actor=request.actor, at=timezone.now())
    messages.success(request, _("Removed."))
    return redirect("coordinator:help")


@requires(RIGHT)
@require_POST
def confirm(request: ActorRequest, entry_id: UUID) -> HttpResponse:
    """A line that is still right."""
    entry = fetch(request.actor, RIGHT, DirectoryEntry.objects.all(), pk=entry_id)
    confirm_entry(entry=entry, actor=request.actor, at=timezone.now())
    messages.success(request, _("Good. You are asked to look again in half a year."))
    return redirect("coordinator:help")


@requires(RIGHT)
@require_safe
def export(request: ActorRequest) -> HttpResponse:
    """The directory as a file for a spreadsheet."""
    answer = HttpResponse(directory_as_csv(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="directory-of-help.csv"'
    return answer


@requires(RIGHT)
def import_file(request: ActorRequest) -> HttpResponse:
    """A file with lines: all of it or nothing, and first a look if one likes."""
    form = DirectoryFileForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        read = read_directory_file(form.cleaned_data["file"].read())
        if read.usable and not form.cleaned_data["only_look"]:
            done = import_entries(rows=read.rows, actor=request.actor, at=timezone.now())
            messages.success(
                request,
                _("Done: %(added)s new, %(changed)s as in the file now.")
                % {"added": done.added, "changed": done.changed},
            )
            return redirect("coordinator:help")
        context["read"] = read
    return render(request, "coordinator/help_import.html", context)
