"""What analysts fill in about hearing somebody, and what somebody who was heard answers."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.web.safety.forms import day_field
from naast.web.safety.forms_calamity import LONGEST_TEXT
from naast.web.safety.forms_calamity_meeting import Pairs, WhenForm, chosen_from, sensible_day

LONGEST_FACTS = 12_000


class InterviewForm(WhenForm):
    """Who is heard by function; a person only where Naast invites them."""

    function = forms.CharField(
        label=_("Whom do you hear?"),
        help_text=_("By function, such as: the ward nurse of the evening. Not by name."),
        max_length=120,
        error_messages={"required": _("Say whom you hear, by function.")},
    )
    person = forms.UUIDField(widget=forms.HiddenInput, required=False)
    find = forms.CharField(label=_("Search for a colleague"), max_length=60, required=False)
    first = forms.ChoiceField(label=_("Who hears them?"))
    second = forms.ChoiceField(label=_("Together with whom?"), required=False)
    field_order = ("function", "first", "second", "on", "begins", "minutes", "place")

    def __init__(self, *args: Any, analysts: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pairs = list(analysts)
        chosen_from(self, "first", pairs)
        chosen_from(self, "second", pairs, empty=_("Nobody"))
        self.fields["on"].required = self.fields["begins"].required = False

    def clean(self) -> dict[str, Any]:
        """Day and time together, and two different analysts."""
        values = super().clean() or {}
        if bool(values.get("on")) != bool(values.get("begins")):
            self.add_error("begins", _("Give the day and the time, or neither yet."))
        if values.get("second") and values["second"] == values.get("first"):
            self.add_error("second", _("Choose somebody else."))
        return values


class FactsForm(forms.Form):
    """A text of facts, for those chosen, until a day."""

    text = forms.CharField(
        label=_("Which facts?"),
        help_text=_(
            "What happened when, without names, judgement or cause. Everyone you choose reads all "
            "of it."
        ),
        max_length=LONGEST_FACTS,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": _("Write down the facts.")},
    )
    until_on = day_field(_("Until which day can they answer?"))
    interviews = forms.MultipleChoiceField(
        label=_("Who is asked?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    def __init__(self, *args: Any, interviews: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["interviews"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(str(pk), name) for pk, name in interviews]

    def clean_until_on(self) -> date | None:
        """Today or later."""
        day = sensible_day(self.cleaned_data["until_on"])
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(_("Choose today or a later day."))
        return day

    def chosen(self) -> list[UUID]:
        """Of a valid form."""
        return [UUID(one) for one in self.cleaned_data["interviews"]]


class AnswerFactsForm(forms.Form):
    """Right, or what should be corrected."""

    answer = forms.ChoiceField(
        label=_("Are these facts right?"),
        choices=[
            ("right", _("Yes, as far as I know")),
            ("correction", _("Something should be corrected")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    correction = forms.CharField(
        label=_("What should be corrected?"),
        help_text=_("Only the analysts read this. No names are needed."),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        """A correction needs words."""
        values = super().clean() or {}
        if values.get("answer") == "correction" and not values.get("correction"):
            self.add_error("correction", _("Write down what should be corrected."))
        return values


class VerdictForm(forms.Form):
    """What the analysts did with a correction. revision: of the one that stands above."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    taken = forms.ChoiceField(
        label=_("Was it taken over?"),
        choices=[("yes", _("Taken over")), ("no", _("Not taken over"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    why = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A no is explained."""
        values = super().clean() or {}
        if values.get("taken") == "no" and not values.get("why"):
            self.add_error("why", _("Write down why it was not taken over."))
        return values


class AttachForm(forms.Form):
    """A document for the file."""

    file = forms.FileField(
        label=_("The document"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
        max_length=200,
    )
    name = forms.CharField(
        label=_("What is it called here?"),
        help_text=_("Such as: letter of the inspectorate. Without the name of a patient."),
        max_length=120,
        error_messages={"required": _("Give it a name.")},
    )
