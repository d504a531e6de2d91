"""Whether this session showed a second factor, and what happens when one is lost.

The library (django-allauth) writes into the session which steps were taken; this module is the
only place that reads it.
"""

import time
from collections.abc import Mapping
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from naast.access.models import User

# A code lives for its own period and its two neighbours.
_CODES_ALIVE = 3
_ASKED_AT = "hospital_asked_at"
_DEAF = "hospital_was_deaf"
_PROOFS = frozenset({"password", "mfa", "socialaccount"})
JUST_NOW_SECONDS = 300
_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_strong(request: HttpRequest) -> bool:
    """A code, a passkey or a recovery code was used in this session.

    The hospital's own sign-in counts only where the hospital says that it asks for two factors
    (NAAST_OIDC_IS_STRONG).
    """
    if not request.user.is_authenticated:
        return False
    steps = get_authentication_records(request, request.user)
    return any(step["method"] in enough_methods() for step in steps)


def enough_methods() -> set[str]:
    """The steps of the library that count as a second factor."""
    return {"mfa", "socialaccount"} if settings.OIDC_IS_STRONG else {"mfa"}


def note_hospital_asked(request: HttpRequest, moment: float | None, *, anew: bool) -> None:
    """When the hospital's provider last asked the person, where it says so: it may have let a
    screen that was left open through without a question. anew: it was told to ask now."""
    request.session[_ASKED_AT] = moment
    heard = moment is not None and time.time() - moment <= JUST_NOW_SECONDS
    request.session[_DEAF] = anew and not heard


def hospital_was_deaf(request: HttpRequest) -> bool:
    """The provider was told to ask the person, and does not say that it did."""
    return bool(request.session.get(_DEAF))


def proved_just_now(request: HttpRequest) -> bool:
    """A password or a factor was shown in the last five minutes, or the hospital's provider says
    that it asked the person then. What it does not say counts for nothing here."""
    steps = get_authentication_records(request, request.user)
    since = [time.time() - _proof_at(request, step) for step in steps]
    return any(0 <= seconds <= JUST_NOW_SECONDS for seconds in since)


def _proof_at(request: HttpRequest, step: Mapping[str, Any]) -> float:
    if step["method"] == "socialaccount" and request.session.get(_ASKED_AT) is None:
        return 0.0
    return shown_at(request, step) if step["method"] in _PROOFS else 0.0


def has_own_way(user: User) -> bool:
    """A password or a factor here, so that no provider has to be asked."""
    return user.has_usable_password() or has_factor(user)


def shown_at(request: HttpRequest, step: Mapping[str, Any]) -> float:
    """The moment of a step, in seconds since 1970."""
    asked = request.session.get(_ASKED_AT) if step["method"] == "socialaccount" else None
    return float(step["at"]) if asked is None else min(float(step["at"]), float(asked))


def has_factor(user: User) -> bool:
    """The user set up an app or a passkey; recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user=user, type__in=_FACTORS).exists())


def forget_factors(user: User) -> None:
    """Forget apps, passkeys, recovery codes and links to the hospital's sign-in; end sessions."""
    Authenticator.objects.filter(user=user).delete()
    SocialAccount.objects.filter(user=user).delete()
    User.objects.filter(pk=user.pk).update(sign_in_generation=F("sign_in_generation") + 1)


def spend_code(factor: Authenticator, code: str) -> bool:
    """False when this code was used before (RFC 6238, section 5.2: no second time).

    The library remembers a code for one period in one process only. The last few codes are kept
    as keyed hashes: they say neither the code nor the time.
    """
    mark = salted_hmac("naast.access.spent_code", f"{factor.pk}:{code}").hexdigest()
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(pk=factor.pk)
        spent: list[str] = row.data.get("spent", [])
        if mark in spent:
            return False
        row.data["spent"] = [*spent, mark][-_CODES_ALIVE:]
        row.save(update_fields=["data"])
    return True


def note_enrolment(
    sender: object, request: HttpRequest, user: User, authenticator: Authenticator, **_: Any
) -> None:
    """Setting up an app or a passkey shows that one has it: no second sign-in is asked.

    Recovery codes come with the first factor and show nothing.
    """
    if authenticator.type in _FACTORS:
        record_authentication(
            request, user, "mfa", id=authenticator.pk, type=str(authenticator.type)
        )


def cut_to_day(sender: object, user: User, **_: Any) -> None:
    """Keep of using a factor or signing in only the day."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    User.objects.filter(pk=user.pk).update(last_login=today)
    Authenticator.objects.filter(user=user, last_used_at__gt=today).update(last_used_at=today)
    Authenticator.objects.filter(user=user, created_at__gt=today).update(created_at=today)
    SocialAccount.objects.filter(user=user).update(
        last_login=today, date_joined=today, extra_data={}
    )
