"""A file of another incident system: hand in, match its columns, see what would happen, say yes."""

import csv
from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.incidents.actions.choose_mapping import choose_mapping
from naast.incidents.actions.forget_file import forget_file
from naast.incidents.actions.keep_file import keep_file
from naast.incidents.actions.save_mapping import hash_of, save_mapping
from naast.incidents.logic.draft import Source
from naast.incidents.logic.guess import guess_columns
from naast.incidents.logic.mapping import Mapped, mapped_from
from naast.incidents.logic.table_kept import KeptTable, keep_table
from naast.incidents.models import KeptFile, RowToMend, SavedMapping
from naast.incidents.queries.intake_file import format_of
from naast.incidents.wording_file import problems_of_row, result_of_row
from naast.people.logic.problems import UnreadableTable
from naast.people.wording import sentence
from naast.web.safety.forms_import import ColumnsForm, FileForm, WordsForm
from naast.workflows.import_file import open_file, problems_in_short, take_file
from naast.workflows.judge_rows import judge_rows

A_PAGE = 25
ORDER = ("mend", "changed", "new", "here")  # what asks something of somebody comes first
OF_TAKEN = {"opened": "new", "waits": "new", "nobody": "new", "left": "mend"}


def _fetch(request: ActorRequest, file_id: UUID) -> KeptFile:
    return fetch(request.actor, Right.IMPORT_INCIDENTS, KeptFile.objects.all(), pk=file_id)


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: ActorRequest) -> HttpResponse:
    """Choose the file. Known headers go straight to the dry run."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            table = keep_table(content)
        except UnreadableTable as unreadable:
            form.add_error("file", sentence(unreadable.problem))
        else:
            return _keep(request, content, table)
    waiting = KeptFile.objects.filter(uploaded_by=request.actor.id).order_by("-uploaded_at")
    context = {
        "form": form,
        "waiting": waiting.first(),
        "to_mend": RowToMend.objects.count(),
        "mappings": SavedMapping.objects.count(),
    }
    return render(request, "safety/import.html", context)


def _keep(request: ActorRequest, content: bytes, table: KeptTable) -> HttpResponse:
    now = timezone.now()
    form: Source = "xlsx" if format_of("", content) == "xlsx" else "csv"
    kept = keep_file(actor=request.actor, at=now, form=form, table=table)
    saved = SavedMapping.objects.filter(headers=hash_of(filter(None, table.headers))).first()
    if saved is None:
        return redirect("safety:import_columns", kept.pk)
    mapped = mapped_from(saved.mapping)
    choose_mapping(actor=request.actor, at=now, kept=kept, mapped=mapped, name=saved.name)
    return redirect("safety:import_file", kept.pk)


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """Which column is which; headers and shapes are shown, never a cell."""
    kept = _fetch(request, file_id)
    if kept.done_at is not None:
        return redirect("safety:import_file", kept.pk)
    table = open_file(kept, actor=request.actor)
    before = mapped_from(kept.mapping)
    chosen = {**guess_columns(table), **before.columns}
    form = ColumnsForm(request.POST or None, table=table, chosen=chosen)
    if request.method == "POST" and form.is_valid():
        mapped = Mapped(form.columns(), before.words, before.system, before.dates, before.zone)
        choose_mapping(
            actor=request.actor,
            at=timezone.now(),
            kept=kept,
            mapped=mapped,
            name=kept.mapping_name,
        )
        return redirect("safety:import_words", kept.pk)
    dropped = [table.headers[place] for place in sorted(table.dropped)]
    context = {"form": form, "kept": kept, "rows": len(table.rows), "dropped": dropped}
    return render(request, "safety/import_columns.html", context)


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """What the words of lists mean and how days are written."""
    kept = _fetch(request, file_id)
    mapped = mapped_from(kept.mapping)
    if kept.done_at is not None or not mapped.columns:
        return redirect("safety:import_file", kept.pk)
    table = open_file(kept, actor=request.actor)
    form = WordsForm(
        request.POST or None,
        table=table,
        mapped=mapped,
        local=timezone.get_default_timezone(),
        initial={"system": mapped.system, "name": kept.mapping_name},
    )
    if request.method == "POST" and form.is_valid():
        now, chosen, name = timezone.now(), form.chosen(), form.cleaned_data["name"]
        choose_mapping(actor=request.actor, at=now, kept=kept, mapped=chosen, name=name)
        save_mapping(actor=request.actor, at=now, name=name, mapped=chosen)
        return redirect("safety:import_file", kept.pk)
    return render(request, "safety/import_words.html", {"form": form, "kept": kept})


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_safe
def import_file(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """Before the yes what would happen; after it what happened."""
    kept = _fetch(request, file_id)
    if kept.done_at is not None:
        return _shown(request, kept, kept.results, "safety/import_done.html")
    if not kept.mapping_name:
        return redirect("safety:import_columns", kept.pk)
    judged = judge_rows(
        open_file(kept, actor=request.actor),
        mapped_from(kept.mapping),
        kept.form,
        timezone.now(),
        after=kept.taken_to,
    )
    results: list[list[Any]] = [
        [
            one.row.number,
            one.result,
            one.incident.number if one.incident else "",
            problems_in_short(one),
        ]
        for one in judged
    ]
    return _shown(request, kept, results, "safety/import_rehearsal.html")


def _shown(
    request: ActorRequest, kept: KeptFile, results: list[list[Any]], template: str
) -> HttpResponse:
    counts = Counter(OF_TAKEN.get(str(one[1]), str(one[1])) for one in results)
    ordered = sorted(results, key=lambda one: ORDER.index(OF_TAKEN.get(str(one[1]), str(one[1]))))
    page = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "kept": kept,
        "counts": {word: counts[word] for word in ORDER},
        "total": len(results),
        "page": page,
        "rows": [_in_words(one) for one in page],
        "to_mend": RowToMend.objects.exists(),
    }
    return render(request, template, context)


def _in_words(one: list[Any]) -> dict[str, object]:
    row, word, number, problems = one
    return {
        "row": row,
        "tone": OF_TAKEN.get(str(word), str(word)),
        "number": number,
        "text": result_of_row(str(word)),
        "problems": problems_of_row(problems),
    }


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_POST
def take(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """The yes. A large file takes several; pressed twice it stores once."""
    kept = _fetch(request, file_id)
    if not kept.mapping_name:
        return redirect("safety:import_columns", kept.pk)
    kept = take_file(kept=kept, actor=request.actor, at=timezone.now())
    if kept.done_at is None:
        messages.info(
            request,
            _("The rows up to %(row)d are in. Press once more for the rest.")
            % {"row": kept.taken_to},
        )
    return redirect("safety:import_file", kept.pk)


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_POST
def forget(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """Thrown away before its day is over."""
    kept = _fetch(request, file_id)
    forget_file(actor=request.actor, at=timezone.now(), kept=kept)
    messages.success(request, _("The file is deleted here."))
    return redirect("safety:import")


@requires(Right.IMPORT_INCIDENTS)
@never_cache
@require_safe
def results(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """What became of each row, without a name or a word of the file."""
    kept = _fetch(request, file_id)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="naast-results.csv"'
    answer.write("\ufeff")
    lines = csv.writer(answer, delimiter=";")
    lines.writerow([_("row"), _("what became of it"), _("number in Naast"), _("what to do")])
    for row, word, number, problems in kept.results:
        text = " ".join(problems_of_row(problems))
        lines.writerow([row, result_of_row(str(word)), number, text])
    return answer
