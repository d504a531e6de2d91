"""Erasers: for each model that says something about a person or event, what removes it and when.

An area registers its erasers beside its actions; tests fail while a model has none.

    @erases(Case, Trigger.CASE_CLOSED)
    def empty_case(subject: UUID | None, at: datetime) -> int: ...
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.apps import apps
from django.db.models import Model

from naast.privacy.classes import PrivacyClass

ERASABLE = frozenset(
    {PrivacyClass.PERSONAL, PrivacyClass.INCIDENT, PrivacyClass.SEALED, PrivacyClass.LOCKED}
)


class Trigger(StrEnum):
    """When something is removed."""

    CASE_CLOSED = "case_closed"  # subject: the case
    PERSON_LEFT = "person_left"  # subject: the person or user
    PERIOD_ENDED = "period_ended"  # no subject: everything whose period is over


Eraser = Callable[[UUID | None, datetime], int]
_erasers: dict[Trigger, dict[type[Model], Eraser]] = defaultdict(dict)


def erases(model: type[Model], trigger: Trigger) -> Callable[[Eraser], Eraser]:
    """Register the function that removes rows or columns of the model; it returns how many."""

    def register(eraser: Eraser) -> Eraser:
        if model in _erasers[trigger]:
            raise ValueError(f"{model.__name__} has an eraser for {trigger} already.")
        _erasers[trigger][model] = eraser
        return eraser

    return register


def erase(trigger: Trigger, subject: UUID | None, at: datetime) -> dict[str, int]:
    """Run every eraser of the trigger, within the caller's transaction. Model to rows touched."""
    return {
        model._meta.label: eraser(subject, at)
        for model, eraser in sorted(_erasers[trigger].items(), key=lambda item: item[0].__name__)
    }


def models_without_eraser() -> list[str]:
    """Our models with a personal, incident or sealed field that nothing would ever remove."""
    erased = {model for erasers in _erasers.values() for model in erasers}
    return sorted(
        model._meta.label for model in _our_models() if _is_erasable(model) and model not in erased
    )


def unclassified_fields() -> list[str]:
    """Concrete fields of our models that no row of the data map names."""
    return sorted(
        f"{model._meta.label}.{field.name}"
        for model in _our_models()
        for field in model._meta.concrete_fields
        if field.name not in getattr(model, "PRIVACY", {})
    )


def _our_models() -> Iterator[type[Model]]:
    return (model for model in apps.get_models() if model.__module__.startswith("naast."))


def _is_erasable(model: type[Model]) -> bool:
    classes = getattr(model, "PRIVACY", {})
    return any(privacy.kind in ERASABLE for privacy in classes.values())
