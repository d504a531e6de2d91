"""Which of those who were named a coordinator thinks of asking."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms


class MarkForm(forms.Form):
    """Only ids of this round."""

    mark = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, nominees: Sequence[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mark"].choices = [  # type: ignore[attr-defined]
            (str(one), "") for one in nominees
        ]

    def marked(self) -> list[UUID]:
        """Who is ticked."""
        return [UUID(one) for one in self.cleaned_data["mark"]]
