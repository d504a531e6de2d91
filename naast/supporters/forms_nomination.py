"""What a round asks of a coordinator, and the choice of names that voters and teams make."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from naast.people.choices import Employment
from naast.people.models import Person
from naast.supporters.actions.open_round import RoundPlan
from naast.supporters.logic.nomination import LEAST_THRESHOLD, MOST_NAMES, MOST_THRESHOLD
from naast.supporters.queries.nomination import Askable, people_chosen, people_to_name

SHORTEST, USUAL, LONGEST = timedelta(days=7), timedelta(days=21), timedelta(days=60)
MOST_TICKED = 8


class RoundForm(forms.Form):
    """Which departments, until when, and how often somebody must be named to be shown."""

    closes_on = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("One to eight weeks from today; three weeks is usual."),
        error_messages={"required": gettext_lazy("Choose the last day.")},
    )
    threshold = forms.TypedChoiceField(
        label=gettext_lazy("Who is shown to you?"),
        coerce=int,
        initial=LEAST_THRESHOLD,
        help_text=gettext_lazy("Whoever was named less often stays unknown for good."),
    )
    most_names = forms.TypedChoiceField(
        label=gettext_lazy("How many names may each colleague give?"),
        coerce=int,
        initial=MOST_NAMES,
        choices=[(number, str(number)) for number in range(1, MOST_NAMES + 1)],
    )
    employments = forms.MultipleChoiceField(
        label=gettext_lazy("Who is on the register?"),
        choices=Employment.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Employment.EMPLOYEE.value, Employment.STUDENT.value, Employment.OTHER.value],
        error_messages={"required": gettext_lazy("Choose who is asked.")},
    )
    slips = forms.TypedChoiceField(
        label=gettext_lazy("How do they give names?"),
        coerce=lambda value: value == "slips",
        choices=[
            ("signed_in", gettext_lazy("Each signs in to Naast")),
            (
                "slips",
                gettext_lazy("With a paper code that each draws from a box; nobody signs in"),
            ),
        ],
        widget=forms.RadioSelect,
        initial="signed_in",
    )
    departments = forms.MultipleChoiceField(
        label=gettext_lazy("Which departments?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one department.")},
    )

    def __init__(self, *args: Any, askable: Sequence[Askable], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.initial.setdefault("closes_on", today + USUAL)
        self.fields["threshold"].choices = [  # type: ignore[attr-defined]
            (number, _("Whoever was named by %(number)s colleagues or more") % {"number": number})
            for number in range(LEAST_THRESHOLD, MOST_THRESHOLD + 1)
        ]
        self.fields["departments"].choices = [  # type: ignore[attr-defined]
            (
                str(one.department.pk),
                ngettext("%(name)s, one person", "%(name)s, %(number)s people", one.people)
                % {"name": one.department.name, "number": one.people},
            )
            for one in askable
        ]

    def clean_closes_on(self) -> date:
        """Long enough for everybody's shifts, short enough to be remembered."""
        day: date = self.cleaned_data["closes_on"]
        if not self.today + SHORTEST <= day <= self.today + LONGEST:
            raise forms.ValidationError(_("Choose a day one to eight weeks from today."))
        return day

    def plan(self) -> RoundPlan:
        """What was chosen."""
        chosen = dict(self.cleaned_data)
        return RoundPlan(departments=[UUID(one) for one in chosen.pop("departments")], **chosen)


class SlipForm(forms.Form):
    """The code on a piece of paper."""

    code = forms.CharField(
        label=gettext_lazy("The code on your piece of paper"),
        max_length=64,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": gettext_lazy("Type the code on your piece of paper.")},
    )


class NamesForm(forms.Form):
    """A search by name, and ticks beside whom it finds; what is ticked stays. Stored nowhere: each
    step is a form that is sent, so no address and no session holds a name."""

    q = forms.CharField(
        label=gettext_lazy("Search by name or department"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    names = forms.MultipleChoiceField(
        label=gettext_lazy("Tick whom you would turn to"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("One of them works here no longer. Choose again.")
        },
    )

    def __init__(self, data: Any = None, *, today: date, without: str = "") -> None:
        super().__init__(data)
        self.giving = bool(data) and "give" in data
        ticked = self._ticked(data) if data else []
        typed = str(data.get("q", "")).replace("\0", "")[:60] if data else ""
        self.found = people_to_name(typed, today, without=without) if data else []
        people = {one.pk: one for one in (*people_chosen(ticked, today), *self.found)}
        self.fields["names"].choices = [  # type: ignore[attr-defined]
            (str(one.pk), _who(one)) for one in people.values()
        ]
        self.anybody = bool(people)
        self.searched = bool(data) and bool(str(data.get("q", "")).strip())

    def _ticked(self, data: Any) -> list[UUID]:
        found = []
        for value in data.getlist("names")[:MOST_TICKED]:
            try:
                found.append(UUID(value))
            except ValueError:
                continue
        return found

    def chosen(self) -> list[UUID]:
        """Who is ticked."""
        return [UUID(one) for one in self.cleaned_data["names"]]


def _who(person: Person) -> str:
    return f"{person.name}, {person.get_profession_display()}, {person.department.name}"
