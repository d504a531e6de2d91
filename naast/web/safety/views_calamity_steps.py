"""Weighing a file, its clocks and steps, the departments' agreement, and closing it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.access.actor import Actor
from naast.access.decide import decide, fetch
from naast.access.middleware import ActorRequest
from naast.access.queries import holders_of
from naast.access.roles import Right, Role
from naast.calamities.actions.agree_for_department import (
    DepartmentRefused,
    add_department,
    agree_for_department,
)
from naast.calamities.actions.close_file import StillOpen, close_file
from naast.calamities.actions.keep_step import (
    StepRefused,
    finish_step,
    give_step,
    start_clock,
)
from naast.calamities.actions.send_outside import send_outside
from naast.calamities.actions.send_report import DONE_BY
from naast.calamities.actions.weigh import Decision, IsClosed, weigh
from naast.calamities.choices import Judgement
from naast.calamities.logic.clocks.deadline import Deadline, DoesNotFit
from naast.calamities.logic.plan import DOUBT_RULE, REPORT_RULES, by_letter
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.queries.changes import changes_of, letter_number
from naast.calamities.queries.departments import agreements_of
from naast.calamities.queries.due import how_found, steps_to_do
from naast.calamities.queries.files import files_for
from naast.calamities.queries.found_before import found_before
from naast.calamities.queries.plans import plans
from naast.calamities.rules import sees_all
from naast.calamities.wording import (
    TRUST,
    WARNINGS,
    first_day_sentence,
    step_sentence,
    why_not,
)
from naast.web.safety.calamity_pages import calamity_page, departments_to_choose, step_lines
from naast.web.safety.forms_calamity import (
    ClockForm,
    DepartmentForm,
    DoneForm,
    OutsideForm,
    StepForm,
    WeighForm,
)
from naast.web.safety.forms_calamity_clocks import LengthenForm

OWNERS = (Role.CALAMITY_SECRETARY, Role.COMMITTEE_MEMBER)


def _kept(actor: Actor, file_id: UUID) -> CalamityFile:
    return fetch(actor, Right.KEEP_CALAMITIES, files_for(actor), pk=file_id)


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def weigh_page(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """What was read, who was heard, what was decided, by whom and why."""
    file = _kept(request.actor, file_id)
    form = WeighForm(request.POST or None, initial={"decided_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        values["judgement"] = Judgement(values["judgement"])
        try:
            _row, stands = weigh(
                actor=request.actor, at=timezone.now(), file_id=file.pk, decision=Decision(**values)
            )
            if not stands:
                messages.info(
                    request,
                    _(
                        "Kept for the record. A newer decision stands, so no clock and no step "
                        "changed."
                    ),
                )
            first = found_before(file.pk)
            if stands and first is not None:
                messages.info(request, first_day_sentence(first))
            return redirect("safety:calamity", file.pk)
        except IsClosed as refusal:
            form.add_error(None, str(refusal))
    return render(request, "safety/calamity_weigh.html", {"form": form, "file": file})


@calamity_page(Right.DO_CALAMITY_STEPS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def done(request: ActorRequest, step_id: UUID) -> HttpResponse:
    """The owner says that a step is done."""
    actor = request.actor
    step = fetch(actor, Right.DO_CALAMITY_STEPS, steps_to_do(actor), pk=step_id)
    if step.rule == DOUBT_RULE:
        messages.info(request, _("This clock ends with a decision. Write the decision down here."))
        return redirect("safety:calamity_weigh", step.file_id)
    is_report = step.rule in REPORT_RULES
    if is_report and not decide(actor, Right.KEEP_CALAMITIES, step.file):
        return _to_report(request, step)
    form = (OutsideForm if is_report else DoneForm)(
        request.POST or None, initial={"done_on": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            _finish(actor, step, form)
            messages.success(request, _("Noted: this is done."))
            if decide(actor, Right.KEEP_CALAMITIES, step.file):
                return redirect("safety:calamity", step.file_id)  # where the secretary came from
            return redirect("safety:calamities_mine")
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "line": step_lines([step])[0], "report": _report_of(step)}
    return render(request, "safety/calamity_done.html", context)


def _finish(actor: Actor, step: FileStep, form: DoneForm | OutsideForm) -> None:
    at, day = timezone.now(), form.cleaned_data["done_on"]
    if isinstance(form, OutsideForm):
        reference = form.cleaned_data["reference"]
        send_outside(actor=actor, at=at, step_id=step.pk, sent_on=day, reference=reference)
    else:
        finish_step(actor=actor, at=at, step_id=step.pk, done_on=day)


def _report_of(step: FileStep) -> str:
    """The page of the report whose sending does the step; empty where none does."""
    kinds = [kind for kind, names in DONE_BY.items() if step.rule in names]
    if step.rule not in REPORT_RULES or not kinds:
        return ""
    return reverse("safety:calamity_report", args=[step.file_id, kinds[0]])


def _to_report(request: ActorRequest, step: FileStep) -> HttpResponse:
    """An owner who may not say so themselves: to the report, where they read it."""
    messages.info(
        request,
        _(
            "This step is done when the report is sent. Two people sign the report in the file, "
            "and there one of you writes down that it was sent."
        ),
    )
    if sees_all(request.actor):
        return redirect(_report_of(step))
    return redirect("safety:calamities_mine")


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: ActorRequest, file_id: UUID, step_id: UUID) -> HttpResponse:
    """Whose a step is, how its day was found, and what leads to changing it."""
    file = _kept(request.actor, file_id)
    rows = file.steps.select_related("file__department", "owner")
    row = fetch(request.actor, Right.DO_CALAMITY_STEPS, rows, pk=step_id)
    owners = dict(_owners(file))
    form = StepForm(request.POST or None, initial={"owner": row.owner_id}, owners=owners)
    if request.method == "POST" and form.is_valid() and _give(request, row, form):
        return redirect("safety:calamity", file.pk)
    return show_step(request, file, row, form=form)


def show_step(
    request: ActorRequest,
    file: CalamityFile,
    row: FileStep,
    *,
    form: StepForm | None = None,
    longer: LengthenForm | None = None,
) -> HttpResponse:
    """With whichever form was filled in; what a step was before stands below."""
    found = how_found(row)
    owners = dict(_owners(file))
    context = {
        "form": form or StepForm(initial={"owner": row.owner_id}, owners=owners),
        "longer": longer or LengthenForm(rule=found.rule),
        "file": file,
        "line": step_lines([row])[0],
        "how": [step_sentence(found, one) for one in found.steps],
        "rule": found.rule,
        "trust": TRUST[found.rule.trust],
        "warnings": [WARNINGS[code] for code in found.warnings],
        "changes": changes_of(row),
        "reference": letter_number(row),
        "first_day": _first_day(found, file),
    }
    return render(request, "safety/calamity_step.html", context)


def _first_day(found: Deadline, file: CalamityFile) -> str:
    """Why a clock of the law counts from an earlier day than the newest decision."""
    counts = found.rule.begins == "established" and found.rule.country is not None
    first = found_before(file.pk) if counts else None
    return first_day_sentence(first) if first else ""


def _owners(file: CalamityFile) -> list[tuple[UUID, str]]:
    """Those who keep or read files, the heads and deputies, and the file's analysts."""
    today = timezone.localdate()
    keeping = holders_of(OWNERS, today).values_list("pk", "name")
    heads = holders_of([Role.HEAD_OF_DEPARTMENT], today).filter(
        Q(pk=file.department.head_id if file.department else None)
        | Q(grants__scope_id__in=file.departments.values("department_id"))
    )
    found = dict(keeping)
    found |= dict(heads.values_list("pk", "name"))
    found |= {one.user_id: one.user.name for one in file.team.filter(state="accepted")}
    found |= {
        one.owner.pk: one.owner.name for one in file.steps.select_related("owner") if one.owner
    }
    return sorted(found.items(), key=lambda pair: pair[1])


