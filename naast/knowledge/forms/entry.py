"""The form of one line in the directory of help."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from naast.knowledge.choices import Level
from naast.knowledge.models import DirectoryEntry

_PHONE = RegexValidator(
    r"^\+?[0-9][0-9 ()/-]{1,30}$",
    _("Write the number with digits only, such as 0800 0113."),
)


def _sentence(label: Any, length: int, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, help_text=hint)


class DirectoryEntryForm(forms.Form):
    """Start it with entry_values(entry) to change an entry; give cleaned_data to the action."""

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
    hours_nl = _sentence(_("When, in Dutch"), 120)
    hours_en = _sentence(_("When, in English"), 120)
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

    def clean(self) -> dict[str, Any]:
        """A name in one language, and a telephone number where people must be able to call."""
        values = super().clean() or {}
        if not (values.get("name_nl") or values.get("name_en")):
            self.add_error("name_nl", _("Give a name, in Dutch or in English."))
        if values.get("call_now") and not values.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Give a number, because people must be able to call it."))
        return values


def entry_values(entry: DirectoryEntry) -> dict[str, object]:
    """What the form starts with when an entry is changed."""
    return {name: getattr(entry, name) for name in DirectoryEntryForm.base_fields}
