"""The form of one line in the directory of help."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils import dates
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from naast.knowledge.choices import Level
from naast.knowledge.logic.hours import UnreadableHours, read_spans, write_spans
from naast.knowledge.models import DirectoryEntry
from naast.people.choices import Language, Profession
from naast.people.models import Site

_PHONE = RegexValidator(
    r"^\+?[0-9][0-9 ()/-]{1,30}$",
    _("Write the number with digits only, such as 0800 0113."),
)
# In the words of Django: an own “Monday” would also stand, with its capital, in every date.
WEEKDAYS = dict(
    zip(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        map(capfirst, dates.WEEKDAYS.values()),
        strict=True,
    )
)
MOST_DAYS_OFF = 40
_WRONG_HOURS: Mapping[str, Promise] = {
    "unclear": _("Write hours as 08:00-12:30, 13:00-17:00. Leave the field empty when closed."),
    "overlap": _("Two of these overlap. A night comes last, such as 08:00-12:00, 22:00-06:00."),
    "too_many": _("Write at most four stretches for one day."),
}


class HoursField(forms.CharField):
    """One day's hours; gives them back as logic.hours writes them."""

    def clean(self, value: Any) -> str:
        """A sentence that says how to write them."""
        text = super().clean(value)
        try:
            return write_spans(read_spans(text))
        except UnreadableHours as wrong:
            raise forms.ValidationError(str(_WRONG_HOURS[wrong.code])) from wrong


class DaysField(forms.CharField):
    """Days with commas between; gives them back as ISO words, in order."""

    def clean(self, value: Any) -> list[str]:
        """Every part a date."""
        parts = [part.strip() for part in super().clean(value).split(",") if part.strip()]
        if len(parts) > MOST_DAYS_OFF:
            raise forms.ValidationError(_("These are too many days. Write those of this year."))
        return sorted({_iso(part) for part in parts})


def _iso(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as wrong:
        raise forms.ValidationError(
            _("Write days as 2026-12-24, with a comma between two.")
        ) from wrong


def _some(label: Any, choices: Iterable[tuple[str, Any]], hint: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=list(choices),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=hint,
    )


def _sentence(label: Any, length: int, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, help_text=hint)


def _day(name: str) -> HoursField:
    hint = _("Such as 08:00-12:30, 13:00-17:00. Empty is closed.") if name == "monday" else ""
    return HoursField(label=WEEKDAYS[name], max_length=60, required=False, help_text=hint)


class DirectoryEntryForm(forms.Form):
    """Start it with entry_values(entry) to change an entry; give cleaned_data to the action."""

    # How the page groups the fields; what is in no group stands first.
    GROUPS = (
        ("hours", _("When"), ("always_open", *WEEKDAYS, "closed_on_holidays", "days_off",
                              "hours_nl", "hours_en")),
        ("whom", _("For whom, and in which languages"), ("languages", "sites", "professions")),
    )  # fmt: skip

    level = forms.ChoiceField(
        label=_("Where does it belong?"),
        choices=Level.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where it belongs.")},
    )
    name_nl = _sentence(_("Name, in Dutch"), 120)
    name_en = _sentence(
        _("Name, in English"), 120, _("One language is enough: it is then shown in both.")
    )
    text_nl = _sentence(_("What for, in Dutch"), 400)
    text_en = _sentence(_("What for, in English"), 400)
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=32,
        required=False,
        validators=[_PHONE],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        error_messages={"invalid": _("Write a whole address, such as name@hospital.example.")},
    )
    always_open = forms.BooleanField(
        label=_("Answered day and night, every day of the year"), required=False
    )
    monday = _day("monday")
    tuesday = _day("tuesday")
    wednesday = _day("wednesday")
    thursday = _day("thursday")
    friday = _day("friday")
    saturday = _day("saturday")
    sunday = _day("sunday")
    closed_on_holidays = forms.BooleanField(
        label=_("Closed on public holidays"), required=False, initial=True
    )
    days_off = DaysField(
        label=_("Other days it is closed"),
        max_length=480,
        required=False,
        help_text=_("Such as 2026-12-24, with a comma between two."),
    )
    hours_nl = _sentence(_("Something else about the hours, in Dutch"), 120)
    hours_en = _sentence(_("Something else about the hours, in English"), 120)
    languages = _some(_("Languages"), Language.choices, _("Leave empty when you do not know."))
    sites = _some(_("For which sites?"), (), _("Leave empty when it is for everyone."))
    professions = _some(
        _("For which professions?"), Profession.choices, _("Leave empty when it is for everyone.")
    )
    open_without_referral = forms.BooleanField(
        label=_("Everyone who works here can go there without a referral"), required=False
    )
    call_now = forms.BooleanField(
        label=_("Show the number where a life may be in danger"),
        help_text=_("Only for a number that is answered day and night."),
        required=False,
    )
    position = forms.IntegerField(
        label=_("Place in the list"),
        help_text=_("A low number stands higher."),
        min_value=0,
        max_value=999,
        initial=100,
        error_messages={
            "required": _("Give a number, such as 100."),
            "invalid": _("Give a whole number, such as 100."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(str(pk), name) for pk, name in Site.objects.values_list("pk", "name")]
        self.fields["sites"].choices = places  # type: ignore[attr-defined]

    def groups(self) -> list[tuple[str, Any, list[forms.BoundField], bool]]:
        """(id, title, fields, whether to open it) for the parts of the page that fold."""
        return [
            (key, title, [self[name] for name in names], any(name in self.errors for name in names))
            for key, title, names in self.GROUPS
        ]

    def plain(self) -> list[forms.BoundField]:
        """The fields that stand in no group."""
        grouped = {name for _key, _title, names in self.GROUPS for name in names}
        return [field for field in self if field.name not in grouped]

    def clean(self) -> dict[str, Any]:
        """A name in one language, and a telephone number where people must be able to call."""
        values = super().clean() or {}
        if not (values.get("name_nl") or values.get("name_en")):
            self.add_error("name_nl", _("Give a name, in Dutch or in English."))
        if values.get("call_now") and not values.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Give a number, because people must be able to call it."))
        values["week"] = [values.pop(name, "") for name in WEEKDAYS]
        return values


def entry_values(entry: DirectoryEntry) -> dict[str, object]:
    """What the form starts with when an entry is changed."""
    days: Mapping[str, object] = dict(zip(WEEKDAYS, entry.week, strict=True))
    own = [name for name in DirectoryEntryForm.base_fields if name not in days]
    values = {name: getattr(entry, name) for name in own}
    return {**values, **days, "days_off": ", ".join(entry.days_off)}
