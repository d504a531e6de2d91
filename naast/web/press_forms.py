"""What a press may carry: a day, or a kind of help. There is no field for words."""

from datetime import date, timedelta

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.cases.choices import HELP_LABELS
from naast.cases.logic.steps import LONGEST_PAUSE_DAYS, Detail
from naast.cases.logic.words import Help


class DayForm(forms.Form):
    """The day agreed."""

    on = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose the day you agreed.")},
    )

    def clean_on(self) -> date:
        """From today until three months ahead."""
        on: date = self.cleaned_data["on"]
        today = timezone.localdate()
        if not today <= on <= today + timedelta(days=LONGEST_PAUSE_DAYS):
            raise forms.ValidationError(_("Choose a day from today until three months ahead."))
        return on

    def detail(self) -> Detail:
        """For the press."""
        return Detail(on=self.cleaned_data["on"])


class HelpForm(forms.Form):
    """The kind of help that was agreed; nothing else is kept."""

    help = forms.ChoiceField(
        label=_("What kind of help?"),
        choices=[(one.value, HELP_LABELS[one]) for one in Help],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of help.")},
    )

    def detail(self) -> Detail:
        """For the press."""
        return Detail(help=Help(self.cleaned_data["help"]))


class PlainForm(forms.Form):
    """A press that asks nothing."""

    def detail(self) -> Detail:
        """For the press."""
        return Detail()


PHONE = RegexValidator(
    r"^\+?[0-9 ()/.-]{6,24}$", _("Write the number with digits only, such as 06 12 34 56 78.")
)


class ContactForm(forms.Form):
    """How the colleague can be reached, for support alone."""

    phone = forms.CharField(
        label=_("Telephone"),
        max_length=24,
        required=False,
        validators=[PHONE],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=120,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean(self) -> dict[str, object]:
        """Without a number or an address nobody can call."""
        values = super().clean() or {}
        if not self.errors and not values.get("phone") and not values.get("email"):
            self.add_error("phone", _("Give a number or an e-mail."))
        return values


FORMS: dict[str, type[PlainForm | DayForm | HelpForm]] = {
    "": PlainForm,
    "day": DayForm,
    "help": HelpForm,
}
