"""Intervision in words and forms, for whoever arranges a group and whoever leads one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.supporters.choices_intervision import (
    MEETING_LABELS,
    MEETING_TONES,
    PLACE_LABELS,
    THEME_LABELS,
    theme_label,
)
from naast.supporters.logic.intervision import MOST_CAME, Meeting, Place
from naast.supporters.models_intervision import IntervisionMeeting, IntervisionWord


@dataclass(frozen=True)
class ShownMeeting:
    """One meeting in words. moved: from when, where it was moved."""

    id: UUID
    group: int
    when: str
    place: str
    state: str
    tone: str
    themes: str
    moved: str
    begun: bool


def in_words(rows: Iterable[IntervisionMeeting], now: datetime) -> list[ShownMeeting]:
    """In the order given."""
    return [_shown(row, now) for row in rows]


def _shown(row: IntervisionMeeting, now: datetime) -> ShownMeeting:
    state = Meeting(row.state)
    begun = row.starts_at <= now
    waits = state is Meeting.PLANNED and begun
    label = _("How many came?") if waits else str(MEETING_LABELS[state])
    first = row.first_starts_at
    return ShownMeeting(
        id=row.pk,
        group=row.group.number,
        when=when(row.starts_at, row.minutes),
        place=place_of(row),
        state=label,
        tone="new" if waits else MEETING_TONES[state],
        themes=", ".join(str(theme_label(code)) for code in row.themes),
        moved=date_format(timezone.localtime(first), "l j F") if first else "",
        begun=begun,
    )


def when(starts_at: datetime, minutes: int) -> str:
    """Such as "Tuesday 6 January, 15:00 to 16:30"; with the year where it is another."""
    begins = timezone.localtime(starts_at)
    ends = timezone.localtime(starts_at + timedelta(minutes=minutes))
    this_year = begins.year == timezone.localdate().year
    return _("%(day)s, %(from)s to %(until)s") % {
        "day": capfirst(date_format(begins, "l j F" if this_year else "l j F Y")),
        "from": begins.strftime("%H:%M"),
        "until": ends.strftime("%H:%M"),
    }


def place_of(row: IntervisionMeeting) -> str:
    """Room and site."""
    room = str(PLACE_LABELS[Place(row.place)])
    return f"{room}, {row.site.name}" if row.site and row.place != Place.ONLINE.value else room


def theme_choices(own: Sequence[IntervisionWord]) -> list[tuple[str, str]]:
    """The list of Naast, and after it the hospital's own words."""
    ours = [(str(code), capfirst(str(label))) for code, label in THEME_LABELS.items()]
    return [*ours, *((one.word, capfirst(one.word)) for one in own)]


class ThemesForm(forms.Form):
    """From the list only; there is no field for words."""

    themes = forms.MultipleChoiceField(
        label=gettext_lazy("Themes"),
        help_text=gettext_lazy("At most four, from the list. Never a colleague, never an event."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, own: Sequence[IntervisionWord], **kw: object) -> None:
        super().__init__(*args, **kw)  # type: ignore[arg-type]
        self.fields["themes"].choices = theme_choices(own)  # type: ignore[attr-defined]


class HeldForm(ThemesForm):
    """Afterwards: a number, and general words."""

    came = forms.IntegerField(
        label=gettext_lazy("How many came?"),
        help_text=gettext_lazy(
            "Only the number is kept, in one sum for the quarter. Nobody keeps who came."
        ),
        min_value=0,
        max_value=MOST_CAME,
        error_messages={"required": gettext_lazy("Enter how many came, as a number.")},
    )
    field_order = ("came", "themes")

    def __init__(self, *args: object, counted: bool = True, **kw: Any) -> None:
        super().__init__(*args, **kw)
        if not counted:
            del self.fields["came"]


class MoveForm(forms.Form):
    """Another day or hour."""

    on = forms.DateField(
        label=gettext_lazy("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Choose the day.")},
    )
    begins = forms.TimeField(
        label=gettext_lazy("From what time?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": gettext_lazy("Choose the time.")},
    )

    def starts_at(self) -> datetime:
        """Of a valid form."""
        chosen = datetime.combine(self.cleaned_data["on"], self.cleaned_data["begins"])
        return timezone.make_aware(chosen)
