"""What is asked around codes: kind of event and scope, a sample, a matrix, a tree to take in."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.calamities.choices_coding import EventType, Scope
from naast.calamities.choices_measure import MeasureKind
from naast.calamities.logic.prisma.codes import codes
from naast.calamities.logic.prisma.matrix import default_matrix
from naast.calamities.logic.prisma.sample import DEFAULT_LEAST, DEFAULT_PERCENT
from naast.calamities.logic.prisma.walk import LONGEST_PATH
from naast.calamities.wording_prisma import CODE_WORDS


class PathForm(forms.Form):
    """The answers of a walk, as letters."""

    path = forms.CharField(max_length=LONGEST_PATH, required=False)


class FinishForm(forms.Form):
    """What the profile needs beside the codes."""

    event_type = forms.ChoiceField(
        label=_("What was this event about?"),
        choices=[("", _("Choose")), *EventType.choices],
        error_messages={"required": _("Choose what it was about.")},
    )


class ScopeForm(forms.Form):
    """From where on a cause is external. reason: where codes were given by what was chosen."""

    scope = forms.ChoiceField(
        label=_("What does external mean in this file?"),
        choices=Scope.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Coders disagree most about external causes. So it is chosen before the first code, "
            "and a second coder is told."
        ),
        error_messages={"required": _("Choose what external means.")},
    )
    reason = forms.CharField(
        label=_("Why does it mean something else now?"),
        help_text=_("All codes of this file go, and are given anew."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write down why external means something else now.")},
    )

    def __init__(self, *args: Any, anew: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not anew:
            del self.fields["reason"]


class DecideForm(forms.Form):
    """A third analyst's code with its reason."""

    code = forms.ChoiceField(
        choices=[(code, code) for code in codes()], error_messages={"required": _("Choose a code.")}
    )
    reason = forms.CharField(max_length=500, error_messages={"required": _("Write down why.")})


class CodeForm(forms.Form):
    """A code that is proposed to the other coder."""

    code = forms.ChoiceField(
        label=_("Code"),
        choices=[(code, f"{code} {code}") for code in codes()],
        error_messages={"required": _("Choose a code.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(code, f"{code}: {CODE_WORDS[code].name}") for code in codes()]


class SampleForm(forms.Form):
    """How many files of a year are coded twice."""

    year = forms.IntegerField(label=_("Files whose codes were finished in"), min_value=2000)
    percent = forms.IntegerField(
        label=_("How many of 100 files?"),
        min_value=1,
        max_value=100,
        initial=DEFAULT_PERCENT,
        help_text=_("15 is what a large Dutch study did: 300 of 2,028 reports."),
    )
    least = forms.IntegerField(
        label=_("But at least so many"),
        min_value=1,
        max_value=200,
        initial=DEFAULT_LEAST,
        help_text=_("Ten, because few files say nothing. Where there are fewer, all."),
    )

    def __init__(self, *args: Any, last_year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._last_year = last_year

    def clean_year(self) -> int:
        """A year that is over."""
        year = int(self.cleaned_data["year"])
        if year > self._last_year:
            raise forms.ValidationError(
                _("This year is not over. Draw it when no more files are added.")
            )
        return year


class CoderForm(forms.Form):
    """Who codes a file blind."""

    coder = forms.ChoiceField(
        label=_("Second coder"), error_messages={"required": _("Choose an analyst.")}
    )

    def __init__(self, *args: Any, fit: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["coder"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(pk), name) for pk, name in fit.items()]


class MatrixForm(forms.Form):
    """One row of boxes for each code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unwise = default_matrix().unwise
        for code in codes():
            field = forms.MultipleChoiceField(
                label=f"{code}: {CODE_WORDS[code].name}",
                choices=MeasureKind.choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            field.choice_hints = {  # type: ignore[attr-defined]  # read by ui.choice_hint
                kind: _("Advised against for this code.") for kind in unwise[code]
            }
            self.fields[code] = field

    def fits(self) -> dict[str, list[str]]:
        """Kinds of measure by code."""
        return {code: list(self.cleaned_data[code]) for code in codes()}


class TreeFileForm(forms.Form):
    """A tree from somewhere else."""

    file = forms.FileField(
        label=_("JSON file of a tree"),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
    )
