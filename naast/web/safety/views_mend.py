"""Rows that a person must mend, or decide about because they say something else than before."""

from typing import Any
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
from naast.cases.queries.opened import vault_role
from naast.incidents.actions.finish_row import finish_row
from naast.incidents.choices import MendReason
from naast.incidents.logic.differences import new_values
from naast.incidents.logic.guess import CODED
from naast.incidents.logic.mapping import mapped_from
from naast.incidents.logic.table_words import TABLES
from naast.incidents.models import RowToMend
from naast.incidents.wording_file import problem_of_row, problems_of_row
from naast.people.logic.table import header_key
from naast.people.models import Department
from naast.web.safety.forms_import import DiscardForm, RowForm, value_in_words
from naast.workflows.import_file import (
    decide_changed_row,
    judge_opened,
    mend_row,
    open_row,
    problems_in_short,
)
from naast.workflows.judge_rows import Judged
from naast.workflows.rows_to_mend import rows_to_mend


def _fetch(request: ActorRequest, row_id: UUID) -> RowToMend:
    return fetch(request.actor, Right.IMPORT_INCIDENTS, RowToMend.objects.all(), pk=row_id)


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_safe
def inbox(request: ActorRequest) -> HttpResponse:
    """Which rows wait and why; nothing of what stands in them."""
    rows = [
        {
            "id": row.pk,
            "row": row.row,
            "arrived_at": row.arrived_at,
            "changed": row.reason == MendReason.CHANGED,
            "problems": problems_of_row(row.problems),
        }
        for row in rows_to_mend(actor=request.actor, at=timezone.now())
    ]
    return render(request, "safety/import_inbox.html", {"rows": rows})


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: ActorRequest, row_id: UUID) -> HttpResponse:
    """The row on a form. Opening it is an entry in the vault's log."""
    row, now = _fetch(request, row_id), timezone.now()
    told = open_row(row, actor=request.actor)
    one = judge_opened(told, row.row, now)
    if one.result in ("changed", "here"):
        return _changed(request, row, one)
    form = RowForm(request.POST or None, cells=told["cells"], read=_codes(told))
    if request.method == "POST" and form.is_valid():
        one = judge_opened(told | {"cells": form.cells()}, row.row, now)
        if one.result in ("changed", "here"):
            messages.info(request, _("An event with this number is in Naast already."))
            number = one.incident.number if one.incident else ""
            form.add_error("number", _("It is %(number)s there.") % {"number": number})
        elif one.result == "new":
            number = mend_row(row=row, one=one, actor=request.actor, at=now)
            messages.success(
                request, _("Row %(row)d is in, as %(number)s.") % {"row": row.row, "number": number}
            )
            return redirect("safety:import_inbox")
    if one.result == "mend":
        _say(form, one)
    context = {"row": row, "form": form, "discard": DiscardForm()}
    return render(request, "safety/import_mend.html", context)


def _say(form: RowForm, one: Judged) -> None:
    """Each problem beside its field, or above the form."""
    if not form.is_bound:
        form.waiting = problems_of_row(problems_in_short(one))  # type: ignore[attr-defined]
        return
    for code, field in problems_in_short(one):
        place = field if field in form.fields else None
        if place is None or not form.errors.get(place):
            form.add_error(place, problem_of_row(code, field))


def _codes(told: dict[str, Any]) -> dict[str, str]:
    """Field to our code, as far as the words are known."""
    own = mapped_from(told["mapping"]).words
    return {
        field: {**TABLES[table], **own.get(table, {})}.get(
            header_key(told["cells"].get(field, "")), ""
        )
        for field, table in CODED.items()
    }


def _changed(request: ActorRequest, row: RowToMend, one: Judged) -> HttpResponse:
    """What Naast says and what the file says, side by side."""
    now = timezone.now()
    if request.method == "POST":
        take = request.POST.get("take") == "yes"
        incident = decide_changed_row(row=row, one=one, take=take, actor=request.actor, at=now)
        number = incident.number if incident else ""
        text = _("%(number)s now says what the file says.") if take else _("%(number)s stays.")
        messages.success(request, text % {"number": number})
        return redirect("safety:import_inbox")
    incident, draft = one.incident, one.read.draft
    values = new_values(incident, draft, one.read.told) if incident and draft else {}
    lines = [
        {
            "label": problem_of_row("changed", column),
            "now": _value(column, getattr(incident, column)),
            "then": _value(column, value),
        }
        for column, value in values.items()
    ]
    context = {"row": row, "incident": incident, "lines": lines, "discard": DiscardForm()}
    return render(request, "safety/import_changed.html", context)


def _value(column: str, value: Any) -> str:
    if column == "department_id" and value:
        return str(Department.objects.get(pk=value).name)
    if column == "actuality":
        return _("It almost happened") if value == "potential" else _("It happened")
    return value_in_words(column, value)


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_POST
def discard(request: ActorRequest, row_id: UUID) -> HttpResponse:
    """Thrown away, with a reason from a list."""
    row = _fetch(request, row_id)
    open_row(row, actor=request.actor)  # who stands too near finds nothing here either
    form = DiscardForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose a reason."))
        return redirect("safety:import_mend", row.pk)
    finish_row(
        actor=request.actor,
        at=timezone.now(),
        row=row,
        how=form.cleaned_data["reason"],
        vault_role=vault_role(request.actor),
    )
    messages.success(request, _("Row %(row)d is thrown away.") % {"row": row.row})
    return redirect("safety:import_inbox")
