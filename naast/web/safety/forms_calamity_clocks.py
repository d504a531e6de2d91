"""Extensions, corrections, the hospital's own steps and closed days."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naast.calamities.actions.correct_step import RightValues
from naast.calamities.actions.note_change import Said
from naast.calamities.logic.clocks.rules import Rule
from naast.calamities.models import FileStep
from naast.ui import dates
from naast.web.safety.forms import day_field, past_day, time_field

LONGEST_REASON = 1000
NEAR = timedelta(days=3653)  # ten years back or ahead: further is a slip of the finger


def near_day(day: date) -> date:
    """A day of these years, so that its holidays are known."""
    if abs(day - timezone.localdate()) > NEAR:
        raise forms.ValidationError(_("This day is very far away. Is the year right?"))
    return day


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        help_text=_("Without names of patients or colleagues."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write down why.")},
    )


class _NearDays(forms.Form):
    """Every day of the form is one of these years."""

    def clean(self) -> dict[str, Any]:
        """Each field says for itself what is wrong."""
        values = super().clean() or {}
        for name, value in list(values.items()):
            if isinstance(value, date):
                try:
                    near_day(value)
                except forms.ValidationError as problem:
                    self.add_error(name, problem)
        return values


def _only_what_the_rule_allows(form: forms.Form, rule: Rule) -> None:
    if not rule.extra_weeks:
        del form.fields["extra_weeks"]
    if rule.extension != "on_request":
        del form.fields["granted_until"]


_NEW = ("extra_weeks", "granted_until", "still_from", "still_until")


class LengthenForm(_NearDays):
    """An extension that the rule allows, the day in a letter, or days on which the clock stood."""

    extra_weeks = forms.IntegerField(
        label=_("Extended by how many weeks?"), min_value=1, max_value=52, required=False
    )
    granted_until = day_field(
        _("Which day does the letter or answer name?"),
        required=False,
        help_text=_("The day in the inspectorate's letter stands, also where it is earlier."),
    )
    asked_on = day_field(_("On which day was more time asked?"), required=False)
    whom = forms.CharField(
        label=_("Of whom was it asked?"),
        help_text=_("A function or office is enough. No names."),
        max_length=200,
        required=False,
    )
    reason = forms.CharField(
        label=_("Why is more time needed?"),
        help_text=_("Without names of patients or colleagues."),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    still_from = day_field(_("The clock stood still from"), required=False)
    still_until = day_field(_("until and with"), required=False)

    def __init__(self, *args: Any, rule: Rule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _only_what_the_rule_allows(self, rule)
        if not rule.suspension:
            del self.fields["still_from"], self.fields["still_until"]
        if not rule.extension:
            del self.fields["asked_on"], self.fields["whom"], self.fields["reason"]
        elif rule.extension == "with_notice":
            self.fields["asked_on"].label = _("On which day was it told in writing?")
            self.fields["whom"].label = _("To whom was it told?")
            self.fields["whom"].help_text = _("Such as: whoever complained. No names.")
            self._ask_all()

    def _ask_all(self) -> None:
        """Weeks on notice: none of it can be left out."""
        needed = {
            "extra_weeks": _("Fill in what is new."),
            "asked_on": _("Choose the day."),
            "whom": _("Say to whom it was told."),
            "reason": _("Write down why."),
        }
        for name, lacking in needed.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = lacking

    def clean(self) -> dict[str, Any]:
        """Something, and both days of standing still or none, in their order."""
        values = super().clean()
        first, last = values.get("still_from"), values.get("still_until")
        if bool(first) != bool(last) or (first and last and last < first):
            self.add_error("still_until", _("Give both days, the first one first."))
        elif not any(values.get(name) for name in _NEW) and not self.errors:
            raise forms.ValidationError(_("Fill in what is new."))
        return values

    def asked(self) -> Said | None:
        """When and of whom it was asked, or who was told; None while that is not filled in."""
        on, whom = self.cleaned_data.get("asked_on"), self.cleaned_data.get("whom")
        return Said(on, whom) if on and whom else None

    def still(self) -> tuple[date, date] | None:
        """Days on which the clock stood."""
        first = self.cleaned_data.get("still_from")
        return (first, self.cleaned_data["still_until"]) if first else None


class CorrectForm(_NearDays):
    """What should have been written, and why it was not."""

    starts_on = day_field(_("It starts on"))
    starts_time = time_field(_("At what time, if that is known?"))
    extra_weeks = forms.IntegerField(
        label=_("Extended by how many weeks?"), min_value=0, max_value=52, required=False
    )
    granted_until = day_field(
        _("Which day does the letter or answer name?"),
        required=False,
        help_text=_("Leave it empty where no letter names a day."),
    )
    asked_on = day_field(_("On which day was more time asked, or told?"), required=False)
    still = forms.MultipleChoiceField(
        label=_("Days on which the clock stood still"),
        help_text=_("Take the tick away where that was wrong."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = _reason()

    def __init__(self, *args: Any, rule: Rule, step: FileStep, **kwargs: Any) -> None:
        pairs = [f"{first} {last}" for first, last in step.still]
        kwargs["initial"] = {
            "starts_on": step.starts_on,
            "starts_time": step.starts_time,
            "asked_on": step.asked_on,
            "extra_weeks": step.extra_weeks or None,
            "granted_until": step.granted_until,
            "still": pairs,
        }
        super().__init__(*args, **kwargs)
        _only_what_the_rule_allows(self, rule)
        if not rule.hours:
            del self.fields["starts_time"]
        if step.asked_on is None:
            del self.fields["asked_on"]
        field = self.fields["still"]
        if not pairs:
            del self.fields["still"]
        elif isinstance(field, forms.MultipleChoiceField):
            field.choices = [
                (pair, _between(first, last))
                for pair, (first, last) in zip(pairs, step.still, strict=True)
            ]

    def values(self) -> RightValues:
        """All that decides the day."""
        told = self.cleaned_data
        return RightValues(
            starts_on=told["starts_on"],
            starts_time=told.get("starts_time"),
            asked_on=told.get("asked_on"),
            extra_weeks=told.get("extra_weeks") or 0,
            granted_until=told.get("granted_until"),
            still=tuple(_pair(one) for one in told.get("still", ())),
        )


class ReasonForm(forms.Form):
    """Why a step is let go, or open again."""

    reason = _reason()


class LetReportGoForm(forms.Form):
    """Who decided that a report's step goes, when and why."""

    decided_by = forms.CharField(
        label=_("Which director decided it?"),
        help_text=_("The function is enough, such as: the medical director."),
        max_length=200,
        error_messages={"required": _("Say who decided.")},
    )
    decided_on = day_field(_("On which day?"))
    reason = _reason()

    def clean_decided_on(self) -> date:
        """Not in the future."""
        return past_day(self.cleaned_data["decided_on"])

    def decided(self) -> Said:
        """By whom and when."""
        return Said(self.cleaned_data["decided_on"], self.cleaned_data["decided_by"])


def _pair(text: str) -> tuple[date, date]:
    first, last = text.split(" ")
    return date.fromisoformat(first), date.fromisoformat(last)


def _between(first: str, last: str) -> str:
    shown = [dates.day(date.fromisoformat(one), "j M Y") for one in (first, last)]
    return gettext("%(first)s to %(last)s") % {"first": shown[0], "last": shown[1]}
