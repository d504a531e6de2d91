"""The report form: the event, and apart from it who was involved."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.incidents.choices import Harm, Kind, YesNoUnknown
from naast.incidents.logic.contact import clean_phone

MOST_NAMED = 20
LONGEST_TEXT = 2000
OLDEST = timedelta(days=3653)  # ten years: older is a slip of the finger
DAYS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]
TIMES = ["%H:%M", "%H.%M", "%H:%M:%S"]


class PhoneField(forms.CharField):
    """A telephone number as people write it."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})
        super().__init__(max_length=32, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        """The number with single spaces."""
        number = clean_phone(super().clean(value))
        if number is None:
            raise forms.ValidationError(
                _("Write the number with digits only, such as 06 12 34 56 78.")
            )
        return number


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    """A day, as the browser's own field or typed."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(
        label=label,
        input_formats=DAYS,
        widget=widget,
        error_messages={
            "required": _("Choose the day."),
            "invalid": _("Write the day as 31-3-2027."),
        },
        **kwargs,
    )


def time_field(label: Any, **kwargs: Any) -> forms.TimeField:
    """A time of the day, which may stay empty."""
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(
        label=label,
        input_formats=TIMES,
        widget=widget,
        required=False,
        error_messages={"invalid": _("Write the time as 14:30.")},
        **kwargs,
    )


class ReportForm(forms.Form):
    """What happened. key: sent twice counts once. seen: the names it warned about were seen."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    reported_on = day_field(_("On which day was the sheet filled in?"))
    reported_at = time_field(_("Time on the sheet"))
    kind = forms.ChoiceField(
        label=_("What kind of event was it?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what kind of event it was.")},
    )
    happened_on = day_field(_("On which day?"))
    happened_at = time_field(_("Time, about"))
    department = forms.CharField(
        label=_("Where did it happen?"),
        help_text=_("The department; the room too, if that matters."),
        max_length=120,
        error_messages={"required": _("Write where it happened.")},
    )
    place = forms.CharField(label=_("Room or place"), max_length=120, required=False)
    harm = forms.ChoiceField(
        label=_("How much harm did the patient come to?"),
        choices=Harm.choices,
        initial=Harm.UNKNOWN,
        widget=forms.RadioSelect,
    )
    possible_calamity = forms.ChoiceField(
        label=_("Might it be a calamity?"),
        help_text=_("An unexpected event in care with death or serious harm as its result."),
        choices=YesNoUnknown.choices,
        initial=YesNoUnknown.UNKNOWN,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What happened, in short?"),
        help_text=_("Only facts, without names: not of the patient, not of colleagues."),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    shaken = forms.BooleanField(
        label=_("Somebody is shaken"),
        help_text=_("Tick this and we call without waiting for anything."),
        required=False,
    )
    myself = forms.BooleanField(label=_("I was involved myself"), required=False)
    my_name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name, so that we know whom to call.")},
    )
    my_phone = PhoneField(
        label=_("On which number can you be called?"),
        error_messages={"required": _("Give a number on which you can be called.")},
    )
    my_support = forms.ChoiceField(
        label=_("Has support been offered to you already?"),
        choices=YesNoUnknown.choices,
        initial=YesNoUnknown.NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one; not to know is fine.")},
    )
    find = forms.CharField(label=_("Search for a colleague"), max_length=60, required=False)

    def __init__(
        self, *args: Any, paper: bool, known: bool, departments: list[tuple[UUID, str]], **kw: Any
    ) -> None:
        """known: signed in as a colleague. departments: to choose from, empty for the public."""
        super().__init__(*args, **kw)
        self.known = known
        if not paper:
            del self.fields["reported_on"], self.fields["reported_at"]
        if departments:
            self._offer(departments)
        else:
            del self.fields["place"]
        for name in ("my_name",) if known else ("find",):
            del self.fields[name]
        self._ask_about_myself()

    def _ask_about_myself(self) -> None:
        """Only whoever was involved answers these. The directory may know the number.

        Without the tick they are hidden: nothing in them may stop the report.
        """
        phone = self.fields["my_phone"]
        if self.is_bound and not self.data.get("myself"):
            self.fields["my_phone"] = forms.CharField(label=phone.label, widget=phone.widget)
            for name in self.fields.keys() & {"my_name", "my_phone", "my_support"}:
                self.fields[name].required = False
        elif self.known:
            phone.required = False

    def _offer(self, departments: list[tuple[UUID, str]]) -> None:
        elsewhere = ("", _("Somewhere else, or I do not know"))
        self.fields["department"] = forms.ChoiceField(
            label=_("In which department did it happen?"),
            choices=[elsewhere, *[(str(pk), name) for pk, name in departments]],
            required=False,
        )

    def clean_happened_on(self) -> date:
        """Not in the future, and no slip of the finger."""
        return past_day(self.cleaned_data["happened_on"])

    def clean_reported_on(self) -> date:
        """As above, for the paper sheet."""
        return past_day(self.cleaned_data["reported_on"])

    def recorded_at(self, at: datetime) -> datetime:
        """When it was reported: now, or when the sheet was filled in; never later than now."""
        day = self.cleaned_data.get("reported_on")
        if day is None:
            return at
        moment = self.cleaned_data.get("reported_at") or time(12)
        return min(timezone.make_aware(datetime.combine(day, moment)), at)


