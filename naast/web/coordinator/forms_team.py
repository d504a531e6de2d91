"""What of the team is shown, and in which order. Chosen from lists, by address."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.people.choices import Language, Profession
from naast.supporters.logic.team_page import Choice, Sort, Standing
from naast.supporters.wording import STANDING_LABELS

_EVERYTHING = ("", _("Everybody"))


class TeamForm(forms.Form):
    """Every field may be left alone."""

    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            _EVERYTHING,
            ("free", _("Can be asked today")),
            *((one.value, STANDING_LABELS[one]) for one in Standing),
        ],
    )
    sort = forms.ChoiceField(
        label=_("In order of"),
        required=False,
        choices=[
            (Sort.NAME.value, _("Name")),
            (Sort.LOAD.value, _("Most colleagues this year")),
            (Sort.OPEN.value, _("Most colleagues now")),
            (Sort.TALKED.value, _("Longest not talked with")),
        ],
    )
    site = forms.ChoiceField(label=_("Site"), required=False)
    profession = forms.ChoiceField(
        label=_("Profession"), required=False, choices=[("", _("All")), *Profession.choices]
    )
    language = forms.ChoiceField(
        label=_("Speaks"), required=False, choices=[("", _("All")), *Language.choices]
    )

    def __init__(self, *args: Any, sites: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = sorted(sites.items(), key=lambda place: place[1])
        self.fields["site"].choices = [("", _("All")), *places]  # type: ignore[attr-defined]

    def choice(self) -> Choice:
        """What was chosen; something unknown in the address shows everybody."""
        if not self.is_valid():
            return Choice()
        chosen = self.cleaned_data
        return Choice(
            sort=Sort(chosen["sort"] or Sort.NAME.value),
            show=chosen["show"],
            site=chosen["site"],
            profession=chosen["profession"],
            language=chosen["language"],
        )
