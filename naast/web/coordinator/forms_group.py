"""A group talk as a coordinator plans it: everything is chosen, nothing is written."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.cases.actions.plan_group_session import TalkPlan
from naast.cases.choices_group import LENGTH_CHOICES, ROOM_LABELS
from naast.cases.logic.group import LEAST_FACILITATORS, MOST_CAME, Room

UNITS = ("unit_1", "unit_2", "unit_3", "unit_4")
FURTHEST = timedelta(days=60)
Choices = Sequence[tuple[str, str]]


class GroupForm(forms.Form):
    """Day, time, length, place, departments, and who is asked to lead."""

    on = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose the day of the talk.")},
    )
    begins = forms.TimeField(
        label=_("From what time?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Choose when the talk begins.")},
    )
    minutes = forms.TypedChoiceField(
        label=_("How many minutes?"), choices=LENGTH_CHOICES, coerce=int, initial=60
    )
    site = forms.ChoiceField(label=_("At which site?"))
    room = forms.ChoiceField(
        label=_("In what room?"),
        choices=[(room.value, ROOM_LABELS[room]) for room in Room],
        help_text=_("Not in the place where it happened."),
    )
    unit_1 = forms.ChoiceField(
        label=_("For which department?"),
        error_messages={"required": _("Choose at least one department.")},
    )
    unit_2 = forms.ChoiceField(label=_("Second department"), required=False)
    unit_3 = forms.ChoiceField(label=_("Third department"), required=False)
    unit_4 = forms.ChoiceField(label=_("Fourth department"), required=False)
    leaders = forms.MultipleChoiceField(
        label=_("Who is asked to lead?"),
        help_text=_("At least two. They can say no without a reason."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least two people to lead the talk."),
            "invalid_choice": _("Somebody you chose cannot lead on that day. Choose again."),
        },
    )
    heads_told = forms.BooleanField(
        label=_("Tell the heads of these departments that a talk is offered"),
        help_text=_("Only that it is offered: not when, where, for whom or after what."),
        required=False,
    )

    def __init__(
        self, *args: Any, sites: Choices, departments: Choices, team: Choices, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.has_team = bool(team)
        fields: Any = self.fields
        fields["site"].choices = sites
        fields["leaders"].choices = team
        for number, unit in enumerate(UNITS):
            empty = [("", _("Choose a department") if number == 0 else _("No other"))]
            fields[unit].choices = [*empty, *departments]

    def clean_on(self) -> date:
        """From today until two months ahead."""
        on: date = self.cleaned_data["on"]
        today = timezone.localdate()
        if not today <= on <= today + FURTHEST:
            raise forms.ValidationError(_("Choose a day from today until two months ahead."))
        return on

    def clean_leaders(self) -> list[str]:
        """Two lead together: one speaks, one looks after whoever goes out."""
        leaders: list[str] = self.cleaned_data["leaders"]
        if len(leaders) < LEAST_FACILITATORS:
            raise forms.ValidationError(_("Choose at least two people to lead the talk."))
        return leaders

    def plan(self) -> TalkPlan:
        """For the workflow."""
        said = self.cleaned_data
        moment = datetime.combine(said["on"], said["begins"])
        return TalkPlan(
            starts_at=timezone.make_aware(moment),
            minutes=said["minutes"],
            site=UUID(said["site"]),
            room=Room(said["room"]),
            units=_chosen(said[unit] for unit in UNITS),
            leaders=_chosen(said["leaders"]),
            heads_told=said["heads_told"],
        )


def _chosen(values: Iterable[str]) -> list[UUID]:
    return [UUID(value) for value in values if value]


class CountForm(forms.Form):
    """How many came. A number, and nothing else."""

    came = forms.IntegerField(
        label=_("How many colleagues came?"),
        help_text=_("Only the number is kept, in one sum for the month. Nobody keeps who came."),
        min_value=0,
        max_value=MOST_CAME,
        error_messages={"required": _("Enter how many came, as a number.")},
    )
