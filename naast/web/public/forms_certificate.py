"""The code that stands on a certificate."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CertificateForm(forms.Form):
    """Twelve letters and digits, in whatever way they are typed."""

    code = forms.CharField(
        label=_("Code on the certificate"),
        max_length=24,
        help_text=_("Twelve letters and digits, such as ABCD-EFGH-IJKL."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Type the code that stands at the bottom.")},
    )
