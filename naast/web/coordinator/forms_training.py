"""Training, as the coordinator plans it: sessions, curricula, the agreement, what is asked."""

from datetime import date, datetime, timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.supporters.actions.plan_sessions import When
from naast.supporters.choices import Competence, HowShown
from naast.supporters.logic.readiness import Rules
from naast.supporters.models_training import Curriculum, TrainingSession

MOST_SEATS = 200
LONGEST_AGO, FURTHEST = timedelta(days=366), timedelta(days=731)


def _day(**kwargs: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, error_messages={"invalid": _("Give a day.")}, **kwargs)


def _time(**kwargs: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(
        widget=widget,
        error_messages={
            "required": _("Fill in a time."),
            "invalid": _("Give a time, such as 08:00."),
        },
        **kwargs,
    )


class SessionForm(forms.Form):
    """When, where, by whom. A training is an ordinary meeting: no word about anybody."""

    on = _day(label=_("Day"), help_text=_("Of more than one day: the first."))
    begins = _time(label=_("From"))
    ends = _time(label=_("Until"))
    place = forms.CharField(
        label=_("Place"),
        max_length=120,
        help_text=_("It stands in the diaries of those invited."),
        error_messages={"required": _("Fill in where it is.")},
    )
    trainers = forms.CharField(label=_("Trainers"), max_length=160, required=False)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=MOST_SEATS, initial=12)

    def clean_on(self) -> date:
        """A slip of the keyboard is no plan."""
        day: date = self.cleaned_data["on"]
        today = timezone.localdate()
        if not today - LONGEST_AGO <= day <= today + FURTHEST:
            raise forms.ValidationError(_("Choose a day of the last year or the next two years."))
        return day

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("It ends before it begins. Change one of the two."))
        return cleaned

    def when(self) -> When:
        """In the time zone of the hospital."""
        given = self.cleaned_data

        def moment(name: str) -> datetime:
            return timezone.make_aware(datetime.combine(given["on"], given[name]))

        return When(
            moment("begins"), moment("ends"), given["place"], given["trainers"], given["seats"]
        )


class NewSessionForm(SessionForm):
    """Which curriculum, as well."""

    curriculum = forms.ModelChoiceField(
        label=_("Curriculum"),
        queryset=Curriculum.objects.none(),
        error_messages={"required": _("Choose what is taught.")},
    )
    field_order = ("curriculum",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Curriculum]", self.fields["curriculum"])
        field.queryset = Curriculum.objects.filter(retired=False).order_by("name_en", "name_nl")


def session_at_first(session: TrainingSession) -> dict[str, object]:
    """What stands in the form of a session that exists."""
    begins, ends = timezone.localtime(session.begins_at), timezone.localtime(session.ends_at)
    return {
        "on": begins.date(),
        "begins": begins.time(),
        "ends": ends.time(),
        "place": session.place,
        "trainers": session.trainers,
        "seats": session.seats,
    }


class CurriculumForm(forms.Form):
    """Its name, in one language or both."""

    name_nl = forms.CharField(label=_("Name in Dutch"), max_length=120, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    retired = forms.BooleanField(label=_("We plan no more sessions of it"), required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two is enough."""
        cleaned = super().clean() or {}
        if not cleaned.get("name_nl") and not cleaned.get("name_en"):
            self.add_error("name_nl", _("Fill in a name, in one language at least."))
        return cleaned


class PartForm(forms.Form):
    """One part of a day, and what one can show in it."""

    title_nl = forms.CharField(label=_("Title in Dutch"), max_length=160, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=160, required=False)
    day = forms.IntegerField(label=_("On which day"), min_value=1, max_value=10, initial=1)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=480, initial=45)
    competences = forms.MultipleChoiceField(
        label=_("Who comes shows"),
        choices=Competence.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        """One of the two titles is enough."""
        cleaned = super().clean() or {}
        if not cleaned.get("title_nl") and not cleaned.get("title_en"):
            self.add_error("title_nl", _("Fill in a title, in one language at least."))
        return cleaned


class MaterialForm(forms.Form):
    """A link to where it stands already."""

    title = forms.CharField(
        label=_("What it is"), max_length=120, error_messages={"required": _("Say what it is.")}
    )
    link = forms.URLField(
        label=_("Address"),
        max_length=400,
        assume_scheme="https",
        help_text=_("Begins with https://. Files stay where your hospital keeps them."),
        error_messages={"required": _("Fill in the address.")},
    )

    def clean_link(self) -> str:
        """Only what travels locked."""
        link: str = self.cleaned_data["link"]
        if not link.startswith("https://"):
            raise forms.ValidationError(_("The address must begin with https://."))
        return link


class PlanForm(forms.Form):
    """What a supporter follows, and by when."""

    curriculum = forms.ModelChoiceField(
        label=_("What they follow"),
        queryset=Curriculum.objects.none(),
        required=False,
        empty_label=_("Not decided yet"),
    )
    by_on = _day(label=_("Done by"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Curriculum]", self.fields["curriculum"])
        field.queryset = Curriculum.objects.order_by("name_en", "name_nl")


class CompetenceForm(forms.Form):
    """That something was shown: what, how, when; nothing of what was said there."""

    competence = forms.ChoiceField(label=_("What was shown"), choices=Competence.choices)
    how = forms.ChoiceField(
        label=_("How"), choices=HowShown.choices, initial=HowShown.PRACTICE.value
    )
    shown_on = _day(label=_("On"))

    def clean_shown_on(self) -> date:
        """Nobody shows something tomorrow."""
        day: date = self.cleaned_data["shown_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Choose today or before."))
        return day


class AgreementForm(forms.Form):
    """The hospital's own words, in one language or both."""

    text_nl = forms.CharField(
        label=_("Text in Dutch"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 16, "lang": "nl"}),
    )
    text_en = forms.CharField(
        label=_("Text in English"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 16, "lang": "en"}),
    )

    def clean(self) -> dict[str, Any]:
        """Lines end as everywhere; one language is enough."""
        cleaned = super().clean() or {}
        texts = {name: (cleaned.get(name) or "").replace("\r\n", "\n") for name in self.fields}
        if not any(texts.values()):
            self.add_error("text_nl", _("Fill in the text, in one language at least."))
        return texts


class TrainingRulesForm(forms.Form):
    """What is asked before a supporter is proposed."""

    core = forms.MultipleChoiceField(
        label=_("Needed before the first call"),
        choices=Competence.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    years = forms.IntegerField(
        label=_("What was shown holds for so many years"), min_value=1, max_value=5
    )
    renew_days = forms.IntegerField(
        label=_("Days to sign a new text of the agreement"), min_value=0, max_value=366
    )
    everybody_from = _day(
        label=_("Asked of those who were in the team before, from"),
        required=False,
        help_text=_("Without a day they go on as they are."),
    )

    def rules(self) -> Rules:
        """For the action."""
        given = self.cleaned_data
        return Rules(
            tuple(given["core"]), given["years"], given["everybody_from"], given["renew_days"]
        )


def default_day() -> date:
    """A session is planned some weeks ahead."""
    return timezone.localdate() + timedelta(days=28)
