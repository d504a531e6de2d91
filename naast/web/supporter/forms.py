"""What a supporter may fill in about the own limits. There is no field for words."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import dates, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

# In the words of Django: an own “Monday” would also stand, with its capital, in every date.
WEEKDAYS = [(number, capfirst(name)) for number, name in dates.WEEKDAYS.items()]


def weekday_names(numbers: Iterable[int]) -> str:
    """Such as "Monday, Thursday"; empty where every day is fine."""
    chosen = set(numbers)
    return ", ".join(str(name) for number, name in WEEKDAYS if number in chosen)


class AbsenceForm(forms.Form):
    """Days away; the reason is not asked."""

    from_on = forms.DateField(
        label=_("First day away"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose the first day.")},
    )
    until_on = forms.DateField(
        label=_("Last day away"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose the last day.")},
    )

    def clean(self) -> dict[str, Any]:
        """Not over yet, at most a year, and in the right order."""
        values = super().clean() or {}
        start, last = values.get("from_on"), values.get("until_on")
        if start and last and last < start:
            self.add_error("until_on", _("The last day lies before the first."))
        elif last and last < timezone.localdate():
            self.add_error("until_on", _("This is over already. Choose a day from today on."))
        elif start and last and last - start > timedelta(days=366):
            self.add_error("until_on", _("A year at the most."))
        return values


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
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days can you call?"),
        help_text=_("Tick none when every day is fine."),
        choices=WEEKDAYS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    rest_days = forms.TypedChoiceField(
        label=_("How long do you rest after somebody's support ended?"),
        choices=[
            (0, _("No fixed rest")),
            (7, _("A week")),
            (14, _("Two weeks")),
            (28, _("Four weeks")),
            (56, _("Eight weeks")),
        ],
        coerce=int,
        required=False,
        widget=forms.RadioSelect,
    )
    rest_until = forms.DateField(
        label=_("Rest until"),
        help_text=_("You are not asked up to and including this day."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean_rest_days(self) -> int:
        """Nothing chosen is no fixed rest."""
        return self.cleaned_data["rest_days"] or 0


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


class StopForm(forms.Form):
    """Now, or after a last day. The reason is not asked."""

    when = forms.ChoiceField(
        label=_("When would you like to stop?"),
        choices=[("now", _("Now")), ("day", _("After a day that I choose"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    last_on = forms.DateField(
        label=_("Your last day"),
        help_text=_("Only when you stop later."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean(self) -> dict[str, Any]:
        """Stopping later needs a day, at most a year ahead."""
        values = super().clean() or {}
        if values.get("when") != "day" or self.errors:
            return values
        if not values.get("last_on"):
            self.add_error("last_on", _("Choose the last day."))
        elif values["last_on"] - timezone.localdate() > timedelta(days=366):
            self.add_error("last_on", _("A year at the most."))
        return values
