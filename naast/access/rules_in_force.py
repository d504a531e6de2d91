"""The rules that decide, as data: what each role may do, and who reads each stored field.

The page "Who sees what", the generated documents and the comparison before an upgrade are all
drawn from here, so none of them can say something else than the code does.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model

from naast.access.roles import EVERYBODY_RIGHTS, RIGHTS_OF_ROLE, Role
from naast.privacy.classes import Privacy

Rules = Mapping[str, Mapping[str, Any]]
VERSION = 1  # of the form of rules()


@dataclass(frozen=True)
class Change:
    """One line of the difference between two sets of rules. before, after: empty when not there."""

    what: str
    before: str
    after: str

    @property
    def gained(self) -> tuple[str, ...]:
        """What is new: rights, readers, a period."""
        return _only_in(self.after, self.before)

    @property
    def lost(self) -> tuple[str, ...]:
        """What is no longer so."""
        return _only_in(self.before, self.after)


def _only_in(one: str, other: str) -> tuple[str, ...]:
    there = other.split(", ")
    return tuple(part for part in one.split(", ") if part and part not in there)


def models() -> Iterator[tuple[str, type[Model], Mapping[str, Privacy]]]:
    """Area, model and the privacy of each of its fields; ours only, by the alphabet."""
    for area in sorted(settings.AREAS):
        for model in sorted(apps.get_app_config(area).get_models(), key=lambda one: one.__name__):
            yield area, model, model.PRIVACY  # type: ignore[attr-defined]


def readers_of(field: str) -> frozenset[str]:
    """The readers of "area.Model.field"; KeyError when there is no such field."""
    return frozenset(rules()["fields"][field]["readers"])


def rules() -> Rules:
    """{"rights": {role: [right]}, "fields": {"area.Model.field": {kind, keep, readers}}}."""
    return {
        "rights": {
            role.value: sorted(right.value for right in RIGHTS_OF_ROLE[role] | EVERYBODY_RIGHTS)
            for role in Role
        },
        "fields": {
            f"{area}.{model.__name__}.{name}": {
                "kind": privacy.kind.value,
                "keep": privacy.keep,
                "readers": sorted(privacy.readers),
            }
            for area, model, fields in models()
            for name, privacy in fields.items()
        },
    }


def as_text(given: Rules) -> str:
    """One spelling only, so that a fingerprint can be computed by anybody with sha256sum."""
    return json.dumps(given, sort_keys=True, ensure_ascii=True, indent=1) + "\n"


def fingerprint(given: Rules) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of as_text(), in groups of four."""
    digits = hashlib.sha256(as_text(given).encode()).hexdigest()[:16]
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def difference(old: Rules, new: Rules) -> list[Change]:
    """What the new rules say otherwise, rights first; each line complete in itself."""
    changes = []
    for part, read in (("rights", _rights), ("fields", _field)):
        before, after = old.get(part, {}), new.get(part, {})
        for name in sorted({*before, *after}):
            one = read(before[name]) if name in before else ""
            two = read(after[name]) if name in after else ""
            if one != two:
                changes.append(Change(name, one, two))
    return changes


def _rights(rights: list[str]) -> str:
    return ", ".join(rights)


def _field(field: Mapping[str, Any]) -> str:
    kept = f"{field['kind']}, kept {field['keep']}".replace(", ", "; ")
    return ", ".join([kept, *(f"read by {reader}" for reader in field["readers"])])
