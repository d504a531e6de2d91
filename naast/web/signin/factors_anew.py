"""Seals the secrets of sign-in apps anew after NAAST_SECRET_KEY was changed."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from naast.privacy.relocking import Relocked
from naast.privacy.sealing import SealBroken
from naast.web.signin.factor_secrets import is_sealed_now, opened_factor, sealed_factor

FIELD = "mfa.Authenticator.data"


def seal_factors_anew() -> Relocked:
    """Each app for itself; like privacy.relocking."""
    apps = Authenticator.objects.filter(type=Authenticator.Type.TOTP).order_by("pk")
    words = [_anew(pk) for pk in apps.values_list("pk", flat=True)]
    counts = (words.count(word) for word in ("anew", "already", "unreadable"))
    return Relocked(FIELD, *counts)


@transaction.atomic
def _anew(pk: int) -> str:
    row = Authenticator.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        return "gone"
    secret = row.data["secret"]
    if is_sealed_now(secret):
        return "already"
    try:
        row.data["secret"] = sealed_factor(opened_factor(secret))
    except SealBroken:
        return "unreadable"
    row.save(update_fields=["data"])
    return "anew"