def _give(request: ActorRequest, row: FileStep, form: StepForm) -> bool:
    """False with the reason in the form."""
    owner = UUID(form.cleaned_data["owner"])
    if owner == row.owner_id:
        return True
    try:
        give_step(actor=request.actor, at=timezone.now(), step_id=row.pk, owner=owner)
    except StepRefused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def clock(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """One more clock, such as the one that an invitation of the inspectorate starts."""
    file = _kept(request.actor, file_id)
    plan = plans().of(file)
    running = set(file.steps.filter(not_needed=False).values_list("rule", flat=True))
    once = {name for name in running if not by_letter(plan.rule(name))}
    form = ClockForm(request.POST or None, country=settings.COUNTRY, running=once, plan=plan)
    if request.method == "POST" and form.is_valid():
        try:
            start_clock(
                actor=request.actor, at=timezone.now(), file_id=file.pk, **form.cleaned_data
            )
            return redirect("safety:calamity", file.pk)
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
        except DoesNotFit as problem:
            form.add_error("starts_on", why_not(problem))
    return render(request, "safety/calamity_clock.html", {"form": form, "file": file})


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def department(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """One more department that was involved."""
    file = _kept(request.actor, file_id)
    form = DepartmentForm(request.POST or None, departments=departments_to_choose())
    if request.method == "POST" and form.is_valid():
        try:
            add_department(
                actor=request.actor,
                at=timezone.now(),
                file_id=file.pk,
                department_id=UUID(form.cleaned_data["department"]),
            )
            return redirect("safety:calamity", file.pk)
        except DepartmentRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "safety/calamity_department.html", {"form": form, "file": file})


@calamity_page(Right.DO_CALAMITY_STEPS)
@require_POST
def agree(request: ActorRequest, row_id: UUID) -> HttpResponse:
    """The head of a department that is involved agrees."""
    row = fetch(request.actor, Right.DO_CALAMITY_STEPS, agreements_of(request.actor), pk=row_id)
    try:
        agree_for_department(actor=request.actor, at=timezone.now(), row=row)
        messages.success(request, _("Noted: your department agrees."))
    except DepartmentRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamities_mine")


@calamity_page(Right.KEEP_CALAMITIES)
@require_POST
def close(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """Nothing is due any more."""
    file = _kept(request.actor, file_id)
    try:
        close_file(actor=request.actor, at=timezone.now(), file_id=file.pk)
    except StillOpen as refusal:
        messages.error(request, str(refusal))
        _say_what_is_open(request, file)
    return redirect("safety:calamity", file.pk)


def _say_what_is_open(request: ActorRequest, file: CalamityFile) -> None:
    titles = [
        one.title for one in step_lines(file.steps.select_related("owner", "file")) if one.is_open
    ]
    if titles:
        messages.info(request, _("Still open: %(steps)s.") % {"steps": "; ".join(titles)})
