"""What is filled in about the reports to the inspectorate; text is locked when it is stored."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.calamities.choices_report import AnswerKind, Way
from naast.calamities.logic.reports.items import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Answers,
    Item,
    Part,
)
from naast.calamities.wording_report import ITEM_WORDS, OPTION_WORDS, help_of
from naast.web.safety.forms import day_field, past_day


class PartForm(forms.Form):
    """One part of a report. Nothing is required: it is a draft. revision: of what was read."""

    use_required_attribute = False
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)

    def __init__(self, *args: Any, part: Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        for item in part.items:
            self.fields[item.slug] = _field_of(item)

    def shown(self) -> "PartForm":
        """For the page: what the law asks is not called something that one may skip."""
        _found = self.errors  # cleaned now, while nothing is required
        for field in self.fields.values():
            field.required = True
        return self

    def answers(self) -> Answers:
        """As text, days as 2026-03-31; what is empty is left out."""
        values = self.cleaned_data
        return {
            item.slug: value.isoformat() if isinstance(value, date) else str(value)
            for item in self.part.items
            if (value := values.get(item.slug))
        }


def _field_of(item: Item) -> forms.Field:
    told = {"label": ITEM_WORDS[item.slug].label, "help_text": help_of(item), "required": False}
    if item.kind == "day":
        label = told.pop("label")
        return day_field(label, **told)
    if item.kind == "choice":
        choices = [(option, OPTION_WORDS[option]) for option in item.options]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **told)  # type: ignore[arg-type]
    if item.kind == "text":
        area = forms.Textarea(attrs={"rows": 8})
        return forms.CharField(max_length=LONGEST_TEXT, widget=area, **told)  # type: ignore[arg-type]
    digits = {"inputmode": "numeric", "autocomplete": "off"} if item.kind == "digits" else {}
    line = forms.TextInput(attrs=digits)
    return forms.CharField(max_length=LONGEST_LINE, widget=line, **told)  # type: ignore[arg-type]


class FreezeForm(forms.Form):
    """The first signature. seen: the mark of what the signer had before them."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=200)
    knowing = forms.BooleanField(
        label=_("I know what is missing or named, and sign all the same"),
        help_text=_("The inspectorate can ask to complete a report within two weeks."),
        required=False,
    )


class SendForm(forms.Form):
    """That people sent it."""

    sent_on = day_field(_("On which day was it sent?"))
    way = forms.ChoiceField(
        label=_("How was it sent?"),
        choices=Way.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it was sent.")},
    )
    sent_by = forms.ChoiceField(label=_("Who sent it?"))
    reference = forms.CharField(
        label=_("The inspectorate's reference number"),
        help_text=_("Where it gave one already."),
        max_length=60,
        required=False,
    )

    def __init__(self, *args: Any, people: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["sent_by"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(pk), name) for pk, name in people.items()]

    def clean_sent_on(self) -> date:
        """Not in the future."""
        return past_day(self.cleaned_data["sent_on"])


class CameBackForm(forms.Form):
    """What the inspectorate answered."""

    kind = forms.ChoiceField(
        label=_("What came back?"),
        choices=AnswerKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what came back.")},
    )
    dated_on = day_field(_("Which day stands on it?"))
    until_on = day_field(
        _("Until which day does it give time?"),
        required=False,
        help_text=_("Moves the clock of your own investigation, if it runs."),
    )
    asked_on = day_field(
        _("On which day was more time asked?"),
        required=False,
        help_text=_("Only where it gives more time. Asked after the last day, there is none."),
    )
    reference = forms.CharField(label=_("Its reference number"), max_length=60, required=False)
    note = forms.CharField(
        label=_("What does it say, in short?"),
        help_text=_("Without names."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_dated_on(self) -> date:
        """Not in the future."""
        return past_day(self.cleaned_data["dated_on"])

    def clean(self) -> dict[str, Any]:
        """More time was asked on a day and for a reason."""
        values = super().clean() or {}
        gives_more = values.get("kind") == AnswerKind.EXTENSION and values.get("until_on")
        if gives_more and not values.get("asked_on"):
            self.add_error("asked_on", _("Write down when more time was asked."))
        if gives_more and not values.get("note"):
            self.add_error("note", _("Write down for which reason more time was asked."))
        return values
