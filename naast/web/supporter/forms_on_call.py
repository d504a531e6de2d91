"""Wishes for each night and day, and whether one takes part."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supporters.choices_rota import WishKind
from naast.supporters.logic.rota import Kind, Turn, Wish
from naast.supporters.wording_rota import turn_in_words

NONE = ("", _("No wish"))


class TakePartForm(forms.Form):
    """What is not ticked is not asked."""

    nights = forms.BooleanField(label=_("I take part in the nights"), required=False)
    weekends = forms.BooleanField(label=_("I take part in days of the weekend"), required=False)


class WishesForm(forms.Form):
    """One choice a night or day."""

    def __init__(
        self,
        *args: Any,
        turns: Sequence[Turn],
        said: Mapping[tuple[date, Kind], Wish],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._keys = {f"{turn.kind.value}-{turn.on}": (turn.on, turn.kind) for turn in turns}
        for turn in turns:
            wish = said.get((turn.on, turn.kind))
            self.fields[f"{turn.kind.value}-{turn.on}"] = forms.ChoiceField(
                label=turn_in_words(turn),
                choices=[NONE, *WishKind.choices],
                required=False,
                initial=wish.value if wish is not None else "",
            )

    def wishes(self) -> dict[tuple[date, Kind], Wish | None]:
        """For the action."""
        chosen = self.cleaned_data
        return {
            key: Wish(chosen[name]) if chosen[name] else None for name, key in self._keys.items()
        }
