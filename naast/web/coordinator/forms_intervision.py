"""A group that meets for intervision, a word for the list of themes, and when a talk is offered."""

from collections.abc import Sequence
from datetime import time
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naast.supporters.actions.plan_intervision import GroupPlan
from naast.supporters.choices_intervision import LENGTH_CHOICES, PLACE_LABELS
from naast.supporters.logic.intervision import LONGEST_WORD, RHYTHMS, Place

Choices = Sequence[tuple[str, str]]


def _weeks() -> list[tuple[int, str]]:
    said = [(one, ngettext("Every week", "Every %(number)s weeks", one)) for one in RHYTHMS]
    return [(one, words % {"number": one}) for one, words in said]


class IntervisionForm(forms.Form):
    """When, where, who leads, who is in it. Everything is chosen, nothing is written."""

    first_on = forms.DateField(
        label=_("First day of the series"),
        help_text=_("On a public holiday a meeting moves one week by itself."),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose the first day.")},
    )
    begins = forms.TimeField(
        label=_("From what time?"),
        initial=time(15, 30),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Choose the time.")},
    )
    every_weeks = forms.TypedChoiceField(
        label=_("How often?"), choices=_weeks, coerce=int, initial=6
    )
    minutes = forms.TypedChoiceField(
        label=_("How many minutes?"), choices=LENGTH_CHOICES, coerce=int, initial=90
    )
    site = forms.ChoiceField(label=_("At which site?"))
    place = forms.ChoiceField(
        label=_("In what room?"), choices=[(one.value, PLACE_LABELS[one]) for one in Place]
    )
    facilitator = forms.ChoiceField(
        label=_("Who leads?"),
        help_text=_("Whoever leads says afterwards how many came."),
        required=False,
    )
    members = forms.MultipleChoiceField(
        label=_("Who is in this group?"),
        help_text=_("Whoever is in another group does not stand here. Eight or so work well."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose who is in the group."),
            "invalid_choice": _("Somebody you chose is in another group. Choose again."),
        },
    )

    def __init__(
        self, *args: Any, sites: Choices, leaders: Choices, team: Choices, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        fields: Any = self.fields
        fields["site"].choices = sites
        outside = ("", _("Somebody from outside: a coordinator counts"))
        fields["facilitator"].choices = [outside, *leaders]
        fields["members"].choices = team
        if not self.initial.get("first_on"):
            self.initial["first_on"] = timezone.localdate()

    def plan(self) -> GroupPlan:
        """Of a valid form."""
        said = self.cleaned_data
        return GroupPlan(
            first_on=said["first_on"],
            begins=said["begins"],
            every_weeks=said["every_weeks"],
            minutes=said["minutes"],
            site=UUID(said["site"]),
            place=Place(said["place"]),
            facilitator=UUID(said["facilitator"]) if said["facilitator"] else None,
            members=[UUID(one) for one in said["members"]],
        )


class ThemeWordForm(forms.Form):
    """A general word for the list that groups choose from; checked to be plain words."""

    word = forms.CharField(
        label=_("A word for the list"),
        help_text=_("One to four general words of letters only. Never a name, never an event."),
        max_length=LONGEST_WORD,
        error_messages={"required": _("Type the word.")},
    )


class CareForm(forms.Form):
    """After how many colleagues, within how long, a supporter is offered a talk."""

    talk_after = forms.TypedChoiceField(
        label=_("After how many colleagues?"),
        choices=[(number, f"{number}") for number in range(2, 11)],
        coerce=int,
    )
    within_months = forms.TypedChoiceField(
        label=_("Within how many months?"),
        choices=[(number, f"{number}") for number in range(1, 7)],
        coerce=int,
    )
