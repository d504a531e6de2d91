"""Locks everything anew after NAAST_SECRET_KEY was changed, so that the earlier one can go.

Finds every field of the class LOCKED by the models' PRIVACY. Each is locked as
kind=app.Model.field under the row's own id; tests/privacy/test_relocking.py keeps that so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from naast.privacy.classes import PrivacyClass
from naast.privacy.locking import is_locked_now, lock, unlock
from naast.privacy.sealing import SealBroken


@dataclass(frozen=True)
class Relocked:
    """How many values of one field: locked anew, locked so already, or opened by no listed key."""

    field: str
    anew: int
    already: int
    unreadable: int


def locked_fields() -> Iterator[tuple[type[Model], str]]:
    """Model and field, in an order that stays."""
    for model in sorted(apps.get_models(), key=lambda one: one._meta.label):
        for name, privacy in getattr(model, "PRIVACY", {}).items():
            if privacy.kind is PrivacyClass.LOCKED:
                yield model, name


def lock_all_anew() -> Iterator[Relocked]:
    """One field after the other; each row for itself, with the row held. Killed half-way, what was
    done stays done and what was not opens under the earlier key; a second run goes on."""
    for model, name in locked_fields():
        words = [_lock_anew(model, name, pk) for pk in _ids(model)]
        counts = (words.count(word) for word in ("anew", "already", "unreadable"))
        yield Relocked(f"{model._meta.label}.{name}", *counts)


def _ids(model: type[Model]) -> list[UUID]:
    return list(model._default_manager.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _lock_anew(model: type[Model], name: str, pk: UUID) -> str:
    rows = model._default_manager.select_for_update().filter(pk=pk)
    blob = rows.values_list(name, flat=True).first()
    if not blob:
        return "empty"
    kind = f"{model._meta.label}.{name}"
    if is_locked_now(blob, kind=kind, row_id=pk):
        return "already"
    try:
        value = unlock(blob, kind=kind, row_id=pk)
    except SealBroken:
        return "unreadable"
    rows.update(**{name: lock(value, kind=kind, row_id=pk)})
    return "anew"
