"""How long each kind of record is kept, as a form."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.privacy.kept import days_kept, would_go
from naast.privacy.periods import Kept
from naast.web.kept import kept_lines

# How many rows these have would say something that the steward does not read elsewhere.
QUIET = frozenset({Kept.LOAD, Kept.GROUP_MONTH, Kept.BROKEN_CONFIDENCE, Kept.STANDING})
LEAST_TOLD = 10


class KeptForm(forms.Form):
    """One number of days a kind. yes: the numbers of what would go have been seen."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for line in kept_lines():
            told = {"default": line.default, "lowest": line.lowest, "highest": line.highest}
            numbers = _("Days, %(lowest)s to %(highest)s; %(default)s unless you choose.") % told
            self.fields[line.kind.value] = forms.IntegerField(
                label=str(line.words.what),
                help_text=f"{line.words.why} {numbers}",
                initial=line.days,
                min_value=line.lowest,
                max_value=line.highest,
                error_messages={
                    "required": gettext_lazy("Fill in a number of days."),
                    "invalid": gettext_lazy("Fill in a number of days."),
                },
            )

    def days(self) -> dict[Kept, int]:
        """Only what changes."""
        now = days_kept()
        asked = {kind: self.cleaned_data[kind.value] for kind in Kept}
        return {kind: days for kind, days in asked.items() if days != now[kind]}

    def shortened(self, at: datetime) -> list[dict[str, object]]:
        """What would go tonight that stays today, for each kind that is shortened."""
        now = days_kept()
        return [
            {
                "what": self.fields[kind.value].label,
                "was": now[kind],
                "days": days,
                "rows": _told(kind, would_go(kind, days, at)),
            }
            for kind, days in self.days().items()
            if days < now[kind]
        ]


def _told(kind: Kept, rows: int) -> str:
    if kind in QUIET and 0 < rows < LEAST_TOLD:
        return _("fewer than 10")
    return str(rows)
