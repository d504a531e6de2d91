"""The gallery: every component in every state, for those who build and those who check."""

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from naast.access.actor import PUBLIC, Actor
from naast.access.roles import Role
from naast.web.public.gallery_pictures import drawings

TONES = (
    ("urgent", _("Call today")),
    ("new", _("Waiting")),
    ("offered", _("Asked")),
    ("active", _("In contact")),
    ("calm", _("Done")),
)


class SampleForm(forms.Form):
    """One field of each kind."""

    soon = forms.ChoiceField(
        label=_("How soon should somebody be in touch?"),
        choices=[("today", _("Today")), ("days", _("In the next three days"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how soon somebody should be in touch.")},
    )
    ways = forms.MultipleChoiceField(
        label=_("How may we reach you?"),
        help_text=_("Choose all that suit you."),
        choices=[("phone", _("Call me")), ("text", _("Send me a message"))],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one way.")},
    )
    phone = forms.CharField(
        label=_("Your telephone number"),
        help_text=_("We use it for this call only."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        error_messages={"required": _("Give a number on which we can reach you.")},
    )
    place = forms.ChoiceField(
        label=_("Where do you work?"),
        choices=[("", _("Choose a place")), ("north", _("North wing")), ("south", _("South wing"))],
        error_messages={"required": _("Choose where you work.")},
    )
    day = forms.DateField(
        label=_("On which day?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    text = forms.CharField(
        label=_("What happened, in a few words?"),
        help_text=_("Facts only, and no names."),
        widget=forms.Textarea,
        error_messages={"required": _("Write in a few words what happened.")},
    )
    agree = forms.BooleanField(
        label=_("The colleague knows that I ask this"),
        error_messages={"required": _("Tick this when the colleague knows.")},
    )


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Buttons, lists and forms."""
    _only_for_who_builds(request)
    form, wrong = SampleForm(prefix="a"), SampleForm({"b-phone": ""}, prefix="b")
    form.fields["soon"].choice_hints = {  # type: ignore[attr-defined]
        "today": _("Somebody calls before the end of the day."),
        "days": _("We look for a moment between your shifts."),
    }
    page = Paginator(range(30), 10).page(2)
    context = {"form": form, "wrong": wrong, "page": page, "tones": TONES}
    context["hint"] = _("No reason needed.")
    return render(request, "public/gallery.html", context)


@login_not_required
@require_safe
def pictures(request: HttpRequest) -> HttpResponse:
    """Every way in which numbers are drawn."""
    _only_for_who_builds(request)
    return render(request, "public/gallery_pictures.html", {"pictures": drawings()})


def _only_for_who_builds(request: HttpRequest) -> None:
    """In a demonstration for everybody; in a hospital for the steward only."""
    actor: Actor = getattr(request, "actor", PUBLIC)
    if settings.MODE == "production" and Role.STEWARD not in actor.roles:
        raise Http404
