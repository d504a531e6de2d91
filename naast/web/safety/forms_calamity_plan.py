"""The hospital's own steps and closed days, as the secretary fills them in."""

import secrets
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.calamities.logic.plan import LONGEST_TITLE, ClosedDay, OwnStep
from naast.calamities.wording import RULE_TITLES
from naast.web.safety.forms import day_field
from naast.web.safety.forms_calamity_clocks import near_day

BEGINS = [
    ("opened", _("When the file is opened")),
    ("established", _("When it is found to be a calamity")),
]
OWNERS = [
    ("head_of_department", _("The head of the department")),
    ("calamity_secretary", _("The secretary who opens or decides")),
    ("nobody_yet", _("Nobody yet: it is given to somebody")),
]
UNITS = [
    ("at_once", _("At once, on the same day")),
    ("days", _("Days, whatever days they are")),
    ("working_days", _("Working days, without holidays and your closed days")),
    ("weeks", _("Weeks; an end on a closed day comes forward to the open day before")),
]


class OwnStepForm(forms.Form):
    """One step: its name, whose it is, how long it takes and when it starts."""

    title = forms.CharField(
        label=_("What is to be done?"),
        help_text=_("Without names. It stands in lists and reminders, so keep it short."),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Write what is to be done.")},
    )
    begins = forms.ChoiceField(
        label=_("When does it start?"), choices=BEGINS, widget=forms.RadioSelect
    )
    owner = forms.ChoiceField(
        label=_("Whose step is it at first?"), choices=OWNERS, widget=forms.RadioSelect
    )
    unit = forms.ChoiceField(label=_("Counted how?"), choices=UNITS, widget=forms.RadioSelect)
    length = forms.IntegerField(
        label=_("How many?"), min_value=0, max_value=365, required=False,
        help_text=_("Nothing for a step that is due at once."),
    )  # fmt: skip
    opens_after = forms.IntegerField(
        label=_("Not before how many weeks?"),
        help_text=_("Only for weeks: 4 of 5 means between week four and week five."),
        min_value=1,
        max_value=103,
        required=False,
    )
    still = forms.BooleanField(
        label=_("This clock may stand still"),
        help_text=_("Such as while you wait for outside expertise."),
        required=False,
    )

    def step(self, name: str | None = None) -> OwnStep:
        """name: of the step that is changed; a new one gets a name by chance."""
        told = self.cleaned_data
        title = " ".join(told["title"].split())
        kept = name is not None and title == shown_title(OwnStep(name, "days", 1, "opened", ""))
        return OwnStep(
            name=name or f"own-{secrets.token_hex(4)}",
            unit=told["unit"],
            length=0 if told["unit"] == "at_once" else told["length"] or 0,
            begins=told["begins"],
            owner=told["owner"],
            title="" if kept else title,
            opens_after=told["opens_after"],
            still=told["still"],
        )


def values_of(step: OwnStep) -> dict[str, Any]:
    """As the form shows it."""
    return {
        "title": shown_title(step),
        "begins": step.begins,
        "owner": step.owner,
        "unit": step.unit,
        "length": step.length or None,
        "opens_after": step.opens_after,
        "still": step.still,
    }


def shown_title(step: OwnStep) -> str:
    """The hospital's words, or ours for a step that Naast is delivered with."""
    return step.title or str(RULE_TITLES.get(step.name, ""))


class ClosedDayForm(forms.Form):
    """A day on which the hospital is closed, beside the law's holidays."""

    on = day_field(_("On which day are you closed?"))
    name = forms.CharField(
        label=_("What day is it?"),
        help_text=_("Such as Carnival. The law's holidays are known already."),
        max_length=60,
        required=False,
    )

    def clean_on(self) -> date:
        """A day of these years."""
        return near_day(self.cleaned_data["on"])

    def day(self) -> ClosedDay:
        """As it is kept."""
        return ClosedDay(self.cleaned_data["on"], " ".join(self.cleaned_data["name"].split()))
