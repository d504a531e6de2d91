"""What the evaluation asks of a coordinator: files of the keepers, how many cards, the bounds."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.evaluation.actions.choose_evaluation import Chosen
from naast.evaluation.actions.print_passes import MOST
from naast.evaluation.choices import WAY_LABELS
from naast.evaluation.logic.rounds import (
    LEAST_BALLOTS,
    LEAST_SUPPORTERS,
    LOWEST_BALLOTS,
    LOWEST_SUPPORTERS,
    MOST_BALLOTS,
    MOST_SUPPORTERS,
    Way,
)
from naast.evaluation.models import EvaluationChoice

LARGEST = 2_000_000  # bytes


class KeepersFileForm(forms.Form):
    """A file that the keepers' tool wrote."""

    file = forms.FileField(label=gettext_lazy("The file"))

    def __init__(self, *args: Any, label: str, hint: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label, self.fields["file"].help_text = label, hint

    def clean_file(self) -> str:
        """Its text."""
        file = self.cleaned_data["file"]
        try:
            text = file.read().decode() if file.size <= LARGEST else ""
        except UnicodeDecodeError:
            text = ""
        if not text:
            raise forms.ValidationError(_("This is not a file of the keepers' tool."))
        return str(text)


class CardsForm(forms.Form):
    """How many cards for how many envelopes."""

    number = forms.IntegerField(
        label=gettext_lazy("How many cards?"),
        initial=20,
        min_value=1,
        max_value=MOST,
        help_text=gettext_lazy("1 to 60. Each holds a pass of its own, for one answer."),
    )


class ChoiceForm(forms.Form):
    """Whether, how, and from how many answers on. Lower than advised asks for a tick."""

    on = forms.TypedChoiceField(
        label=gettext_lazy("Is there an evaluation here?"),
        coerce=lambda value: value == "yes",
        choices=[
            ("yes", gettext_lazy("Yes, anonymous and for whoever likes")),
            ("no", gettext_lazy("No: nobody gets a pass or sees anything of it")),
        ],
        widget=forms.RadioSelect,
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How do people answer in the next round?"),
        choices=[(one.value, WAY_LABELS[one]) for one in Way],
        widget=forms.RadioSelect,
    )
    least_ballots = forms.IntegerField(
        label=gettext_lazy("Answers before a count"),
        min_value=LOWEST_BALLOTS,
        max_value=MOST_BALLOTS,
        help_text=gettext_lazy("Ten or more is advised; never fewer than five."),
    )
    least_supporters = forms.IntegerField(
        label=gettext_lazy("Supporters whose colleagues are among them"),
        min_value=LOWEST_SUPPORTERS,
        max_value=MOST_SUPPORTERS,
        help_text=gettext_lazy("Three or more is advised; never fewer than two."),
    )
    knows = forms.BooleanField(
        label=gettext_lazy("I know that fewer answers protect everybody less"),
        required=False,
        help_text=gettext_lazy(
            "Only needed below ten answers or three supporters. Ask the works council first."
        ),
    )

    def __init__(self, *args: Any, chosen: EvaluationChoice, **kwargs: Any) -> None:
        initial = {
            "on": "yes" if chosen.on else "no",
            "way": chosen.way,
            "least_ballots": chosen.least_ballots,
            "least_supporters": chosen.least_supporters,
        }
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Lower than advised is a decision, not a slip."""
        told = super().clean() or self.cleaned_data
        low = (
            told.get("least_ballots", LEAST_BALLOTS) < LEAST_BALLOTS
            or told.get("least_supporters", LEAST_SUPPORTERS) < LEAST_SUPPORTERS
        )
        if low and not told.get("knows"):
            self.add_error(
                "knows",
                _("With fewer answers people can be guessed. Tick this, or choose higher numbers."),
            )
        return told

    def chosen(self) -> Chosen:
        """As the action asks it."""
        told = self.cleaned_data
        return Chosen(
            on=told["on"],
            way=Way(told["way"]),
            least_ballots=told["least_ballots"],
            least_supporters=told["least_supporters"],
        )
