"""Planning a talk with a patient or family, and writing down what was told."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.family_part import FamilyRefused
from naast.calamities.actions.hold_talk import Talk, call_off_talk, hold_talk, plan_talk
from naast.calamities.choices_family import ContactKind, ContactState, FromThem, FromUs, Told
from naast.calamities.models import CalamityFile
from naast.web.safety.calamity_family_pages import family_page, kept
from naast.web.safety.forms_calamity_family import PlanForm, TalkForm, lines_of


@family_page(Right.KEEP_FAMILY)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: ActorRequest, file: CalamityFile) -> HttpResponse:
    """The next talk, with a moment."""
    form = PlanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kind = ContactKind(form.cleaned_data["kind"])
        if kept(
            form,
            lambda: plan_talk(
                actor=request.actor,
                at=timezone.now(),
                file_id=file.pk,
                kind=kind,
                planned_at=form.planned_at(),
            ),
        ):
            return redirect("safety:family", file.pk)
    context = {
        "form": form,
        "file": file,
        "title": _("Plan a talk"),
        "label": _("Plan it"),
        "help": _("The first talk is within a day, led by a senior professional."),
    }
    return render(request, "safety/calamity_family_form.html", context)


@family_page(Right.KEEP_FAMILY)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def held(request: ActorRequest, file: CalamityFile, contact_id: UUID | None = None) -> HttpResponse:
    """What was told, what worries them, what they ask; also of a talk that nobody planned."""
    initial: dict[str, object] = {"held_on": timezone.localdate()}
    if contact_id is not None:
        rows = file.family_contacts.filter(state=ContactState.PLANNED.value)
        initial["kind"] = get_object_or_404(rows, pk=contact_id).kind
    form = TalkForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _hold(request, file, form, contact_id):
        messages.success(request, _("Kept. Was something promised? Write it down as well."))
        return redirect("safety:family", file.pk)
    context = {"form": form, "file": file, "contact_id": contact_id}
    return render(request, "safety/calamity_family_talk.html", context)


def _hold(
    request: ActorRequest, file: CalamityFile, form: TalkForm, contact_id: UUID | None
) -> bool:
    return kept(
        form,
        lambda: hold_talk(
            actor=request.actor,
            at=timezone.now(),
            file_id=file.pk,
            talk=_talk(form),
            contact_id=contact_id,
        ),
    )


def _talk(form: TalkForm) -> Talk:
    values = form.cleaned_data
    return Talk(
        kind=ContactKind(values["kind"]),
        held_on=values["held_on"],
        from_us=[FromUs(code) for code in values["from_us"]],
        from_them=[FromThem(code) for code in values["from_them"]],
        told=[Told(code) for code in values["told"]],
        worries=values["worries"],
        questions=lines_of(values["questions"]),
        next_at=form.next_at(),
    )


@family_page(Right.KEEP_FAMILY)
@require_POST
def called_off(request: ActorRequest, file: CalamityFile, contact_id: UUID) -> HttpResponse:
    """A planned talk did not take place."""
    get_object_or_404(file.family_contacts, pk=contact_id)
    try:
        call_off_talk(
            actor=request.actor, at=timezone.now(), file_id=file.pk, contact_id=contact_id
        )
    except FamilyRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:family", file.pk)
