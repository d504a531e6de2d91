"""What a coordinator chooses; there is no field for words about anybody."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.cases.choices import STEP_LABELS
from naast.cases.logic.steps import CORRECTABLE, Detail
from naast.cases.logic.words import Step


class OfferForm(forms.Form):
    """Whom to ask."""

    supporter = forms.UUIDField(error_messages={"required": _("Choose somebody to ask.")})


class CorrectForm(forms.Form):
    """How far the support really is, after a mistaken press."""

    step = forms.ChoiceField(
        label=_("How far is it really?"),
        choices=[(step.value, STEP_LABELS[step]) for step in Step if step in CORRECTABLE],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far this support is.")},
    )

    def detail(self) -> Detail:
        """For the press."""
        return Detail(step=Step(self.cleaned_data["step"]))


class SearchForm(forms.Form):
    """A part of a name in the directory."""

    q = forms.CharField(
        label=_("Name in the staff directory"),
        max_length=60,
        min_length=2,
        error_messages={
            "required": _("Type a part of the name."),
            "min_length": _("Type at least two letters."),
        },
    )


class StandingForm(forms.Form):
    """Until when the instruction holds."""

    until_on = forms.DateField(
        label=_("Until"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("A year at the most. You can end it at any moment."),
        error_messages={"required": _("Choose the last day.")},
    )

    def clean_until_on(self) -> date:
        """From today until a year ahead."""
        until: date = self.cleaned_data["until_on"]
        today = timezone.localdate()
        if not today <= until <= today + timedelta(days=366):
            raise forms.ValidationError(_("Choose a day from today until a year ahead."))
        return until
