"""What whoever chairs a meeting about what happened fills in: which event, and who was near."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.web.safety.forms import day_field, past_day
from naast.web.safety.forms_calamity import Departments, NamesForm


class MeetingForm(NamesForm):
    """key: sent twice hands over once. Nothing of what was said at the meeting."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    happened_on = day_field(_("On which day did it happen?"))
    department = forms.ChoiceField(
        label=_("In which department did it happen?"),
        error_messages={"required": _("Choose the department.")},
    )
    died = forms.BooleanField(label=_("A patient died"), required=False)

    def __init__(self, *args: Any, departments: Departments, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["department"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Choose")), *((str(pk), name) for pk, name in departments)]

    def clean_happened_on(self) -> date:
        """Not in the future."""
        return past_day(self.cleaned_data["happened_on"])
