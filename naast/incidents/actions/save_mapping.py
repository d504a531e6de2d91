"""Keeps a mapping for the next file with the same headers."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.logic.mapping import Mapped
from naast.incidents.logic.table_kept import headers_key
from naast.incidents.models import SavedMapping
from naast.privacy.audit import record


def hash_of(headers: Iterable[str]) -> str:
    """By which a mapping is found again; the headers may stand in any order."""
    return hashlib.sha256(headers_key(headers).encode()).hexdigest()


@transaction.atomic
def save_mapping(*, actor: Actor, at: datetime, name: str, mapped: Mapped) -> SavedMapping:
    """The one for these headers, new or changed. mapped.columns names every header of the file."""
    saved, _new = SavedMapping.objects.update_or_create(
        headers=hash_of(mapped.columns),
        defaults={"name": name, "mapping": mapped.as_json()},
        create_defaults={
            "name": name,
            "mapping": mapped.as_json(),
            "created_by": actor.id,
            "created_at": at,
        },
    )
    record("save_mapping", actor=actor, at=at, subject=str(saved.pk))
    return saved
