"""django-allauth's forms in our words; what they do is the library's."""

from collections.abc import Mapping
from typing import Any

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from naast.access.recovery_codes import as_kept
from naast.access.second_factor import spend_code
from naast.access.security_log import note_wrong_code

PASSWORD_HINT = _("At least 12 characters. A short sentence is easy to remember.")


class _Worded(forms.Form):
    """Puts our labels and hints on fields of the library, and takes its placeholders off."""

    words: Mapping[str, tuple[Any, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in self.words.items():
            if name in self.fields:
                field = self.fields[name]
                field.label, field.help_text = label, hint
                field.widget.attrs.pop("placeholder", None)


_CODE_WORDS = {"code": (_("Code"), _("Six figures from the app, or one of your recovery codes."))}


class SignInForm(_Worded, account.LoginForm):  # type: ignore[misc]
    """Address and password."""

    words = {
        "login": (_("Your work e-mail address"), ""),
        "password": (_("Password"), ""),
        "remember": (
            _("Keep me signed in for this shift"),
            _("Only on your own phone or computer, not on the ward's."),
        ),
    }


class ForgottenForm(_Worded, account.ResetPasswordForm):  # type: ignore[misc]
    """Asks for a code by mail."""

    words = {"email": (_("Your work e-mail address"), "")}


class MailedCodeForm(_Worded, account.ConfirmPasswordResetCodeForm):  # type: ignore[misc]
    """The code from the mail."""

    words = {"code": (_("The code from the e-mail"), "")}


class NewPasswordForm(_Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password after a mailed code."""

    words = {
        "password1": (_("New password"), PASSWORD_HINT),
        "password2": (_("The same password again"), ""),
    }


class ChangePasswordForm(_Worded, account.ChangePasswordForm):  # type: ignore[misc]
    """A new password by somebody who knows the old one."""

    words = {
        "oldpassword": (_("Present password"), ""),
        "password1": (_("New password"), PASSWORD_HINT),
        "password2": (_("The same password again"), ""),
    }


class SetPasswordForm(_Worded, account.SetPasswordForm):  # type: ignore[misc]
    """A first password, for somebody who signs in another way."""

    words = {
        "password1": (_("New password"), PASSWORD_HINT),
        "password2": (_("The same password again"), ""),
    }


class PasswordAgainForm(_Worded, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    words = {"password": (_("Password"), "")}


class _CodeOnce(_Worded):
    """A code of the app counts once, whichever process sees it again."""

    def clean_code(self) -> str:
        """The code; incorrect when it was used before."""
        try:
            kept = as_kept(self.user, self.cleaned_data["code"])  # type: ignore[attr-defined]
            if kept is None:
                raise get_adapter().validation_error("incorrect_code")
            self.cleaned_data["code"] = kept
            code = str(super().clean_code())  # type: ignore[misc]
        except forms.ValidationError:
            note_wrong_code()
            raise
        factor: Authenticator = self.authenticator  # type: ignore[attr-defined]
        if factor.type == Authenticator.Type.TOTP and not spend_code(factor, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_CodeOnce, mfa.AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""

    words = _CODE_WORDS


class CodeAgainForm(_CodeOnce, mfa.ReauthenticateForm):  # type: ignore[misc]
    """A code once more, before something that matters."""

    words = _CODE_WORDS


class ActivateAppForm(_Worded, ActivateTOTPForm):  # type: ignore[misc]
    """Shows that the app was set up."""

    words = {"code": (_("The six figures that the app shows now"), "")}


class AddPasskeyForm(_Worded, AddWebAuthnForm):  # type: ignore[misc]
    """A name for the device; the key itself comes from the browser."""

    words = {
        "name": (_("A name for this device"), _("For example: my phone.")),
        "passwordless": (
            _("Sign in with this device alone, without a password"),
            _("Your device then asks for your finger, face or PIN."),
        ),
    }


class RenamePasskeyForm(_Worded, EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a device."""

    words = {"name": (_("A name for this device"), "")}
