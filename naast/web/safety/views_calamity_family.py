"""The talks with one patient or family: the page of all of it, and who keeps in touch."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.middleware import ActorRequest
from naast.access.models import User
from naast.access.queries import names_of_holders
from naast.access.roles import Right, Role
from naast.calamities.actions.keep_family import (
    make_note,
    name_contact,
    note_report,
    respect_no_contact,
    tell_result,
)
from naast.calamities.choices_family import NoContact, ReportGiven
from naast.calamities.models import CalamityFile
from naast.calamities.models_family import FamilyTrack
from naast.calamities.queries.family import (
    FIRST_TALK,
    RECORD_NOTE,
    family_step,
    open_questions,
    questions_of,
    track_of,
)
from naast.incidents.queries.naming import colleagues_found
from naast.knowledge.guide import part
from naast.people.models import Person
from naast.web.safety.calamity_family_pages import (
    family_page,
    kept,
    promise_lines,
    talk_lines,
)
from naast.web.safety.calamity_pages import StepLine, step_lines
from naast.web.safety.forms_calamity_family import (
    DayForm,
    FamilyReportForm,
    FindForm,
    PersonForm,
    StopForm,
)

FORM = "safety/calamity_family_form.html"


@family_page(Right.TALK_WITH_FAMILY)
@require_safe
def family(request: ActorRequest, file: CalamityFile) -> HttpResponse:
    """Everything of the talks of one file."""
    track = track_of(file) or FamilyTrack(file=file)
    promises = list(file.family_promises.select_related("file", "promised_by"))
    context = {
        "file": file,
        "track": track,
        "where": file.department.name if file.department else "",
        "first_talk": _clock(file, FIRST_TALK),
        "note": _clock(file, RECORD_NOTE),
        "talks": talk_lines(file),
        "promises": promise_lines(promises),
        "words": questions_of(file),
        "unanswered": open_questions(file).count(),
        "may_keep": decide(request.actor, Right.KEEP_FAMILY, file) and file.closed_on is None,
        "may_name": decide(request.actor, Right.KEEP_CALAMITIES) and file.closed_on is None,
        "may_read": decide(request.actor, Right.READ_CALAMITIES),
        "in_touch": track.no_contact == NoContact.NONE,
    }
    return render(request, "safety/calamity_family.html", context)


def _clock(file: CalamityFile, rule: str) -> StepLine | None:
    step = family_step(file, rule)
    return step_lines([step])[0] if step else None


@family_page(Right.KEEP_CALAMITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: ActorRequest, file: CalamityFile) -> HttpResponse:
    """The secretary chooses who keeps in touch, and a deputy."""
    track = track_of(file) or FamilyTrack(file=file)
    people = people_of(request, file)
    initial = {"contact": track.contact_person_id, "deputy": track.deputy_id}
    form = PersonForm(request.POST or None, initial=initial, people=people)
    if request.method == "POST" and form.is_valid():
        contact, deputy = form.cleaned_data["contact"], form.cleaned_data["deputy"]
        if kept(
            form,
            lambda: name_contact(
                actor=request.actor,
                at=timezone.now(),
                file_id=file.pk,
                contact=UUID(contact),
                deputy=UUID(deputy) if deputy else None,
            ),
        ):
            messages.success(request, _("Noted. Whoever is new hears that something waits."))
            return redirect("safety:family", file.pk)
    context = {"form": form, "file": file, "find_form": FindForm(request.GET or None)}
    return render(request, "safety/calamity_family_person.html", context)


def people_of(request: ActorRequest, file: CalamityFile) -> dict[UUID, str]:
    """Whom to choose from: contact persons, heads, who promised before, oneself; who was found."""
    people = dict(names_of_holders([Role.CALAMITY_SECRETARY], timezone.localdate()))
    people |= _heads(file)
    track = track_of(file)
    for user in (track.contact_person, track.deputy) if track else ():
        people |= {user.pk: user.name} if user else {}
    for row in file.family_promises.select_related("promised_by"):
        people |= {row.promised_by.pk: row.promised_by.name} if row.promised_by else {}
    if isinstance(request.user, User):
        people |= {request.user.pk: request.user.name}
    people = dict(sorted(people.items(), key=lambda pair: pair[1]))
    return found_people(request.actor, request.GET.get("find", "")) | people


def found_people(actor: Actor, words: str) -> dict[UUID, str]:
    """Colleagues by a part of their name, with their department."""
    rows = colleagues_found(actor, words, timezone.localdate())
    return {row.pk: f"{row.name}, {row.department.name}" for row in rows}


def _heads(file: CalamityFile) -> dict[UUID, str]:
    heads = file.departments.values("department__head_id")
    return dict(Person.objects.filter(pk__in=heads, active=True).values_list("pk", "name"))


@family_page(Right.KEEP_FAMILY)
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: ActorRequest, file: CalamityFile) -> HttpResponse:
    """What the note in the record should hold; kept is the day on which it was made, no more."""
    form = DayForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        if kept(
            form,
            lambda: make_note(actor=request.actor, at=timezone.now(), file_id=file.pk, made_on=on),
        ):
            return redirect("safety:family", file.pk)
    context = {
        "form": form,
        "file": file,
        "title": _("The note in the patient's record"),
        "part": part("disclosure_note"),
        "label": _("The note is made"),
        "help": _("Tick for yourself what is there. Only the day is kept, not the note."),
    }
    return render(request, FORM, context)


@family_page(Right.KEEP_FAMILY)
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: ActorRequest, file: CalamityFile) -> HttpResponse:
    """A checklist for telling the result, and the day on which it was told."""
    form = DayForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        if kept(
            form,
            lambda: tell_result(
                actor=request.actor, at=timezone.now(), file_id=file.pk, told_on=on
            ),
        ):
            return redirect("safety:family", file.pk)
    unanswered = open_questions(file).count()
    context = {
        "form": form,
        "file": file,
        "title": _("Telling the result"),
        "part": part("disclosure_result"),
        "label": _("The result was told"),
        "help": _("Tick for yourself while you prepare. Only the day is kept."),
        "warning": _('First each of their questions has an answer, or "we do not know yet".')
        if unanswered
        else "",
    }
    return render(request, FORM, context)


@family_page(Right.KEEP_FAMILY)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: ActorRequest, file: CalamityFile) -> HttpResponse:
    """Given, or not wanted, and on which day."""
    form = FamilyReportForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if kept(
            form,
            lambda: note_report(
                actor=request.actor,
                at=timezone.now(),
                file_id=file.pk,
                report=ReportGiven(values["report"]),
                on=values["on"],
            ),
        ):
            return redirect("safety:family", file.pk)
    context = {
        "form": form,
        "file": file,
        "title": _("The report and the family"),
        "label": _("Keep this"),
        "help": _("They may want it, want it later, or not want it. Any of these is fine."),
    }
    return render(request, FORM, context)


@family_page(Right.KEEP_FAMILY)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: ActorRequest, file: CalamityFile) -> HttpResponse:
    """They want no contact, or want it again."""
    track = track_of(file) or FamilyTrack(file=file)
    initial = {"on": timezone.localdate(), "reason": track.no_contact}
    form = StopForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if kept(
            form,
            lambda: respect_no_contact(
                actor=request.actor,
                at=timezone.now(),
                file_id=file.pk,
                reason=NoContact(values["reason"]),
                since=values["on"],
            ),
        ):
            return redirect("safety:family", file.pk)
    context = {
        "form": form,
        "file": file,
        "title": _("When they want no contact"),
        "label": _("Keep this"),
        "help": _(
            "That is respected. The clock of the first talk stands, nobody is reminded, and what"
            " was planned is off. They need no reason; the words below are enough. They can come"
            " back at any time."
        ),
    }
    return render(request, FORM, context)
