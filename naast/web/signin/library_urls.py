"""Addresses of django-allauth that we use, under the names the library expects.

Not listed: signing up, changing one's own address, links to other accounts. Those come from the
directory, so no page for them exists.
"""

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from allauth.socialaccount import views as hospital
from django.urls import path

from naast.web.signin import views

# The library asks before a change of factors, and not before a first password: a way in as well.
after_proof = reauthentication_required(app="allauth.account")

urlpatterns = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", after_proof(account.password_set), name="account_set_password"),
    path("password/forgotten/", account.password_reset, name="account_reset_password"),
    path(
        "password/forgotten/code/",
        account.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path(
        "password/forgotten/new/",
        account.complete_password_reset,
        name="account_complete_password_reset",
    ),
    path(
        "password/forgotten/done/",
        account.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
    path("factors/", mfa.index, name="mfa_index"),
    path("factors/code/", mfa.authenticate, name="mfa_authenticate"),
    path("factors/confirm/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("factors/app/add/", totp.activate_totp, name="mfa_activate_totp"),
    path("factors/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("factors/recovery/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "factors/recovery/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path("factors/passkeys/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("factors/passkeys/add/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("factors/passkeys/sign-in/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path(
        "factors/passkeys/confirm/",
        passkey.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("factors/passkeys/<int:pk>/remove/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("factors/passkeys/<int:pk>/edit/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
    path("hospital/cancelled/", hospital.login_cancelled, name="socialaccount_login_cancelled"),
    path("oidc/<str:provider_id>/login/", views.to_hospital, name="openid_connect_login"),
    path(
        "oidc/<str:provider_id>/login/callback/",
        views.from_hospital,
        name="openid_connect_callback",
    ),
]
