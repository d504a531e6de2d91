"""Somebody asks for support, for themselves or for a colleague, without any incident."""

import hashlib
import hmac
from base64 import b32encode
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.cases.actions.start_support import new_number, start_support
from naast.cases.logic.profile import Profile, Wishes
from naast.cases.models import Case, IntakeMark
from naast.cases.queries.profiles import profile_of
from naast.people.models import Person
from naast.people.queries import hospital, working_on
from naast.people.queries.wishes import left_alone
from naast.privacy.audit import record
from naast.workflows.adopt_soon import adopt_soon

MARK_KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """What somebody who asks may fill in; everything but a way to be reached may stay empty.

    unnamed: nobody can call; the return code is the only way back.
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    department: str = ""
    profession: str = ""
    call_time: str = "any"
    voicemail: bool = False
    language: str = "nl"
    wishes: Wishes = field(default_factory=Wishes)
    for_colleague: bool = False
    agreed: bool = True
    unnamed: bool = False
    person: UUID | None = None


@dataclass(frozen=True)
class AskReceipt:
    """number: of the request; code: only for somebody who stayed unnamed, shown once."""

    number: str
    code: str | None


@transaction.atomic
def ask_for_support(*, actor: Actor, at: datetime, asked: Asked, key: UUID) -> AskReceipt:
    """On disk before this returns. The same key again gives the same receipt and opens nothing."""
    code = return_code_for(key) if asked.unnamed else None
    number = _number_of(key)
    if number is not None:
        return AskReceipt(number, code)
    try:
        with transaction.atomic():
            return AskReceipt(_store(actor, at, asked, key, code), code)
    except IntegrityError:  # sent twice at the same moment: the other one came first
        number = _number_of(key)
        if number is None:
            raise
        return AskReceipt(number, code)


def _store(actor: Actor, at: datetime, asked: Asked, key: UUID, code: str | None) -> str:
    """The number of the new case."""
    profile = _profile(actor, at, asked)
    cases: list[Case] = []
    if not (asked.for_colleague and profile.person and left_alone([profile.person])):
        code_hash = hash_of_code(code) if code else None
        cases += [
            start_support(actor=actor, at=at, profile=profile, confirmed=True, code_hash=code_hash)
        ]
    number = cases[0].number if cases else new_number()  # whoever asks sees no difference
    IntakeMark.objects.create(
        digest=_digest(key), number=number, until_at=_next_hour(at) + MARK_KEPT
    )
    record("ask_for_support", actor=actor, at=at)
    adopt_soon(cases, at=at)
    return number


def _number_of(key: UUID) -> str | None:
    """What the same page got when it was sent before."""
    mark = IntakeMark.objects.filter(digest=_digest(key)).first()
    return mark.number if mark else None


def return_code_for(key: UUID) -> str:
    """Sixteen letters and digits in groups of four: 80 bits, nothing about the person."""
    digest = hmac.new(settings.SECRET_KEY.encode(), b"return-code" + key.bytes, hashlib.sha256)
    letters = b32encode(digest.digest())[:16].decode()
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def hash_of_code(code: str) -> str:
    """What the vault keeps of a return code. Spaces, hyphens and small letters do not matter."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    plain = plain.replace("0", "O").replace("1", "I").replace("8", "B")
    return hashlib.sha256(f"naast-return-code:{plain}".encode()).hexdigest()


def _next_hour(at: datetime) -> datetime:
    """Coarse, so that the mark does not say when somebody asked."""
    return at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def _digest(key: UUID) -> str:
    return hashlib.sha256(b"naast-intake" + key.bytes).hexdigest()


def _profile(actor: Actor, at: datetime, asked: Asked) -> Profile:
    route = "unnamed" if asked.unnamed else "colleague" if asked.for_colleague else "self"
    said: dict[str, Any] = {
        "call_time": asked.call_time,
        "voicemail": asked.voicemail,
        "language": asked.language,
        "wishes": asked.wishes,
        "route": route,
        "agreed": "yes" if asked.agreed else "not_asked",
    }
    if asked.unnamed:
        return Profile(department=asked.department, profession=asked.profession, **said)
    said |= {"phone": asked.phone, "email": asked.email}
    person = _person(asked, actor, at)
    if person is not None:
        return profile_of(person, actor=actor, today=timezone.localdate(at), **said)
    return Profile(
        name=asked.name,
        department=asked.department,
        profession=asked.profession,
        languages=(asked.language or hospital().default_language,),
        **said,
    )


def _person(asked: Asked, actor: Actor, at: datetime) -> Person | None:
    people = working_on(timezone.localdate(at)).select_related("department__site")
    if asked.person is not None:
        return people.filter(pk=asked.person).first()
    if asked.for_colleague:
        return people.filter(email__iexact=asked.email).first() if asked.email else None
    return people.filter(pk=actor.id).first() if actor.kind == "user" else None
