"""The hospital's own sign-in: django-allauth's, with the signature looked at and nothing to choose.

The library leaves the signature out where the answer came straight from the provider, as OpenID
Connect allows. Whoever stands between, or forges a certificate, would sign in as anybody.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest

from naast.access.step_up import ASK_THE_PERSON
from naast.privacy.id_token import TokenRefused, claims_of

_WELL_KNOWN = "/.well-known/"
ADDRESSES = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")


def nonce_of(verifier: str) -> str:
    """Bound to this browser's attempt: the verifier of PKCE is in its session, for one use."""
    return hashlib.sha256(f"naast-oidc-nonce:{verifier}".encode()).hexdigest()


def of_that_provider(config: Mapping[str, Any], server: str) -> Mapping[str, Any]:
    """The provider's own description, unless it is another one's or leads to clear text.

    OpenID Connect Discovery 1.0, section 4.3. Raises OAuth2Error.
    """
    if str(config.get("issuer")).rstrip("/") != server.partition(_WELL_KNOWN)[0].rstrip("/"):
        raise OAuth2Error("The provider calls itself otherwise.")
    secure = server.startswith("https://")
    if secure and not all(str(config.get(name)).startswith("https://") for name in ADDRESSES):
        raise OAuth2Error("The provider sends us to an address in clear.")
    return config


class HospitalAnswer(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """What the provider says, believed only with its signature for this attempt."""

    nonce = ""

    @property
    def openid_config(self) -> Mapping[str, Any]:
        """Found where the hospital says, and by the provider that it says it is."""
        server = self.get_provider().app.settings["server_url"]
        return of_that_provider(super().openid_config, server)

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> Any:
        """The attempt that this is the answer to."""
        if not kwargs["pkce_code_verifier"]:
            raise OAuth2Error("Nobody asked for this answer.")
        self.nonce = nonce_of(kwargs["pkce_code_verifier"])
        return super().get_access_token_data(*args, **kwargs)

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Without a signed word the rest is not asked for."""
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("The provider gave no signed word.")
        return super().complete_login(request, app, token, **kwargs)

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            return claims_of(
                id_token,
                keys=self._keys(),
                issuer=self.openid_config["issuer"],
                client_id=app.client_id,
                nonce=self.nonce,
            )
        except TokenRefused as refused:
            raise OAuth2Error("The provider's word is not believed.") from refused

    def _keys(self) -> list[Mapping[str, Any]]:
        """Of the address that the provider itself publishes; never of one in the token."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            told = answer.json()
        keys = told.get("keys") if isinstance(told, dict) else None
        if not isinstance(keys, list):
            raise OAuth2Error("The provider's list of keys has none.")
        return [key for key in keys if isinstance(key, dict)]


class HospitalProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """The way there: what is asked is ours, whatever stands in the link."""

    oauth2_adapter_class = HospitalAnswer

    def get_pkce_params(self) -> dict[str, str]:
        """With the nonce of this attempt."""
        params: dict[str, str] = super().get_pkce_params()
        return {**params, "nonce": nonce_of(params["code_verifier"])}

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, str]:
        """Whether to ask the person anew; a link cannot change where the answer goes."""
        anew = request.GET.get("auth_params") == ASK_THE_PERSON
        return dict(pair.split("=") for pair in ASK_THE_PERSON.split("&")) if anew else {}

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """With the mark that the person is to be asked, for the way back."""
        kwargs: dict[str, Any] = super().get_redirect_from_request_kwargs(request)
        return {**kwargs, "anew": bool(kwargs["auth_params"])}

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """Address and name, and nothing that a link could add."""
        return list(self.get_scope())
