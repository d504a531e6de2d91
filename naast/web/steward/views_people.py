"""People of the directory: find, read, add, change, let go."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.actions.propose_second_factor_reset import propose_second_factor_reset
from naast.access.actions.reset_second_factor import reset_second_factor
from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.models import User
from naast.access.queries import grants_for
from naast.access.roles import Right
from naast.access.rules import RoleRefused, is_weighty
from naast.access.step_up import asks_again
from naast.people.actions.let_person_leave import let_person_leave
from naast.people.actions.save_person import save_person
from naast.people.models import Person
from naast.people.queries import people_found, persons_for
from naast.people.rules import PeopleRefused
from naast.web.steward.forms import LeaveForm, PersonForm, SearchForm, person_at_first
from naast.web.steward.refused import add_refusal
from naast.web.steward.shown import grant_rows, superiors_of

A_PAGE = 25
RESET_DONE = {
    True: gettext_lazy("Proposed. All coordinators are told; one other person has to agree."),
    False: gettext_lazy("Reset. This person sets up a new second factor at the next sign-in."),
}
read_and_send = require_http_methods(["GET", "HEAD", "POST"])


def _fetch(request: ActorRequest, person_id: UUID) -> Person:
    return fetch(request.actor, Right.MANAGE_PEOPLE, persons_for(request.actor), pk=person_id)


@requires(Right.MANAGE_PEOPLE)
@never_cache
@require_safe
def people(request: ActorRequest) -> HttpResponse:
    """Who works here, 25 a page; words narrow it down."""
    form = SearchForm(request.GET)
    words, left = form.said()
    rows = people_found(request.actor, words, left=left)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "words": words, "left": left}
    return render(request, "steward/people.html", context)


@requires(Right.MANAGE_PEOPLE)
@never_cache
@require_safe
def person(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Everything the directory holds about one person."""
    row = _fetch(request, person_id)
    user = User.objects.filter(pk=row.pk).first()
    context = {
        "person": row,
        "superiors": superiors_of(row),
        "user": user,
        "grants": grant_rows(
            grants_for(request.actor).filter(user_id=row.pk), timezone.localdate()
        ),
        "itself": request.actor.id == str(row.pk),
    }
    return render(request, "steward/person.html", context)


@requires(Right.MANAGE_PEOPLE)
@never_cache
@read_and_send
def new_person(request: ActorRequest) -> HttpResponse:
    """Somebody who is not in the staff file, or not yet."""
    return _edit(request, None)


@requires(Right.MANAGE_PEOPLE)
@never_cache
@read_and_send
def change_person(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Correct what the directory holds; the next staff file may say otherwise again."""
    return _edit(request, _fetch(request, person_id))


def _edit(request: ActorRequest, row: Person | None) -> HttpResponse:
    form = PersonForm(request.POST or None, initial=person_at_first(row) if row else None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_person(
                person=row, values=form.values(), actor=request.actor, at=timezone.now()
            )
        except PeopleRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("steward:person", saved.pk)
    return render(request, "steward/person_form.html", {"form": form, "person": row})


@requires(Right.MANAGE_PEOPLE)
@asks_again()
@never_cache
@read_and_send
def leave_person(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Somebody's last day."""
    row = _fetch(request, person_id)
    form = LeaveForm(request.POST or None, initial={"last_day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            day = form.cleaned_data["last_day"]
            let_person_leave(person=row, last_day=day, actor=request.actor, at=timezone.now())
        except PeopleRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Noted. From then on this person cannot sign in."))
            return redirect("steward:person", row.pk)
    return render(request, "steward/leave.html", {"form": form, "person": row})


@requires(Right.MANAGE_ROLES)
@asks_again()
@never_cache
@read_and_send
def reset_factor(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Somebody lost the phone; for a coordinator or steward it takes two people."""
    row = _fetch(request, person_id)
    user = get_object_or_404(User, pk=row.pk, is_active=True)
    weighty = is_weighty(user, timezone.localdate())
    if request.method == "POST":
        act = propose_second_factor_reset if weighty else reset_second_factor
        try:
            act(user=user, actor=request.actor, at=timezone.now())
        except RoleRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, str(RESET_DONE[weighty]))
        return redirect("steward:person", row.pk)
    return render(request, "steward/reset_factor.html", {"person": row, "weighty": weighty})
