"""Departments and sites as a tree."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.people.actions.save_department import save_department
from naast.people.actions.save_site import save_site
from naast.people.models import Department, Site
from naast.people.queries import department_tree, departments_for, sites_for
from naast.people.rules import PeopleRefused
from naast.web.steward.forms import DepartmentForm, SiteForm
from naast.web.steward.refused import add_refusal

read_and_send = require_http_methods(["GET", "HEAD", "POST"])


@requires(Right.MANAGE_PEOPLE)
@never_cache
@require_safe
def departments(request: ActorRequest) -> HttpResponse:
    """The whole tree, and the sites."""
    context = {"tree": department_tree(request.actor), "sites": sites_for(request.actor)}
    return render(request, "steward/departments.html", context)


@requires(Right.MANAGE_PEOPLE)
@never_cache
@read_and_send
def new_department(request: ActorRequest) -> HttpResponse:
    """One more department."""
    return _edit_department(request, None)


@requires(Right.MANAGE_PEOPLE)
@never_cache
@read_and_send
def change_department(request: ActorRequest, department_id: UUID) -> HttpResponse:
    """Its name, place in the tree, site, head and contact person."""
    rows = departments_for(request.actor)
    return _edit_department(
        request, fetch(request.actor, Right.MANAGE_PEOPLE, rows, pk=department_id)
    )


def _edit_department(request: ActorRequest, row: Department | None) -> HttpResponse:
    names = DepartmentForm.base_fields
    first = {name: getattr(row, name) for name in names} if row else None
    form = DepartmentForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            save_department(
                department=row, **form.cleaned_data, actor=request.actor, at=timezone.now()
            )
        except PeopleRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("steward:departments")
    return render(request, "steward/department_form.html", {"form": form, "department": row})


@requires(Right.MANAGE_PEOPLE)
@never_cache
@read_and_send
def new_site(request: ActorRequest) -> HttpResponse:
    """One more place."""
    return _edit_site(request, None)


@requires(Right.MANAGE_PEOPLE)
@never_cache
@read_and_send
def change_site(request: ActorRequest, site_id: UUID) -> HttpResponse:
    """Its name and code."""
    rows = sites_for(request.actor)
    return _edit_site(request, fetch(request.actor, Right.MANAGE_PEOPLE, rows, pk=site_id))


def _edit_site(request: ActorRequest, row: Site | None) -> HttpResponse:
    first = {"name": row.name, "code": row.code} if row else None
    form = SiteForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            save_site(site=row, **form.cleaned_data, actor=request.actor, at=timezone.now())
        except PeopleRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("steward:departments")
    return render(request, "steward/site_form.html", {"form": form, "site": row})
