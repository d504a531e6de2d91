"""A notice beside published numbers: about the year or one of its tables, in a few sentences."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.insight.actions.add_notice import MOST
from naast.insight.logic.publications.stored import Stored
from naast.web.insight.shown_tables import words_of


class NoticeForm(forms.Form):
    """It is read by everybody who reads the numbers, and stays."""

    code = forms.ChoiceField(label=gettext_lazy("What is it about?"), required=False)
    text = forms.CharField(
        label=gettext_lazy("What should readers know?"),
        help_text=gettext_lazy(
            "For instance: which number is wrong, why, and what it means. No names, and no number"
            " that is hidden. It cannot be changed afterwards."
        ),
        max_length=MOST,
        widget=forms.Textarea,
        error_messages={"required": gettext_lazy("Write what readers should know.")},
    )

    def __init__(self, *args: Any, tables: list[Stored], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = [(one.code, _title(one)) for one in tables]
        field = cast("forms.ChoiceField", self.fields["code"])
        field.choices = [("", _("The whole year")), *titles]


def _title(one: Stored) -> str:
    title = str(words_of(one.code).title)
    if len(one.periods) == 1:
        return title
    return _("%(title)s, %(number)s years together") % {
        "title": title,
        "number": len(one.periods),
    }
