"""What we decide where django-allauth asks: nobody signs up, strangers stay outside."""

from io import BytesIO
from typing import Any

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from naast.access.models import User
from naast.access.queries import roles_of
from naast.access.roles import STRONG_ROLES
from naast.access.second_factor import (
    has_own_way,
    is_strong,
    note_hospital_asked,
    proved_just_now,
)
from naast.web.signin.factor_secrets import opened_factor, sealed_factor
from naast.web.signin.hospital import HospitalProvider
from naast.web.signin.post import post
from naast.web.signin.proof import prove_elsewhere


def display_name(user: User) -> str:
    """How a passkey names its owner on the owner's own device."""
    return user.name


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Passwords and sessions."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "This address and password do not belong together. Check both and try again."
        ),
        "incorrect_code": _("This code is not right, or too old. Type the newest one."),
        "incorrect_password": _("This password is not right. Please try again."),
        "enter_current_password": _("This is not your present password. Please try again."),
        "too_many_login_attempts": _("That was tried too often. Wait a few minutes, then retry."),
        "rate_limited": _("That was tried too often. Wait a few minutes, then retry."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come from the directory."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the second factor where a work role sleeps without it, else to the start."""
        if not is_strong(request) and _works(request.user):
            return reverse("signin:second_factor")
        return str(super().get_login_redirect_url(request))

    def post_login(self, request: HttpRequest, user: User, **told: Any) -> Any:
        """In the new session, as the old one is gone by now."""
        by_hospital = (told["signal_kwargs"] or {}).get("sociallogin")
        if by_hospital is not None:
            told_to_ask = bool(by_hospital.state.get("anew"))
            note_hospital_asked(request, by_hospital.state.get("asked_at"), anew=told_to_ask)
        return super().post_login(request, user, **told)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Render now, send after the answer."""
        post(self.render_mail(template_prefix, email, {**context, "request": self.request}))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not in the five minutes after a proof: who has just typed a password is not asked again.

        The library takes whoever has only the hospital's account at their word; we do not.
        """
        if proved_just_now(self.request):
            return False
        if isinstance(self.request.user, User) and not has_own_way(self.request.user):
            raise ImmediateHttpResponse(prove_elsewhere(self.request))
        return bool(super().is_reauthentication_required(app=app, **kwargs))


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Apps, passkeys and recovery codes. Their secrets are sealed: a stolen database has none."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or too old. Type the newest one."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret for the table, under a key made from NAAST_SECRET_KEY."""
        return sealed_factor(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret back."""
        return opened_factor(encrypted_text)

    def generate_authenticator_name(self, user: User, type: str) -> str:
        """A name to start from; the page lets the owner change it."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return str(_("Passkey %(number)s") % {"number": number})

    def build_totp_svg(self, url: str) -> str:
        """The picture on white ground, or no camera reads it in dark mode."""
        picture = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Browsers show this name; the id stays the host, as browsers demand."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Naast"}


class HospitalSignInAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The hospital's own sign-in (OpenID Connect). It recognises people, it never makes them."""

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> HospitalProvider:
        """Ours, which looks at the signature."""
        app = self.get_app(request, provider=provider, client_id=client_id)
        return HospitalProvider(request, app=app)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """People come from the directory."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Link a known person by verified address, once; turn everybody else away, alike."""
        claims = sociallogin.account.extra_data
        sociallogin.account.extra_data = {}
        if sociallogin.state.get("process") != AuthProcess.LOGIN or not _is_whole(claims):
            raise ImmediateHttpResponse(_unknown(request))
        sociallogin.state["asked_at"] = _asked_at(claims)
        if sociallogin.account.pk:
            SocialAccount.objects.filter(pk=sociallogin.account.pk).update(extra_data={})
            return
        user = _user_with_address(_verified_address(claims))
        if user is None or SocialAccount.objects.filter(user=user).exists():
            raise ImmediateHttpResponse(_unknown(request))
        sociallogin.connect(request, user)


def _works(user: object) -> bool:
    return isinstance(user, User) and bool(roles_of(user, timezone.localdate()) & STRONG_ROLES)


def _is_whole(claims: dict[str, Any]) -> bool:
    """Both halves speak of the same person (OpenID Connect Core 1.0, section 5.3.2)."""
    signed, told = claims.get("id_token") or {}, claims.get("userinfo") or {}
    return bool(signed.get("sub")) and told.get("sub") == signed["sub"]


def _asked_at(claims: dict[str, Any]) -> float | None:
    """When the person last showed who they are, where the provider says so."""
    moment = (claims.get("id_token") or {}).get("auth_time")
    return float(moment) if isinstance(moment, int | float) else None


def _verified_address(claims: dict[str, Any]) -> str:
    """The address, if the provider says in so many words that it was verified."""
    signed, told = claims["id_token"], claims["userinfo"]
    person = signed if "email" in signed else told  # what is signed comes first
    verified = person.get("email_verified")
    return str(person.get("email") or "") if verified is True or verified == "true" else ""


def _user_with_address(address: str) -> User | None:
    if not address:
        return None
    return User.objects.filter(email=address.lower(), is_active=True).first()


def _unknown(request: HttpRequest) -> Any:
    return render(request, "account/signup_closed.html", status=403)
