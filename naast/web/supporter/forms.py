"""What a supporter may fill in about the own limits. There is no field for words."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AvailabilityForm(forms.Form):
    """What supporters decide about themselves."""

    available = forms.TypedChoiceField(
        label=_("Can you be asked?"),
        choices=[("yes", _("Yes, I can be asked")), ("no", _("Not for now"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    maximum_cases = forms.IntegerField(
        label=_("How many colleagues at the same time?"), min_value=1, max_value=20
    )
    rest_until = forms.DateField(
        label=_("Rest until"),
        help_text=_("You are not asked up to and including this day."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class AnswerForm(forms.Form):
    """The code of the message, and yes or no."""

    code = forms.CharField(
        label=_("The code in your message"),
        max_length=24,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Type the code that stands in your message.")},
    )
    answer = forms.ChoiceField(choices=[("yes", _("Yes")), ("no", _("No"))])


class AftercareForm(AnswerForm):
    """The code of the message, and how the supporter is."""

    answer = forms.ChoiceField(
        choices=[("fine", _("I am fine")), ("talk", _("I would like to talk"))]
    )
