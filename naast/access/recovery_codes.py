"""Of recovery codes that were shown only Argon2 hashes stay: nobody can work them out again.

The library derives its codes from a seed that it keeps. Once it has shown them we put hashes in the
place of the seed, in the list that the library searches, and hash what somebody types likewise. One
salt a list, so that a try costs one hash and not ten. What a hash costs is kept beside them: codes
on paper in a drawer open also when the costs were raised meanwhile.
"""

import secrets
from collections.abc import Callable, Mapping
from copy import copy

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import get_hasher
from django.db import transaction

from naast.access.models import User

LENGTH, OF_APP = 8, 6  # figures of a recovery code, and of an app's
_SALT_BYTES = 16
_COSTS = ("time_cost", "memory_cost", "parallelism")
# Of lists that were kept before their costs were.
_FIRST = {"algorithm": "argon2", "time_cost": 2, "memory_cost": 102400, "parallelism": 8}


@transaction.atomic
def keep_hashes_only(user: User, seal: Callable[[str], str]) -> None:
    """Destroy the seed of codes that were shown; nothing to do where that was done."""
    rows = Authenticator.objects.select_for_update()
    row = rows.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    if row is None or "seed" not in row.data or not row.data.get("viewed_at"):
        return
    salt = secrets.token_hex(_SALT_BYTES)
    costs = _costs_now()
    hashes = [_hashed(code, salt, costs) for code in row.wrap().get_unused_codes()]
    row.data = {
        "migrated_codes": [seal(one) for one in hashes],
        "salt": salt,
        "costs": costs,
        "viewed_at": row.data["viewed_at"],
    }
    row.save(update_fields=["data"])


def as_kept(user: User, typed: str) -> str | None:
    """What was typed, in the form that is searched for; None for what cannot be right.

    Only figures pass: a hash out of a stolen table is no code, and what nobody was shown is none.
    """
    code = "".join(sign for sign in typed if sign in "0123456789")
    if len(code) != LENGTH:
        return code if len(code) == OF_APP else None
    rows = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES)
    data = rows.values_list("data", flat=True).first() or {}
    return _hashed(code, data["salt"], data.get("costs", _FIRST)) if "salt" in data else None


def _costs_now() -> dict[str, str | int]:
    hasher = get_hasher()
    numbers = {name: getattr(hasher, name) for name in _COSTS if hasattr(hasher, name)}
    return {"algorithm": str(hasher.algorithm), **numbers}


def _hashed(code: str, salt: str, costs: Mapping[str, str | int]) -> str:
    """With the costs given, whatever the hasher costs today."""
    hasher = copy(get_hasher(str(costs["algorithm"])))
    for name in _COSTS:
        if name in costs:
            setattr(hasher, name, costs[name])
    return str(hasher.encode(code, salt))
