"""What is asked about a measure: what, who, until when, how it is checked, what came of it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
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


class _Seen(forms.Form):
    """revision: of the measure as the page showed it."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def again(self, revision: int) -> None:
        """After a refusal: what was typed can be sent once more, for the measure as it is now."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["revision"] = str(revision)
        self.data = data


class MeasureForm(_Seen):
    """One measure. Whoever carries it out reads it without the file. reason: of moving a day."""

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
    check_on = day_field(_("From which day on is the effect checked?"))
    reason = forms.CharField(
        label=_("Why is a day moved?"),
        help_text=_("Only where you move a day. It stays beside the days that were."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        causes: Sequence[tuple[UUID, str]],
        owners: Sequence[tuple[UUID, str]],
        changes: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("nodes", causes), ("owner", owners)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [(str(pk), words) for pk, words in rows]
        if not changes:
            del self.fields["reason"]

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


class CarriedOutForm(_Seen):
    """That it was done."""

    says = "carried_out"

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


class EffectForm(_Seen):
    """What came of it. again: a new day can still be set where it cannot be told."""

    says = "effect"

    effect = forms.ChoiceField(
        label=_("Did it work?"),
        choices=Effect.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what came of it.")},
    )
    check_on = day_field(
        _("If you cannot tell yet: from which day on is it checked again?"), required=False
    )
    evidence = _text(_("What shows it, or why can it not be told?"), _("Write down what shows it."))

    def __init__(self, *args: Any, again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["check_on"]


class LetGoForm(_Seen):
    """That it is not carried out."""

    says = "let_go"

    reason = _text(_("Why is it not carried out?"), _("Write down why."))
