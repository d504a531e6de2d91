"""What the committee fills in: dates, points of an agenda, decisions, corrected days, telling."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.calamities.choices_committee import AgendaAsk, DateField, HearsResult, Way
from naast.web.safety.forms import day_field, past_day
from naast.web.safety.forms_calamity import LONGEST_TEXT

Pairs = Iterable[tuple[object, str]]
LAST_YEAR = 2100


def chosen_from(form: forms.Form, name: str, pairs: Pairs, *, empty: object = None) -> None:
    """Fills the choices of a field; empty: what stands first where nothing need be chosen."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        first = [("", empty)] if empty is not None else []
        field.choices = [*first, *((str(key), label) for key, label in pairs)]


def sensible_day(day: date | None) -> date | None:
    """No slip of the finger in the year."""
    if day is not None and not 2000 <= day.year < LAST_YEAR:
        raise forms.ValidationError(_("Is the year right?"))
    return day


class WhenForm(forms.Form):
    """When and where. Texts are stored locked."""

    on = day_field(_("On which day?"))
    begins = forms.TimeField(
        label=_("From what time?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Choose the time."),
            "invalid": _("Write the time as 14:30."),
        },
    )
    minutes = forms.IntegerField(
        label=_("For how many minutes?"), min_value=5, max_value=480, initial=60
    )
    place = forms.CharField(label=_("Where?"), max_length=120, required=False)

    def clean_on(self) -> date | None:
        """Near enough to be meant."""
        return sensible_day(self.cleaned_data["on"])

    def begins_at(self) -> datetime:
        """Of a valid form."""
        chosen = datetime.combine(self.cleaned_data["on"], self.cleaned_data["begins"])
        return timezone.make_aware(chosen)


class MeetingForm(WhenForm):
    """A meeting of the committee."""

    def clean_on(self) -> date | None:
        """Today or later."""
        day = sensible_day(self.cleaned_data["on"])
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(_("Choose today or a later day."))
        return day


class PointForm(forms.Form):
    """A point for the agenda."""

    file = forms.ChoiceField(label=_("About which file?"), required=False)
    ask = forms.ChoiceField(label=_("What is asked?"), choices=AgendaAsk.choices)
    text = forms.CharField(
        label=_("In your own words"),
        help_text=_("Without names of patients or colleagues."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, files: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen_from(self, "file", files, empty=_("About no file"))

    def clean(self) -> dict[str, Any]:
        """A question needs its file, a point of one's own its words."""
        values = super().clean() or {}
        own = values.get("ask") == AgendaAsk.OTHER
        if not own and values.get("ask") and not values.get("file"):
            self.add_error("file", _("Choose the file."))
        if own and not values.get("text"):
            self.add_error("text", _("Write down what the point is."))
        return values


class DecisionForm(forms.Form):
    """What was decided, and who sees to it."""

    text = forms.CharField(
        label=_("What was decided?"),
        help_text=_("Without names of patients or colleagues."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write down what was decided.")},
    )
    file = forms.ChoiceField(label=_("About which file?"), required=False)
    owner = forms.ChoiceField(label=_("Who sees to it?"), required=False)
    due_on = day_field(_("By when?"), required=False)

    def __init__(self, *args: Any, files: Pairs, owners: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen_from(self, "file", files, empty=_("About no file"))
        chosen_from(self, "owner", owners, empty=_("Nothing needs to be done"))

    def clean_due_on(self) -> date | None:
        """Near enough to be meant."""
        return sensible_day(self.cleaned_data["due_on"])


class CorrectionForm(forms.Form):
    """A day that was wrong."""

    which = forms.ChoiceField(
        label=_("Which day was wrong?"),
        choices=DateField.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which day was wrong.")},
    )
    day = day_field(_("Which day is right?"))
    reason = forms.CharField(
        label=_("How is that known?"),
        help_text=_("Without names of patients or colleagues."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write down how it is known.")},
    )

    def clean_day(self) -> date:
        """Not in the future."""
        return past_day(self.cleaned_data["day"])


class FeedbackForm(WhenForm):
    """When the result is told, to whom, by whom and how."""

    hears = forms.ChoiceField(
        label=_("Who hears the result?"),
        choices=HearsResult.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who hears it.")},
    )
    department = forms.ChoiceField(label=_("The head of which department?"), required=False)
    way = forms.ChoiceField(
        label=_("How?"),
        choices=Way.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it is told.")},
    )
    told_by = forms.ChoiceField(label=_("Who tells it?"))
    field_order = ("hears", "department", "way", "told_by", "on", "begins", "minutes", "place")

    def __init__(self, *args: Any, departments: Pairs, tellers: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen_from(self, "department", departments, empty=_("Choose"))
        chosen_from(self, "told_by", tellers)

    def clean(self) -> dict[str, Any]:
        """A head belongs to a department."""
        values = super().clean() or {}
        if values.get("hears") == HearsResult.HEAD and not values.get("department"):
            self.add_error("department", _("Choose the department."))
        return values

    def department_id(self) -> UUID | None:
        """Of a valid form."""
        word = self.cleaned_data["department"]
        return UUID(word) if word else None
