"""Notes how the columns of a waiting file are to be read."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.logic.mapping import Mapped
from naast.incidents.models import KeptFile
from naast.privacy.audit import record


@transaction.atomic
def choose_mapping(
    *, actor: Actor, at: datetime, kept: KeptFile, mapped: Mapped, name: str = ""
) -> KeptFile:
    """name: of a saved mapping, "" while it is still being made."""
    kept.mapping, kept.mapping_name = mapped.as_json(), name
    kept.save(update_fields=["mapping", "mapping_name"])
    record("choose_mapping", actor=actor, at=at)
    return kept
