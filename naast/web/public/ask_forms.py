"""Asking for support: few questions, all but one may stay empty, none asks for a story."""

from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.cases.choices import CALL_TIMES
from naast.cases.logic.profile import Wishes
from naast.people.choices import Profession
from naast.web.press_forms import PHONE
from naast.workflows.ask_for_support import Asked

UNITS = [
    ("any", _("No wish")),
    ("own", _("Somebody of my own department")),
    ("other", _("Rather somebody of another department")),
]
GENDERS = [("any", _("No wish")), ("woman", _("A woman")), ("man", _("A man"))]
PROFESSIONS = [("any", _("No wish")), ("same", _("Somebody of my own profession"))]


class KeyedForm(forms.Form):
    """A form that can be sent twice and counts once."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    @staticmethod
    def fresh_key() -> UUID:
        """For an empty form."""
        return uuid4()


class CallForm(KeyedForm):
    """How and when to call."""

    phone = forms.CharField(
        label=_("On which number can you be called?"),
        max_length=24,
        required=False,
        validators=[PHONE],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=120,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    call_time = forms.ChoiceField(
        label=_("When?"), choices=CALL_TIMES, initial="any", widget=forms.RadioSelect
    )
    voicemail = forms.BooleanField(
        label=_("A message on voicemail is fine"),
        help_text=_("Only a name and a number, never what it is about."),
        required=False,
    )
    unit = forms.ChoiceField(label=_("From which department?"), choices=UNITS, initial="any")
    gender = forms.ChoiceField(label=_("Who would you like?"), choices=GENDERS, initial="any")
    profession = forms.ChoiceField(
        label=_("Of which profession?"), choices=PROFESSIONS, initial="any"
    )

    def wishes(self) -> Wishes:
        """The three choices."""
        values = self.cleaned_data
        return Wishes(unit=values["unit"], gender=values["gender"], profession=values["profession"])


class MyselfForm(CallForm):
    """For myself. Signed in, the directory fills the number."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("You may leave this empty. Then we ask for you by number only."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ("name", "phone", "email", "call_time", "voicemail")

    def __init__(self, *args: object, known: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.known = known
        if known:
            del self.fields["name"]

    def clean(self) -> dict[str, object]:
        """Without a number or an address nobody can call."""
        values = super().clean() or {}
        if not values.get("phone") and not values.get("email") and "phone" not in self.errors:
            self.add_error("phone", _("Give a number or an e-mail, or stay unnamed with a code."))
        return values

    def asked(self, language: str) -> Asked:
        """For the workflow."""
        values = self.cleaned_data
        return Asked(
            name=values.get("name", ""),
            phone=values["phone"],
            email=values["email"],
            call_time=values["call_time"],
            voicemail=values["voicemail"],
            wishes=self.wishes(),
            language=language,
        )


class ForColleagueForm(CallForm):
    """For a colleague, who agreed or has not been asked yet."""

    name = forms.CharField(
        label=_("Who is it about?"),
        max_length=80,
        error_messages={"required": _("Write the name of your colleague.")},
    )
    department = forms.CharField(label=_("Where do they work?"), max_length=80, required=False)
    agreed = forms.ChoiceField(
        label=_("Does your colleague know that you ask?"),
        choices=[
            ("yes", _("Yes, and agreed")),
            ("not_asked", _("Not asked yet: then the call asks")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two; both are fine.")},
    )
    field_order = ("name", "department", "phone", "email", "agreed", "call_time", "voicemail")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["phone"].label = _("On which number can they be called?")
        self.fields["phone"].help_text = _("If you know it.")

    def asked(self, language: str) -> Asked:
        """For the workflow."""
        values = self.cleaned_data
        return Asked(
            name=values["name"],
            department=values["department"],
            phone=values["phone"],
            email=values["email"],
            call_time=values["call_time"],
            voicemail=values["voicemail"],
            wishes=self.wishes(),
            language=language,
            for_colleague=True,
            agreed=values["agreed"] == "yes",
        )


class UnnamedForm(KeyedForm):
    """Without a name: only what helps to find somebody who fits."""

    profession = forms.ChoiceField(
        label=_("What is your work?"),
        choices=[("", _("I would rather not say")), *Profession.choices],
        required=False,
    )

    def asked(self, language: str) -> Asked:
        """For the workflow."""
        return Asked(profession=self.cleaned_data["profession"], language=language, unnamed=True)


class CodeForm(forms.Form):
    """The return code, as it stands on the receipt."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("Sixteen letters and digits. Spaces and hyphens do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Type the code of your receipt.")},
    )
