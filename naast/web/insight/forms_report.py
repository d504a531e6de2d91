"""What the annual report asks of who keeps it: the hospital's own words, and its logo."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.insight.choices_report import MOST_WORDS, PLACE_HELP, PLACE_WORDS, WHY_NO_LOGO, Place
from naast.insight.logic.logo import NoLogo, drawn_logo


class OwnWordsForm(forms.Form):
    """A text a place; an empty one takes it out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in Place:
            self.fields[place.value] = forms.CharField(
                label=str(PLACE_WORDS[place]),
                help_text=str(PLACE_HELP[place]),
                required=False,
                max_length=MOST_WORDS,
                widget=forms.Textarea(attrs={"rows": 7}),
            )

    def texts(self) -> dict[Place, str]:
        """Of a valid form."""
        return {place: self.cleaned_data[place.value] for place in Place}


class LogoForm(forms.Form):
    """A picture, and what it shows."""

    picture = forms.FileField(
        label=_("The file"),
        help_text=_("PNG or JPEG, at most 1 MB. A PNG without a background looks best."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    words = forms.CharField(
        label=_("What does it show?"),
        help_text=_("For who cannot see it: usually the name of the hospital."),
        max_length=120,
    )

    def clean_picture(self) -> bytes:
        """Its bytes, when they can be drawn."""
        content = bytes(self.cleaned_data["picture"].read())
        try:
            drawn_logo(content)
        except NoLogo as problem:
            raise forms.ValidationError(str(WHY_NO_LOGO[problem.why])) from None
        return content
