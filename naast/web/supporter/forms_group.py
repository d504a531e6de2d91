"""What a supporter says after leading a group talk: a number, and how they are themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.cases.logic.group import MOST_CAME


class LedForm(forms.Form):
    """There is no field for words, and none for who came."""

    came = forms.IntegerField(
        label=_("How many colleagues came?"),
        help_text=_("Only the number is kept, in one sum for the month. Nobody keeps who came."),
        min_value=0,
        max_value=MOST_CAME,
        error_messages={"required": _("Enter how many came, as a number.")},
    )
    how = forms.ChoiceField(
        label=_("And how are you?"),
        choices=[("fine", _("I am fine")), ("talk", _("I would like to talk"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
