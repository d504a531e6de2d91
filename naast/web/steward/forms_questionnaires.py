"""What a steward hands in to bring a questionnaire in: two files, or their text."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.questionnaires.logic.source import MAXIMUM_BYTES

_AREA = {"rows": 8, "spellcheck": "false", "autocomplete": "off", "lang": "zxx"}
_TOO_LARGE = _("The file is larger than %(kilobytes)s kB. Make two questionnaires of it.")


def _file(label: Any, help_text: Any) -> forms.FileField:
    return forms.FileField(
        label=label,
        help_text=help_text,
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".json,application/json,application/fhir+json"}),
    )


def _text(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, strip=False, widget=forms.Textarea(attrs=_AREA)
    )


class QuestionnaireForm(forms.Form):
    """A chosen file goes before the text below it. Whatever was handed in stands in the text
    afterwards, so that it can be mended on the page and nothing is lost."""

    file = _file(_("The questionnaire"), _("A FHIR Questionnaire as JSON, of release 4 or 5."))
    scoring_file = _file(_("Its scoring"), _("Only where scores or tables are wanted."))
    text = _text(_("The questionnaire as text"))
    scoring = _text(_("Its scoring as text"))

    choosing = ("file", "scoring_file")
    mending = ("text", "scoring")

    def clean_file(self) -> Any:
        """Not larger than what is read anyway."""
        return self._small("file")

    def clean_scoring_file(self) -> Any:
        """Not larger than what is read anyway."""
        return self._small("scoring_file")

    def contents(self) -> tuple[bytes, bytes]:
        """Questionnaire and scoring, of the files or else of the texts. Only of a valid form."""
        return self._content("file", "text"), self._content("scoring_file", "scoring")

    def _small(self, name: str) -> Any:
        file = self.cleaned_data[name]
        if file is not None and file.size > MAXIMUM_BYTES:
            raise forms.ValidationError(_TOO_LARGE, params={"kilobytes": MAXIMUM_BYTES // 1000})
        return file

    def _content(self, file: str, text: str) -> bytes:
        chosen = self.cleaned_data[file]
        if chosen is not None:
            return bytes(chosen.read())
        return str(self.cleaned_data[text]).encode(errors="replace")


class TakeForm(forms.Form):
    """The yes to what was shown. sha256: of what was shown."""

    sha256 = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    may_use = forms.BooleanField(
        label=_("I read the licence: we may use these words"),
        error_messages={
            "required": _("Words of others are not ours to use. Ask the rights holder first.")
        },
    )
