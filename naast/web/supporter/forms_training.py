"""Signing: a tick under the text that was read."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignForm(forms.Form):
    """version: of the text on the page."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    agreed = forms.BooleanField(
        label=_("I have read this and I keep to it"),
        error_messages={"required": _("Put a tick if you agree.")},
    )
