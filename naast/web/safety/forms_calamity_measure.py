"""What is asked about a measure: what, who, until when, how it is checked, what came of it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.calamities.actions.keep_measure import Plan
from naast.calamities.choices_measure import Effect, MeasureKind
from naast.calamities.queries.measures import MeasureTexts
from naast.web.safety.forms import day_field, past_day

LONGEST = 2000


def _text(label: Any, missing: Any, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": missing},
        **kwargs,
    )


class MeasureForm(forms.Form):
    """One measure. Whoever carries it out reads it without the file."""

    what = _text(
        _("What is done?"),
        _("Write down what is done."),
        help_text=_("Whoever carries it out reads this and nothing of the file. No names."),
    )
    kind = forms.ChoiceField(
        label=_("What kind of measure is it?"),
        choices=[("", _("Choose")), *MeasureKind.choices],
        error_messages={"required": _("Choose the kind.")},
    )
    nodes = forms.MultipleChoiceField(
        label=_("Which root causes does it answer?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    find = forms.CharField(
        label=_("Search for whoever carries it out"), max_length=60, required=False
    )
    owner = forms.ChoiceField(
        label=_("Who carries it out?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Search for somebody and choose them.")},
    )
    due_on = day_field(_("On which day is it carried out at the latest?"))
    expected = _text(_("What effect do you expect?"), _("Write down the effect you expect."))
    check = _text(_("How is the effect checked?"), _("Write down how it is checked."))
    check_on = day_field(_("On which day is the effect checked at the latest?"))

    def __init__(
        self,
        *args: Any,
        causes: Sequence[tuple[UUID, str]],
        owners: Sequence[tuple[UUID, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("nodes", causes), ("owner", owners)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [(str(pk), words) for pk, words in rows]

    def plan(self) -> Plan:
        """What was agreed on."""
        told = self.cleaned_data
        return Plan(
            kind=told["kind"],
            texts=MeasureTexts(told["what"], told["expected"], told["check"]),
            owner_id=UUID(told["owner"]),
            due_on=told["due_on"],
            check_on=told["check_on"],
            nodes=[UUID(one) for one in told["nodes"]],
        )


class CarriedOutForm(forms.Form):
    """That it was done."""

    done_on = day_field(_("On which day was it carried out?"))
    evidence = forms.CharField(
        label=_("What shows it?"),
        help_text=_("Where it can be found, such as a version of a protocol. No names."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_done_on(self) -> Any:
        """Not in the future."""
        return past_day(self.cleaned_data["done_on"])


class EffectForm(forms.Form):
    """What came of it."""

    effect = forms.ChoiceField(
        label=_("Did it work?"),
        choices=Effect.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what came of it.")},
    )
    evidence = _text(_("What shows it?"), _("Write down what shows it."))


class LetGoForm(forms.Form):
    """That it is not carried out."""

    reason = _text(_("Why is it not carried out?"), _("Write down why."))
