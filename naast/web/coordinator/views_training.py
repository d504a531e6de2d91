"""From yes to active: who is where, and one supporter with plan, competences and certificates."""

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
from naast.cases.queries.identified import people_named
from naast.supporters.actions.issue_certificate import issue_certificate, withdraw_certificate
from naast.supporters.actions.let_supporter_start import let_supporter_start
from naast.supporters.actions.note_competence import note_competence, take_competence_back
from naast.supporters.actions.plan_training import plan_training
from naast.supporters.actions.welcome_supporter import TrainingRefused, welcome_supporter
from naast.supporters.choices import Competence, HowShown
from naast.supporters.models import Supporter
from naast.supporters.models_training import Certificate, Curriculum
from naast.supporters.queries.training import followed_by, noted_by_hand, on_the_way, training_page
from naast.web.certificates import certificate_file
from naast.web.coordinator.forms import SearchForm
from naast.web.coordinator.forms_training import CompetenceForm, PlanForm
from naast.web.training_words import competence_lines, steps_of


@requires(Right.READ_TEAM)
@never_cache
@require_safe
def training(request: ActorRequest) -> HttpResponse:
    """Who is on the way, the next sessions, and what is due."""
    page = training_page(request.actor, timezone.now())
    rows = [(one, steps_of(one)) for one in page.on_the_way]
    return render(request, "coordinator/training.html", {"page": page, "rows": rows})


@requires(Right.READ_TEAM)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: ActorRequest) -> HttpResponse:
    """Somebody said yes: find them in the directory. By POST: no name stays in an address."""
    if request.method == "POST" and "q" not in request.POST:
        return _welcomed(request, request.POST.get("person", ""))
    form = SearchForm(request.POST if request.method == "POST" else None)
    found = people_named(request.actor, form.cleaned_data["q"]) if form.is_valid() else []
    context = {"form": form, "found": found, "searched": form.is_bound}
    return render(request, "coordinator/training_welcome.html", context)


def _welcomed(request: ActorRequest, identity: str) -> HttpResponse:
    try:
        row = welcome_supporter(actor=request.actor, at=timezone.now(), person_id=UUID(identity))
    except (ValueError, TrainingRefused) as refusal:
        said = str(refusal) if isinstance(refusal, TrainingRefused) else _("Choose somebody.")
        messages.warning(request, said)
        return redirect("coordinator:training_welcome")
    messages.success(request, _("Welcome. They get a message, and find the agreement to sign."))
    return redirect("coordinator:training_person", row.pk)


def _supporter(request: ActorRequest, supporter_id: UUID) -> Supporter:
    rows = Supporter.objects.filter(active=True).select_related("person__department")
    return fetch(request.actor, Right.READ_TEAM, rows, pk=supporter_id)


@requires(Right.READ_TEAM)
@never_cache
@require_safe
def person(request: ActorRequest, supporter_id: UUID) -> HttpResponse:
    """Plan, steps, competences, certificates."""
    row = _supporter(request, supporter_id)
    return _person_page(request, row)


def _person_page(
    request: ActorRequest,
    row: Supporter,
    plan_form: PlanForm | None = None,
    competence_form: CompetenceForm | None = None,
) -> HttpResponse:
    (way,) = on_the_way([row], timezone.localdate())
    plan = way.plan
    first = {"curriculum": plan.curriculum, "by_on": plan.by_on} if plan else {}
    context = {
        "supporter": row,
        "way": way,
        "steps": steps_of(way),
        "lines": competence_lines(way),
        "by_hand": noted_by_hand(row),
        "plan_form": plan_form or PlanForm(initial=first),
        "form": competence_form or CompetenceForm(initial={"shown_on": timezone.localdate()}),
        "certificates": row.certificates.all(),
        "followed": followed_by(row),
    }
    return render(request, "coordinator/training_person.html", context)


@requires(Right.READ_TEAM)
@require_POST
def plan(request: ActorRequest, supporter_id: UUID) -> HttpResponse:
    """What they follow, by when."""
    row = _supporter(request, supporter_id)
    form = PlanForm(request.POST)
    if not form.is_valid():
        return _person_page(request, row, plan_form=form)
    plan_training(actor=request.actor, at=timezone.now(), supporter=row, **form.cleaned_data)
    messages.success(request, _("Planned."))
    return redirect("coordinator:training_person", row.pk)


@requires(Right.READ_TEAM)
@require_POST
def competence(request: ActorRequest, supporter_id: UUID) -> HttpResponse:
    """Something was shown outside a training of ours."""
    row = _supporter(request, supporter_id)
    form = CompetenceForm(request.POST)
    if not form.is_valid():
        return _person_page(request, row, competence_form=form)
    given = form.cleaned_data
    note_competence(
        actor=request.actor,
        at=timezone.now(),
        supporter=row,
        competence=Competence(given["competence"]),
        how=HowShown(given["how"]),
        shown_on=given["shown_on"],
    )
    messages.success(request, _("Noted."))
    return redirect("coordinator:training_person", row.pk)


@requires(Right.READ_TEAM)
@require_POST
def competence_back(request: ActorRequest, supporter_id: UUID, code: str) -> HttpResponse:
    """A mistake: the last line noted by hand goes."""
    row = _supporter(request, supporter_id)
    gone = code in Competence.values and take_competence_back(
        actor=request.actor, at=timezone.now(), supporter=row, competence=Competence(code)
    )
    said = _("Taken back.") if gone else _("Nothing was noted by hand here.")
    messages.success(request, said)
    return redirect("coordinator:training_person", row.pk)


@requires(Right.READ_TEAM)
@require_POST
def start(request: ActorRequest, supporter_id: UUID) -> HttpResponse:
    """From now on they may be asked."""
    row = _supporter(request, supporter_id)
    try:
        let_supporter_start(actor=request.actor, at=timezone.now(), supporter=row)
    except TrainingRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("From now on they can be asked."))
    return redirect("coordinator:training_person", row.pk)


@requires(Right.READ_TEAM)
@require_POST
def issue(request: ActorRequest, supporter_id: UUID, curriculum_id: UUID) -> HttpResponse:
    """A certificate for what was followed whole."""
    row = _supporter(request, supporter_id)
    followed = fetch(request.actor, Right.READ_TEAM, Curriculum.objects.all(), pk=curriculum_id)
    try:
        issue_certificate(
            actor=request.actor, at=timezone.now(), supporter=row, curriculum=followed
        )
    except TrainingRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The certificate is there. They can download it themselves."))
    return redirect("coordinator:training_person", row.pk)


def _certificate(request: ActorRequest, certificate_id: UUID) -> Certificate:
    rows = Certificate.objects.select_related("supporter__person")
    return fetch(request.actor, Right.READ_TEAM, rows, pk=certificate_id)


@requires(Right.READ_TEAM)
@never_cache
@require_safe
def certificate(request: ActorRequest, certificate_id: UUID) -> HttpResponse:
    """The same file as the supporter's."""
    return certificate_file(request, _certificate(request, certificate_id))


@requires(Right.READ_TEAM)
@require_POST
def withdraw(request: ActorRequest, certificate_id: UUID) -> HttpResponse:
    """Given by mistake."""
    row = _certificate(request, certificate_id)
    supporter = row.supporter_id
    withdraw_certificate(actor=request.actor, at=timezone.now(), certificate=row)
    messages.success(request, _("Withdrawn. Its code says nothing any more."))
    return redirect("coordinator:training_person", supporter)
