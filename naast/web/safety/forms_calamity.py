"""What the secretary fills in about a calamity file; text is locked when it is stored."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.access.models import User
from naast.calamities.choices import Judgement
from naast.calamities.logic.plan import Plan, startable
from naast.calamities.wording import title_of
from naast.incidents.choices import Harm
from naast.people.choices import Profession
from naast.web.safety.forms import day_field, past_day, time_field
from naast.web.safety.forms_calamity_clocks import near_day

LONGEST_TEXT = 4000
Departments = list[tuple[UUID, str]]


class NamesForm(forms.Form):
    """Only who was involved."""

    find = forms.CharField(label=_("Search for a colleague"), max_length=60, required=False)


class HandOverForm(NamesForm):
    """Names that came up later. key: sent twice hands them over once."""

    key = forms.UUIDField(widget=forms.HiddenInput)


class OpenIncidentForm(NamesForm):
    """A file for an event that was reported."""

    noticed_on = day_field(_("On which day was it noticed that it may be a calamity?"))
    noticed_time = time_field(
        _("At what time, if that is known?"),
        help_text=_(
            "The first talk with the patient or family is due within 24 hours of it. Without a "
            "time it is due on the next day."
        ),
    )
    summary = forms.CharField(
        label=_("What happened, in short?"),
        help_text=_("Facts, without names. Only the committee and its analysts read this."),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    field_order = (
        "happened_on",
        "department",
        "harm",
        "noticed_on",
        "noticed_time",
        "summary",
        "find",
    )

    def clean_noticed_on(self) -> date:
        """Not in the future."""
        return past_day(self.cleaned_data["noticed_on"])

    def clean(self) -> dict[str, Any]:
        """A time still to come would give more than the 24 hours."""
        values = super().clean() or {}
        day, hour = values.get("noticed_on"), values.get("noticed_time")
        if day and hour and timezone.make_aware(datetime.combine(day, hour)) > timezone.now():
            self.add_error("noticed_time", _("This time is still to come."))
        return values


class OpenForm(OpenIncidentForm):
    """A file for an event that nobody reported. key: sent twice opens once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    happened_on = day_field(_("On which day did it happen?"))
    department = forms.ChoiceField(
        label=_("In which department did it happen?"),
        error_messages={"required": _("Choose the department.")},
    )
    harm = forms.ChoiceField(
        label=_("How much harm did the patient come to?"),
        choices=Harm.choices,
        initial=Harm.UNKNOWN,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, departments: Departments, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["department"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Choose")), *((str(pk), name) for pk, name in departments)]

    def clean_happened_on(self) -> date:
        """Not in the future."""
        return past_day(self.cleaned_data["happened_on"])


class WeighForm(forms.Form):
    """What was read, who was heard, what was decided and why."""

    record_read = forms.BooleanField(label=_("The patient's record was read"), required=False)
    family_heard = forms.BooleanField(label=_("The patient or family was heard"), required=False)
    professionals_heard = forms.BooleanField(
        label=_("The professionals were heard"), required=False
    )
    judgement = forms.ChoiceField(
        label=_("What was decided?"),
        choices=Judgement.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what was decided.")},
    )
    no_consequences = forms.BooleanField(
        label=_("The patient can notice nothing of it"),
        help_text=_(
            "Only then does no calamity let the talk with the patient or family and the note in "
            "the record go: the law asks both for every incident with noticeable consequences."
        ),
        required=False,
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("Without names of patients or colleagues."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write down why it was decided so.")},
    )
    decided_by = forms.CharField(
        label=_("Who decided?"),
        help_text=_("Functions are enough, such as: the committee, the medical director."),
        max_length=200,
        error_messages={"required": _("Say who decided.")},
    )
    decided_on = day_field(_("On which day?"))

    def clean_decided_on(self) -> date:
        """Not in the future."""
        return past_day(self.cleaned_data["decided_on"])


class DoneForm(forms.Form):
    """The day on which a step was done."""

    done_on = day_field(_("On which day was it done?"))

    def clean_done_on(self) -> date:
        """Not in the future."""
        return past_day(self.cleaned_data["done_on"])


class OutsideForm(forms.Form):
    """That a report was sent which was not written in Naast."""

    done_on = day_field(_("On which day was it sent?"))
    reference = forms.CharField(
        label=_("Where can it be found?"),
        help_text=_(
            "The inspectorate's reference number, or where your hospital keeps the report. "
            "Without names of patients or colleagues."
        ),
        max_length=200,
        error_messages={"required": _("Write down where the report can be found.")},
    )

    def clean_done_on(self) -> date:
        """Not in the future."""
        return past_day(self.cleaned_data["done_on"])


class StepForm(forms.Form):
    """Whose a step is."""

    owner = forms.ChoiceField(label=_("Whose step is it?"))

    def __init__(self, *args: Any, owners: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(pk), name) for pk, name in owners.items()]


class ClockForm(forms.Form):
    """One more clock, such as the one an invitation of the inspectorate starts."""

    rule = forms.ChoiceField(
        label=_("Which period?"), error_messages={"required": _("Choose a period.")}
    )
    starts_on = day_field(_("It starts on"))
    reference = forms.CharField(
        label=_("Number of the letter or complaint"),
        help_text=_(
            "Each letter, notice or complaint has its own clock. With its number you tell them "
            "apart. Without names of patients or colleagues."
        ),
        max_length=60,
        required=False,
    )

    def __init__(
        self, *args: Any, country: str, running: set[str], plan: Plan, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["rule"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (rule.name, title_of(rule))
                for rule in startable(plan, country)
                if rule.name not in running
            ]

    def clean_starts_on(self) -> date:
        """A day of these years."""
        return near_day(self.cleaned_data["starts_on"])


class DepartmentForm(forms.Form):
    """One more department that was involved."""

    department = forms.ChoiceField(
        label=_("Department"), error_messages={"required": _("Choose the department.")}
    )

    def __init__(self, *args: Any, departments: Departments, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["department"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Choose")), *((str(pk), name) for pk, name in departments)]


class DrawForm(forms.Form):
    """How large the team is, and which professions know the work in question."""

    size = forms.TypedChoiceField(
        label=_("How many analysts?"), choices=[(2, "2"), (3, "3")], coerce=int, initial=3
    )
    wanted = forms.MultipleChoiceField(
        label=_("Which professions know this work?"),
        choices=Profession.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class AskForm(forms.Form):
    """Whom of those drawn to ask."""

    users = forms.MultipleChoiceField(
        error_messages={"required": _("Choose at least one."), "invalid_choice": _("Draw again.")}
    )

    def __init__(self, *args: Any, offered: set[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["users"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(str(pk), str(pk)) for pk in offered]


class CommitteeForm(forms.Form):
    """A member of the committee who follows this file."""

    member = forms.ModelChoiceField(
        label=_("Member of the committee"), queryset=User.objects.none(), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = members