def past_day(day: date) -> date:
    """Today or before, and no slip of the finger."""
    today = timezone.localdate()
    if day > today:
        raise forms.ValidationError(_("This day is still to come. Choose today or earlier."))
    if today - day > OLDEST:
        raise forms.ValidationError(_("This day is very long ago. Is the year right?"))
    return day


class NamedForm(forms.Form):
    """One colleague. person: chosen from the directory; then the name is the directory's."""

    person = forms.UUIDField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    department = forms.CharField(label=_("Department"), max_length=80, required=False)
    phone = PhoneField(label=_("Telephone"), required=False)
    support = forms.ChoiceField(
        label=_("Has support been offered to this colleague already?"),
        choices=YesNoUnknown.choices,
        initial=YesNoUnknown.UNKNOWN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one; not to know is fine.")},
    )

    def clean(self) -> dict[str, Any]:
        """Contact details belong to somebody."""
        values = super().clean() or {}
        told = values.get("phone") or values.get("department")
        if told and not values.get("name") and not values.get("person"):
            self.add_error(
                "name", _("Write the name, or empty the other fields of this colleague.")
            )
        return values

    @property
    def is_empty(self) -> bool:
        """Nobody is named in this row. Only after validation."""
        return not self.cleaned_data.get("name") and not self.cleaned_data.get("person")


NamedFormSet: "type[BaseFormSet[NamedForm]]" = formset_factory(
    NamedForm, extra=1, max_num=MOST_NAMED, absolute_max=MOST_NAMED
)


class RemoveForm(forms.Form):
    """Which of those named is to be taken back. Their names are not shown: Naast hides them."""

    position = forms.TypedChoiceField(
        label=_("Which colleague, in the order in which you named them?"),
        help_text=_("If you were involved yourself, you are number 1."),
        choices=[(number, str(number + 1)) for number in range(MOST_NAMED + 1)],
        coerce=int,
    )


class RemoveByCodeForm(RemoveForm):
    """The same, without signing in."""

    number = forms.CharField(
        label=_("Number of the report"),
        help_text=_("Such as M-7K3Q2."),
        max_length=12,
        error_messages={"required": _("Type the number of your report.")},
    )
    code = forms.CharField(
        label=_("Your code"),
        help_text=_("Ten letters and digits; it stood on the page after you sent the report."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Type the code of your report.")},
    )
    field_order = ("number", "code", "position")
