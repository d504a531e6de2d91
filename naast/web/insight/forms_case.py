"""One group of inputs of the business case: each with its figure, range, origin and source."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.insight.choices_case import GROUPS, INPUTS, TRUSTS, UNITS
from naast.insight.logic.business_case.files import LONGEST_SOURCE, problems_of
from naast.insight.logic.business_case.inputs import (
    Case,
    Given,
    Group,
    Saving,
    Spec,
    Trust,
    Unit,
    of_group,
)
from naast.insight.wording_case_problems import told

_WRONG = {
    "invalid": gettext_lazy("Fill in a number, such as 12.5, or leave it blank."),
    "max_digits": gettext_lazy("Fill in a smaller number."),
    "max_whole_digits": gettext_lazy("Fill in a smaller number."),
    "max_decimal_places": gettext_lazy("Write at most 4 figures behind the point."),
}


@dataclass(frozen=True)
class InputFields:
    """The fields of one input, as the page shows them."""

    code: str
    label: str
    value: forms.BoundField
    more: tuple[forms.BoundField, ...]
    opened: bool


class CaseForm(forms.Form):
    """Blank is an answer: then the case says what cannot be said without it."""

    def __init__(self, data: Any, *, group: Group, case: Case) -> None:
        super().__init__(data)
        self.group, self.case = group, case
        self.saving = GROUPS[group].saving
        if self.saving is not None:
            self.fields["counts"] = forms.TypedChoiceField(
                label=_("Count this as saved?"),
                choices=[("yes", _("Yes")), ("no", _("No"))],
                coerce=lambda word: word == "yes",
                initial="yes" if self.saving in case.counted else "no",
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose yes or no.")},
            )
        for spec in of_group(group):
            self._add(spec, case.of(spec.code))

    def _add(self, spec: Spec, given: Given) -> None:
        unit = self.case.currency if spec.unit is Unit.MONEY else str(UNITS[spec.unit])
        words = INPUTS[spec.code]
        self.fields[spec.code] = _number(f"{words.label} ({unit})", given.value, words.known)
        self.fields[f"{spec.code}_low"] = _number(_("At the least"), given.low)
        self.fields[f"{spec.code}_high"] = _number(_("At the most"), given.high)
        self.fields[f"{spec.code}_trust"] = forms.ChoiceField(
            label=_("Where it is from"),
            choices=[(one.value, words) for one, words in TRUSTS.items()],
            initial=given.trust.value,
            required=False,
        )
        self.fields[f"{spec.code}_source"] = forms.CharField(
            label=_("Source, in words"),
            help_text=_("A report, a department, a year. Never somebody's name."),
            initial=given.source,
            max_length=LONGEST_SOURCE,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """Bounds and ranges, each said at its own field."""
        data = super().clean() or {}
        for spec in of_group(self.group):
            names = [spec.code, f"{spec.code}_low", f"{spec.code}_high"]
            if any(name in self.errors for name in names):
                continue
            for problem in problems_of(spec, self._given(spec.code)):
                name = spec.code if problem.where == "value" else f"{spec.code}_{problem.where}"
                sentence = told(problem)
                self.add_error(name, sentence[:1].upper() + sentence[1:])
        return data

    def given(self) -> dict[str, Given]:
        """For the action."""
        return {spec.code: self._given(spec.code) for spec in of_group(self.group)}

    def counted(self) -> dict[Saving, bool]:
        """For the action; nothing where the group is no saving."""
        return {} if self.saving is None else {self.saving: self.cleaned_data["counts"]}

    def inputs(self) -> Iterator[InputFields]:
        """One card each."""
        for spec in of_group(self.group):
            more = tuple(self[f"{spec.code}_{name}"] for name in ("low", "high", "trust", "source"))
            opened = any(field.errors for field in more)
            label = str(INPUTS[spec.code].label)
            yield InputFields(spec.code, label, self[spec.code], more, opened)

    def _given(self, code: str) -> Given:
        told_of = self.cleaned_data
        value: Decimal | None = told_of.get(code)
        source = "".join(one for one in told_of.get(f"{code}_source") or "" if one.isprintable())
        trust = Trust(told_of.get(f"{code}_trust") or Trust.NONE.value)
        return Given(value, told_of.get(f"{code}_low"), told_of.get(f"{code}_high"), trust, source)


def _number(label: str, initial: Decimal | None, known: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=known,
        initial=None if initial is None else f"{initial:f}",
        required=False,
        max_digits=14,
        decimal_places=4,
        error_messages=_WRONG,
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
    )
