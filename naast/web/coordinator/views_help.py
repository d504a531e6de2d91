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
from naast.knowledge.actions.remove_entry import remove_entry
from naast.knowledge.forms import DirectoryEntryForm, entry_values
from naast.knowledge.models import DirectoryEntry
from naast.knowledge.queries import directory_of_help

RIGHT = Right.CHANGE_DIRECTORY_OF_HELP


@requires(RIGHT)
@require_safe
def entries(request: ActorRequest) -> HttpResponse:
    """All levels of help."""
    return render(request, "coordinator/help.html", {"levels": directory_of_help()})


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
