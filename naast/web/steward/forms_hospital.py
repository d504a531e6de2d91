"""The hospital's own choices, as a form."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.incidents.choices import Harm, Kind
from naast.people.actions.save_hospital import HospitalValues
from naast.people.choices import Language, Policy
from naast.people.models import Hospital
from naast.web.steward.forms import phone_field


def _time_field(**kwargs: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(
        widget=widget,
        error_messages={
            "required": _("Fill in a time."),
            "invalid": _("Give a time, such as 08:00."),
        },
        **kwargs,
    )


class DaysField(forms.CharField):
    """Days, typed with a comma or a new line between two; cleans to ISO words in order."""

    def clean(self, value: Any) -> list[str]:
        """Each once; a word that is no day is named."""
        typed = re.split(r"[\s,;]+", super().clean(value))
        return sorted({_day(word) for word in typed if word})

    def prepare_value(self, value: Any) -> Any:
        """What stands in the field at first."""
        return ", ".join(value) if isinstance(value, list) else value


def _day(word: str) -> str:
    try:
        return date.fromisoformat(word).isoformat()
    except ValueError as problem:
        raise forms.ValidationError(
            _("“%(word)s” is no day. Write days such as 2027-05-07, with a comma between two."),
            params={"word": word},
        ) from problem


class HospitalForm(forms.Form):
    """Names, numbers, hours, policy, and when support is offered at once."""

    name = forms.CharField(
        label=_("Name of the hospital"),
        max_length=120,
        error_messages={"required": _("Fill in the name.")},
    )
    contact_email = forms.EmailField(
        label=_("E-mail of the support team"),
        required=False,
        help_text=_("Shown where people ask who stands behind Naast."),
    )
    support_phone = phone_field(
        label=_("Telephone of the support team"),
        help_text=_("Shown first while the team answers, between the times below."),
        required=True,
    )
    staffed_from = _time_field(
        label=_("The team answers from"),
        help_text=_("On working days. Outside these times the number for the night comes first."),
    )
    staffed_until = _time_field(label=_("The team answers until"))
    days_off = DaysField(
        label=_("Days off of this hospital"),
        max_length=600,
        required=False,
        help_text=_(
            "Public holidays are known. Add other days on which the team is not there, such as "
            "2027-05-07, with a comma between two. Colleagues are still called within a day."
        ),
    )
    night_label = forms.CharField(
        label=_("Whom to call at night"),
        max_length=80,
        help_text=_("For example: the switchboard, ask for the chaplain on duty."),
        error_messages={"required": _("Say who can be called at night.")},
    )
    night_phone = phone_field(label=_("Telephone at night"), required=True)
    calls_from = _time_field(
        label=_("Calls to colleagues from"),
        help_text=_("“A colleague calls you tomorrow between 8 and 12.”"),
    )
    calls_until = _time_field(label=_("Until"))
    around_the_clock = forms.BooleanField(
        label=_("Support around the clock"),
        required=False,
        help_text=_("Then the first call comes within half an hour, at night too."),
    )
    policy = forms.ChoiceField(
        label=_("Who supports whom"), choices=Policy.choices, widget=forms.RadioSelect
    )
    kinds = forms.MultipleChoiceField(
        label=_("Offer support at once after"),
        choices=[one for one in Kind.choices if one[0] != Kind.OTHER],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Other reports wait for one tap of the coordinator."),
    )
    harms = forms.MultipleChoiceField(
        label=_("And whenever the harm is"),
        choices=[one for one in Harm.choices if one[0] not in {Harm.NONE, Harm.UNKNOWN}],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    shaken = forms.BooleanField(
        label=_("And whenever the reporter says that somebody is shaken"), required=False
    )
    default_language = forms.ChoiceField(
        label=_("Language most people speak here"), choices=Language.choices
    )

    def clean(self) -> dict[str, Any]:
        """Not errors only: a death, a claim or a threat shakes people without any error."""
        data = super().clean() or {}
        only_errors = not set(data.get("kinds", ())) - {Kind.SAFETY_INCIDENT, Kind.NEAR_MISS}
        if only_errors and not data.get("shaken"):
            self.add_error(
                "kinds",
                _(
                    "Support is for everybody, not after errors only. Tick another kind of event, "
                    "or the line about somebody who is shaken."
                ),
            )
        return data

    def values(self) -> HospitalValues:
        """For the action."""
        data = dict(self.cleaned_data)
        rule = {name: data.pop(name) for name in ("kinds", "harms", "shaken")}
        return HospitalValues(**data, triage_rule=rule)


def hospital_at_first(hospital: Hospital) -> dict[str, Any]:
    """What the form shows."""
    rule = hospital.triage_rule
    plain = {name: getattr(hospital, name, None) for name in HospitalForm.base_fields}
    return plain | {name: rule.get(name) for name in ("kinds", "harms", "shaken")}
