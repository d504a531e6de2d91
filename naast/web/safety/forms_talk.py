"""Who coaches an honest talk, and asking for a coach; nothing about an event."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naast.web.safety.forms import day_field
from naast.web.safety.forms_calamity_family import choose, near_day, time_field


class CoachForm(forms.Form):
    """Somebody who coaches, and how to reach them."""

    person = forms.ChoiceField(
        label=_("Who?"),
        error_messages={
            "required": _("Search for the colleague first, then choose."),
            "invalid_choice": _("Search for the colleague once more."),
        },
    )
    reach = forms.CharField(
        label=_("How do colleagues reach them?"),
        help_text=_("A work number or a desk, as they wish. Every colleague sees it."),
        max_length=60,
        error_messages={"required": _("Write how colleagues reach them.")},
    )

    def __init__(self, *args: Any, people: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "person", people)


class CoachRequestForm(forms.Form):
    """When the talk is, and of which department; nothing about the event."""

    department = forms.ChoiceField(
        label=_("Of which department?"),
        error_messages={"required": _("Choose the department.")},
    )
    on = day_field(_("On which day is the talk?"))
    begins = time_field(_("At what time?"))
    first = forms.ChoiceField(
        label=_("Whom would you like to ask first?"),
        required=False,
        error_messages={"invalid_choice": _("Choose somebody of the list.")},
    )

    def __init__(
        self,
        *args: Any,
        departments: list[tuple[UUID, str]],
        coaches: Mapping[UUID, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "department", dict(departments))
        choose(self, "first", coaches, nobody=_("Whoever is free"))

    def clean_on(self) -> Any:
        """Not far away."""
        return near_day(self.cleaned_data["on"])

    def talk_at(self) -> datetime:
        """The moment, in the hospital's time."""
        values = self.cleaned_data
        return timezone.make_aware(datetime.combine(values["on"], values["begins"]))
