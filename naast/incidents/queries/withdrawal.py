"""Taking back a wrong name without signing in: the report's number and a code shown once."""

from base64 import b32encode
from datetime import datetime
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

from naast.incidents.logic.periods import REPORTER_KEPT
from naast.incidents.models import Incident


def withdrawal_code(key: UUID) -> str:
    """Ten letters and digits. Worked out from the report's key, so it is stored nowhere."""
    digest = salted_hmac("naast.incidents.withdrawal", key.hex, algorithm="sha256").digest()
    letters = b32encode(digest)[:10].decode()
    return f"{letters[:5]}-{letters[5:]}"


def incident_of_code(*, number: str, code: str, at: datetime) -> Incident | None:
    """The report, for thirty days; a wrong number, a wrong code and an old one look alike."""
    found = Incident.objects.filter(number=_plain(number, hyphen=1)).first()
    expected = withdrawal_code(found.key if found else UUID(int=0))
    fits = constant_time_compare(_plain(code, hyphen=5), expected)
    return found if found and fits and at - found.stored_at < REPORTER_KEPT else None


def _plain(typed: str, *, hyphen: int) -> str:
    """m 7k3q2 and M-7K3Q2 are one number."""
    letters = "".join(sign for sign in typed.upper() if sign.isalnum())
    return f"{letters[:hyphen]}-{letters[hyphen:]}"
