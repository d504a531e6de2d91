"""What the coordinator chooses about on call: settings, the days of a rota, who has a turn."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supporters.actions.choose_on_call import OnCallValues

_TIME = {"required": _("Fill in a time."), "invalid": _("Give a time, such as 17:00.")}


def _time(**kwargs: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(widget=widget, error_messages=_TIME, **kwargs)


class OnCallForm(forms.Form):
    """Everything off is how Naast is delivered."""

    nights = forms.BooleanField(label=_("Somebody is on call at night"), required=False)
    weekends = forms.BooleanField(
        label=_("Somebody is on call by day at weekends"),
        required=False,
        help_text=_("Public holidays and your own days off count as weekends."),
    )
    starts = _time(label=_("The night begins at"))
    ends = _time(label=_("It ends at"), help_text=_("Then the day of a weekend begins."))
    places = forms.TypedChoiceField(
        label=_("How many at the same time"),
        choices=[
            (1, _("One")),
            (2, _("Two: the second is asked when the first does not answer")),
        ],
        coerce=int,
        widget=forms.RadioSelect,
    )
    rest_hours = forms.IntegerField(
        label=_("Hours of rest between two turns of one person"), min_value=0, max_value=336
    )
    most = forms.IntegerField(
        label=_("Turns of one person in four weeks, at most"), min_value=1, max_value=28
    )
    answer_minutes = forms.IntegerField(
        label=_("Minutes to answer, before the next is asked"), min_value=5, max_value=240
    )

    def values(self) -> OnCallValues:
        """For the action."""
        return OnCallValues(**self.cleaned_data)


class RotaDaysForm(forms.Form):
    """From the first to the last day."""

    first_on = forms.DateField(
        label=_("First day"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose the first day.")},
    )
    last_on = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose the last day.")},
    )


class TurnForm(forms.Form):
    """Somebody of the team, or nobody."""

    supporter = forms.ChoiceField(label=_("Who"), required=False)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supporter"].choices = [("", _("Nobody yet")), *people]  # type: ignore[attr-defined]
