"""What counts when supporters are proposed: a word for each, and how many are proposed."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from naast.cases.choices_weights import LEVEL_LABELS, WEIGHT_LABELS
from naast.cases.logic.matching_words import Policy
from naast.cases.logic.weights import FAIRNESS, NAMES, PREFERENCES, Choice, Level
from naast.people.choices import Policy as PolicyWords

LEVELS = [(level.value, LEVEL_LABELS[level]) for level in Level]
SUPPORTERS = [
    ("1", _("One. Whoever comes next is in reserve, and may be so for several.")),
    ("2", _("Two. Both are kept for this colleague until you have asked one.")),
]


class MatchingForm(forms.Form):
    """Policy, number of supporters, and a level for each weight."""

    policy = forms.ChoiceField(
        label=_("Who supports whom"), choices=PolicyWords.choices, widget=forms.RadioSelect
    )
    supporters = forms.ChoiceField(
        label=_("How many supporters are set aside for each colleague"),
        choices=SUPPORTERS,
        widget=forms.RadioSelect,
        help_text=_("One supporter is asked at a time, whatever you choose."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NAMES:
            self.fields[name] = forms.ChoiceField(label=WEIGHT_LABELS[name], choices=LEVELS)
        self.fields["same_profession"].help_text = _(
            "Counts only where support stays within the profession."
        )

    def clean(self) -> dict[str, Any]:
        """Support within the profession needs the profession to count."""
        data = super().clean() or {}
        within = data.get("policy") == Policy.PROFESSION.value
        if within and data.get("same_profession") == Level.NOT.value:
            self.add_error(
                "same_profession", _("Say how much it counts, or choose any trained colleague.")
            )
        return data

    def choice(self) -> Choice:
        """For the action."""
        data = self.cleaned_data
        policy = Policy(data["policy"])
        levels = {name: Level(data[name]) for name in NAMES}
        if policy is Policy.EGALITARIAN:
            levels["same_profession"] = Level.NOT
        return Choice(policy, levels, int(data["supporters"]))

    def preferences(self) -> Iterator[BoundField]:
        """What fits the colleague."""
        return (self[name] for name in PREFERENCES)

    def fairness(self) -> Iterator[BoundField]:
        """What keeps the load of the team even."""
        return (self[name] for name in FAIRNESS)


def choice_at_first(choice: Choice) -> dict[str, Any]:
    """What the form shows."""
    levels = {name: level.value for name, level in choice.levels.items()}
    if choice.policy is Policy.EGALITARIAN:
        levels["same_profession"] = Level.IMPORTANT.value
    return {"policy": choice.policy.value, "supporters": str(choice.supporters), **levels}
