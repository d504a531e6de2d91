"""A colleague died: closed gently, and what can be done for those who stay."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.queries.identified import people_named
from naast.cases.queries.lists import supporters_who_want_to_talk
from naast.knowledge.texts.farewell import AFTER_A_DEATH
from naast.people.models import Department
from naast.people.queries import working_on
from naast.people.rules import PeopleRefused
from naast.web.coordinator.forms import SearchForm
from naast.workflows.remember_colleague import remember_colleague


@requires(Right.COORDINATE_CASES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def death(request: ActorRequest) -> HttpResponse:
    """Who died: found by name in the directory. By POST, so that no address holds the name."""
    form = SearchForm(request.POST or None)
    found = people_named(request.actor, form.cleaned_data["q"]) if form.is_valid() else []
    context = {"form": form, "found": found, "asked": form.is_bound}
    return render(request, "coordinator/death.html", context)


@requires(Right.COORDINATE_CASES)
@never_cache
def death_of(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Asks once more; then it holds at once."""
    today = timezone.localdate()
    people = working_on(today).select_related("department").filter(died=False)
    person = get_object_or_404(people, pk=person_id)
    if request.actor.id == str(person.pk):
        raise Http404
    if request.method != "POST":
        return render(request, "coordinator/death_of.html", {"person": person})
    department = person.department_id
    try:
        remember_colleague(actor=request.actor, at=timezone.now(), person=person)
    except PeopleRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("coordinator:death")
    messages.success(request, _("Noted. No message and no page speaks to this colleague any more."))
    return redirect("coordinator:after_death", department)


@requires(Right.COORDINATE_CASES)
@never_cache
@require_safe
def after_death(request: ActorRequest, department_id: UUID) -> HttpResponse:
    """For the supporter, the team and the department; it names nobody who died."""
    rows = Department.objects.select_related("head", "contact_person")
    department = get_object_or_404(rows, pk=department_id)
    context = {
        "department": department,
        "people": working_on(timezone.localdate()).filter(department=department).count(),
        "to_call": [one for one in supporters_who_want_to_talk(request.actor) if one.at_once],
        "parts": AFTER_A_DEATH,
    }
    return render(request, "coordinator/after_death.html", context)
