"""A rehearsal in words, cut to what somebody can take in."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from naast.people.wording import sentence
from naast.workflows.import_upload import Rehearsal

MOST = 50
AT_ONCE = 10
FIELD_WORDS: dict[str, Any] = {
    "name": _("name"),
    "profession": _("profession"),
    "department": _("department"),
    "specialism": _("specialism"),
    "seniority": _("experience"),
    "birth_decade": _("decade of birth"),
    "started_year": _("year started"),
    "gender": _("gender"),
    "languages": _("languages"),
    "email": _("e-mail"),
    "phone": _("telephone"),
    "work_pattern": _("work pattern"),
    "employment": _("tie to the hospital"),
    "ends_on": _("last day"),
    "manager": _("manager"),
    "trained_by": _("trained by"),
    "assessed_by": _("assessed by"),
    "appointed_by": _("appointed by"),
    "active": _("works here"),
}


@dataclass(frozen=True)
class Cut:
    """The first lines of a list, those behind "more", and how many are not shown at all."""

    lines: tuple[Any, ...]
    more: int
    rest: tuple[Any, ...] = ()


def shown_of(planned: Rehearsal) -> dict[str, Cut]:
    """refused: row and sentence; changed: name and fields; leaving, departments: names."""
    refused = [(one.row, sentence(one.problem)) for one in planned.refused[:MOST] if one.problem]
    changed = [
        (f"{one.after.name} ({one.after.number})", [FIELD_WORDS[name] for name in one.fields])
        for one in planned.changed[:MOST]
    ]
    return {
        "refused": Cut(tuple(refused), len(planned.refused) - len(refused)),
        "changed": Cut(tuple(changed), len(planned.changed) - len(changed)),
        "leaving": Cut(
            lines=planned.leaving[:AT_ONCE],
            rest=planned.leaving[AT_ONCE : MOST * 10],
            more=max(0, len(planned.leaving) - MOST * 10),
        ),
        "departments": _cut(planned.departments),
    }


def _cut(lines: tuple[str, ...]) -> Cut:
    return Cut(lines[:MOST], max(0, len(lines) - MOST))
