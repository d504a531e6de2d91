"""Curricula: taken over from a template, renamed, changed part by part, put away."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.logic.curricula import TEMPLATES
from naast.supporters.models_training import Curriculum, CurriculumPart, Material


@transaction.atomic
def take_over_template(*, actor: Actor, at: datetime, key: str) -> Curriculum:
    """A copy that is the hospital's own. key: of logic.curricula.TEMPLATES."""
    template = TEMPLATES[key]
    row = Curriculum.objects.create(origin=key, name_nl=template.dutch, name_en=template.english)
    CurriculumPart.objects.bulk_create(
        CurriculumPart(
            curriculum=row,
            day=part.day,
            position=place,
            minutes=part.minutes,
            title_nl=part.dutch,
            title_en=part.english,
            competences=list(part.competences),
        )
        for place, part in enumerate(template.parts, 1)
    )
    record("take_over_template", actor=actor, at=at, subject=key)
    return row


@transaction.atomic
def name_curriculum(
    *, actor: Actor, at: datetime, curriculum: Curriculum, name_nl: str, name_en: str, retired: bool
) -> None:
    """retired: no session of it is planned any more."""
    curriculum.name_nl, curriculum.name_en, curriculum.retired = name_nl, name_en, retired
    curriculum.save(update_fields=["name_nl", "name_en", "retired"])
    record("name_curriculum", actor=actor, at=at, subject=str(curriculum.pk))


@transaction.atomic
def save_part(
    *,
    actor: Actor,
    at: datetime,
    curriculum: Curriculum,
    part_id: UUID | None,
    day: int,
    minutes: int,
    title_nl: str,
    title_en: str,
    competences: Sequence[str],
) -> CurriculumPart:
    """part_id: None for a new one, which comes last."""
    last = curriculum.parts.aggregate(last=Max("position"))["last"] or 0
    values = {
        "day": day,
        "minutes": minutes,
        "title_nl": title_nl,
        "title_en": title_en,
        "competences": sorted(competences),
    }
    if part_id is None:
        row = CurriculumPart.objects.create(curriculum=curriculum, position=last + 1, **values)
    else:
        row, _made = CurriculumPart.objects.update_or_create(
            pk=part_id, curriculum=curriculum, defaults=values
        )
    record("save_part", actor=actor, at=at, subject=str(curriculum.pk))
    return row


@transaction.atomic
def remove_part(*, actor: Actor, at: datetime, part: CurriculumPart) -> None:
    """What was shown in it before stays shown."""
    curriculum_id = part.curriculum_id
    part.delete()
    record("remove_part", actor=actor, at=at, subject=str(curriculum_id))


@transaction.atomic
def add_material(
    *, actor: Actor, at: datetime, curriculum: Curriculum, title: str, link: str
) -> Material:
    """A link to where it stands already."""
    row = Material.objects.create(curriculum=curriculum, title=title, link=link)
    record("add_material", actor=actor, at=at, subject=str(curriculum.pk))
    return row


@transaction.atomic
def remove_material(*, actor: Actor, at: datetime, material: Material) -> None:
    """The link only."""
    curriculum_id = material.curriculum_id
    material.delete()
    record("remove_material", actor=actor, at=at, subject=str(curriculum_id))
