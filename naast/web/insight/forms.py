"""The thresholds of the programme, and the assumptions of the team-size simulation."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.insight.choices_health import ABOUT
from naast.insight.choices_team import ASSUMPTIONS, ONE_IN, Assumption
from naast.insight.logic.health import LIMITS, Indicator
from naast.insight.queries.health import thresholds

_NUMBER = {
    "required": gettext_lazy("Fill in a number."),
    "invalid": gettext_lazy("Fill in a number."),
}


class ThresholdsForm(forms.Form):
    """One whole number an indicator."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for indicator, number in thresholds().items():
            about, limit = ABOUT[indicator], LIMITS[indicator]
            told = _("%(what)s, %(least)s to %(most)s; %(default)s unless you choose.") % {
                "what": about.limit,
                "least": limit.least,
                "most": limit.most,
                "default": limit.default,
            }
            self.fields[indicator.value] = forms.IntegerField(
                label=str(about.title),
                help_text=f"{told} {about.reason}",
                initial=number,
                min_value=limit.least,
                max_value=limit.most,
                error_messages=_NUMBER,
            )

    def numbers(self) -> dict[Indicator, int]:
        """For the action."""
        return {one: self.cleaned_data[one.value] for one in Indicator}


class TeamForm(forms.Form):
    """Each assumption with its source; blank is not counted. Nothing of it is stored."""

    def __init__(
        self, data: Mapping[str, Any] | None, *, first: Mapping[str, float | None]
    ) -> None:
        super().__init__(data)
        for name, one in ASSUMPTIONS.items():
            self.fields[name] = _field(one, first[name], required=name in REQUIRED)
        self.fields["weekends"] = forms.TypedChoiceField(
            label=_("Calls at weekends"),
            choices=[("yes", _("Yes")), ("no", _("No"))],
            coerce=lambda word: word == "yes",
            initial="yes",
            widget=forms.RadioSelect,
        )
        self.fields["one_in"] = forms.IntegerField(
            label=_("Late at most 1 call in"),
            help_text=_("Your own choice; no study gives a number."),
            initial=ONE_IN,
            min_value=2,
            max_value=1000,
            error_messages=_NUMBER,
        )

    def clean(self) -> dict[str, Any]:
        """The hours of calling are in order."""
        data = super().clean() or {}
        since, until = data.get("calls_from"), data.get("calls_until")
        if since is not None and until is not None and since >= until:
            self.add_error("calls_until", _("Fill in a later hour than the one above."))
        return data

    def values(self) -> dict[str, float | None]:
        """By name; None is blank."""
        return {name: self.cleaned_data[name] for name in ASSUMPTIONS}

    def main(self) -> list[forms.BoundField]:
        """What every hospital knows or decides."""
        return [self[name] for name in _MAIN]

    def more(self) -> list[forms.BoundField]:
        """Everything else, which may stay as proposed."""
        return [self[name] for name in self.fields if name not in _MAIN]


_MAIN = ("requests_a_year", "maximum", "rest_days", "absent", "one_in")
REQUIRED = frozenset(name for name, one in ASSUMPTIONS.items() if one.proposed is not None) - {
    "mass_people"
}


def _field(one: Assumption, initial: float | None, *, required: bool) -> forms.Field:
    bounds = _("%(least)s to %(most)s.") % {"least": f"{one.least:g}", "most": f"{one.most:g}"}
    shared: dict[str, Any] = {
        "label": str(one.label),
        "help_text": f"{one.why} {bounds}",
        "required": required,
        "initial": None if initial is None else f"{initial:g}",
        "error_messages": _NUMBER,
    }
    if one.whole:
        return forms.IntegerField(min_value=int(one.least), max_value=int(one.most), **shared)
    return forms.FloatField(min_value=one.least, max_value=one.most, **shared)
