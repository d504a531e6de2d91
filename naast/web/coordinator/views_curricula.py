"""Curricula that the hospital adapts, the agreement, and what is asked of supporters."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.supporters.actions.change_agreement import change_agreement
from naast.supporters.actions.change_curriculum import (
    add_material,
    name_curriculum,
    remove_material,
    remove_part,
    save_part,
    take_over_template,
)
from naast.supporters.actions.choose_training_rules import choose_training_rules
from naast.supporters.actions.sign_agreement import text_to_sign
from naast.supporters.logic.curricula import TEMPLATES
from naast.supporters.models_training import Curriculum, CurriculumPart, Material
from naast.supporters.queries.readiness import training_rules
from naast.web.coordinator.forms_training import (
    AgreementForm,
    CurriculumForm,
    MaterialForm,
    PartForm,
    TrainingRulesForm,
)


@requires(Right.READ_TEAM)
@never_cache
@require_safe
def curricula(request: ActorRequest) -> HttpResponse:
    """The hospital's own, and the templates to begin with."""
    dutch = (get_language() or "nl").startswith("nl")
    templates = [
        (one.key, one.dutch if dutch else one.english, one.days, one.minutes // 60)
        for one in TEMPLATES.values()
    ]
    rows = Curriculum.objects.order_by("retired", "name_en", "name_nl")
    context = {"rows": rows, "templates": templates}
    return render(request, "coordinator/curricula.html", context)


@requires(Right.READ_TEAM)
@require_POST
def take_over(request: ActorRequest, key: str) -> HttpResponse:
    """A copy that is the hospital's own."""
    if key not in TEMPLATES:
        raise Http404
    row = take_over_template(actor=request.actor, at=timezone.now(), key=key)
    messages.success(request, _("Taken over. Change what you like."))
    return redirect("coordinator:curriculum", row.pk)


def _curriculum(request: ActorRequest, curriculum_id: UUID) -> Curriculum:
    return fetch(request.actor, Right.READ_TEAM, Curriculum.objects.all(), pk=curriculum_id)


@requires(Right.READ_TEAM)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def curriculum(request: ActorRequest, curriculum_id: UUID) -> HttpResponse:
    """Its name and parts, and what there is to read."""
    row = _curriculum(request, curriculum_id)
    first = {"name_nl": row.name_nl, "name_en": row.name_en, "retired": row.retired}
    form = CurriculumForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        name_curriculum(actor=request.actor, at=timezone.now(), curriculum=row, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("coordinator:curriculum", row.pk)
    return _curriculum_page(request, row, form)


def _curriculum_page(
    request: ActorRequest,
    row: Curriculum,
    form: CurriculumForm | MaterialForm,
    material_form: MaterialForm | None = None,
) -> HttpResponse:
    parts = list(row.parts.all())
    context = {
        "curriculum": row,
        "form": form,
        "name_form": form if isinstance(form, CurriculumForm) else None,
        "material_form": material_form or MaterialForm(),
        "parts": parts,
        "minutes": sum(part.minutes for part in parts),
        "materials": row.materials.all(),
    }
    return render(request, "coordinator/curriculum.html", context)


@requires(Right.READ_TEAM)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def part_new(request: ActorRequest, curriculum_id: UUID) -> HttpResponse:
    """One more part; it comes last."""
    return _part(request, _curriculum(request, curriculum_id), None)


@requires(Right.READ_TEAM)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: ActorRequest, part_id: UUID) -> HttpResponse:
    """One part changed."""
    rows = CurriculumPart.objects.select_related("curriculum")
    row = fetch(request.actor, Right.READ_TEAM, rows, pk=part_id)
    return _part(request, row.curriculum, row)


def _part(request: ActorRequest, row: Curriculum, old: CurriculumPart | None) -> HttpResponse:
    names = ("title_nl", "title_en", "day", "minutes", "competences")
    first = {name: getattr(old, name) for name in names} if old else {}
    form = PartForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        save_part(
            actor=request.actor,
            at=timezone.now(),
            curriculum=row,
            part_id=old.pk if old else None,
            **form.cleaned_data,
        )
        messages.success(request, _("Saved."))
        return redirect("coordinator:curriculum", row.pk)
    context = {"form": form, "curriculum": row, "part": old}
    return render(request, "coordinator/curriculum_part.html", context)


@requires(Right.READ_TEAM)
@require_POST
def part_remove(request: ActorRequest, part_id: UUID) -> HttpResponse:
    """What was shown in it stays shown."""
    row = fetch(request.actor, Right.READ_TEAM, CurriculumPart.objects.all(), pk=part_id)
    curriculum_id = row.curriculum_id
    remove_part(actor=request.actor, at=timezone.now(), part=row)
    messages.success(request, _("Removed."))
    return redirect("coordinator:curriculum", curriculum_id)


@requires(Right.READ_TEAM)
@require_POST
def material(request: ActorRequest, curriculum_id: UUID) -> HttpResponse:
    """One more link."""
    row = _curriculum(request, curriculum_id)
    form = MaterialForm(request.POST)
    if not form.is_valid():
        return _curriculum_page(request, row, form, form)
    add_material(actor=request.actor, at=timezone.now(), curriculum=row, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("coordinator:curriculum", row.pk)


@requires(Right.READ_TEAM)
@require_POST
def material_remove(request: ActorRequest, material_id: UUID) -> HttpResponse:
    """The link only."""
    row = fetch(request.actor, Right.READ_TEAM, Material.objects.all(), pk=material_id)
    curriculum_id = row.curriculum_id
    remove_material(actor=request.actor, at=timezone.now(), material=row)
    messages.success(request, _("Removed."))
    return redirect("coordinator:curriculum", curriculum_id)


@requires(Right.READ_TEAM)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: ActorRequest) -> HttpResponse:
    """What is asked before somebody is proposed."""
    now = training_rules()
    first = {
        "core": now.core,
        "years": now.years,
        "everybody_from": now.everybody_from,
        "renew_days": now.renew_days,
    }
    form = TrainingRulesForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        choose_training_rules(actor=request.actor, at=timezone.now(), rules=form.rules())
        messages.success(request, _("Saved. It holds for the next proposal."))
        return redirect("coordinator:training")
    return render(request, "coordinator/training_rules.html", {"form": form})


@requires(Right.READ_TEAM)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: ActorRequest) -> HttpResponse:
    """The text supporters sign; a new one is signed anew."""
    text = text_to_sign(timezone.now())
    form = AgreementForm(
        request.POST or None, initial={"text_nl": text.text_nl, "text_en": text.text_en}
    )
    if request.method == "POST" and form.is_valid():
        change_agreement(actor=request.actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved. Supporters are asked to sign the new text."))
        return redirect("coordinator:training")
    return render(request, "coordinator/agreement.html", {"form": form, "text": text})
