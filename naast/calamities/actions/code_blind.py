"""A second coding by somebody who sees neither the event nor the first codes."""

import secrets
from collections import Counter
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.code_root_causes import CodingRefused
from naast.calamities.choices_coding import Part
from naast.calamities.logic.prisma.sample import coder_for, drawn, how_many, shuffled
from naast.calamities.logic.prisma.walk import walk
from naast.calamities.models import CalamityFile
from naast.calamities.models_coding import BlindSample, RootCauseCode, SecondCoding
from naast.calamities.queries.cleaning import cleaner
from naast.calamities.queries.coding import blind_causes, locked_texts
from naast.calamities.queries.second_coders import fit_to_code
from naast.calamities.queries.tree import root_causes
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record


@transaction.atomic
def draw_sample(
    *, actor: Actor, at: datetime, year: int, percent: int, least: int, seed: str = ""
) -> BlindSample:
    """Of the files whose codes were finished in that year, which is over: so the files out of which
    it is drawn stay the same. They are kept with the seed. seed: for tests; else a new one.

    Raises CodingRefused where the year runs still, was drawn before, or has nothing to draw.
    """
    if year >= timezone.localdate(at).year:
        raise CodingRefused(_("This year is not over. Draw it when no more files are added."))
    files = {
        file.pk: file
        for file in CalamityFile.objects.filter(
            coding__finished_on__year=year, second_coding=None
        ).order_by("pk")
    }
    if BlindSample.objects.filter(year=year).exists():
        raise CodingRefused(_("The sample of this year was drawn before."))
    if not files:
        raise CodingRefused(_("In this year no file had its codes finished."))
    sample = BlindSample.objects.create(
        year=year,
        percent=percent,
        least=least,
        seed=seed or secrets.token_hex(8),
        out_of=len(files),
        pool=[str(pk) for pk in files],
        drawn_on=timezone.localdate(at),
        drawn_by=UUID(actor.id),
    )
    number = how_many(len(files), percent=percent, least=least)
    given: Counter[UUID] = Counter()
    for file_id in drawn(files, seed=sample.seed, number=number):
        _give(actor, at, sample, files[file_id], given)
    record("draw_blind_sample", actor=actor, at=at, subject=str(year))
    return sample


def _give(
    actor: Actor,
    at: datetime,
    sample: BlindSample,
    file: CalamityFile,
    given: Counter[UUID],
) -> None:
    """To the analyst with the least of this sample; to nobody where nobody is fit."""
    today = timezone.localdate(at)
    coder = coder_for(file.pk, fit_to_code(file, today), given, sample.seed)
    clean = cleaner()
    causes = {
        one.node: clean(one.text) for one in root_causes(actor=actor, file=file) if not one.recovery
    }
    coding_id = uuid4()
    order = shuffled(causes, seed=sample.seed)
    SecondCoding.objects.create(
        id=coding_id,
        sample=sample,
        file=file,
        coder_id=coder,
        texts=locked_texts(coding_id, [(node, causes[node]) for node in order]),
        asked_on=today,
    )
    if coder:
        given[coder] += 1
        _tell(actor, at, coding_id, coder)


@transaction.atomic
def give_to_coder(*, actor: Actor, at: datetime, coding_id: UUID, coder: UUID) -> None:
    """To somebody else. What the one before had coded goes. Raises CodingRefused for who is not
    fit."""
    coding = SecondCoding.objects.select_for_update().get(pk=coding_id)
    if coding.done_on or coder not in fit_to_code(coding.file, timezone.localdate(at)):
        raise CodingRefused(_("Choose an analyst who is not of the team of this file."))
    coding.file.codes.filter(part=Part.SECOND.value).delete()
    coding.coder_id = coder
    coding.save(update_fields=["coder"])
    _tell(actor, at, coding_id, coder)
    record("give_to_coder", actor=actor, at=at, subject=str(coding_id))


@transaction.atomic
def cannot_code(*, actor: Actor, at: datetime, coding_id: UUID) -> None:
    """Without a reason: the secretary sees that it waits for somebody."""
    coding = SecondCoding.objects.select_for_update().get(pk=coding_id)
    if coding.done_on:
        raise CodingRefused(_("This is not waiting for a code."))
    coding.file.codes.filter(part=Part.SECOND.value).delete()
    coding.coder = None
    coding.save(update_fields=["coder"])
    record("cannot_code", actor=actor, at=at, subject=str(coding_id))


@transaction.atomic
def code_blind(*, actor: Actor, at: datetime, coding_id: UUID, node: UUID, path: str) -> str:
    """The code at the end of the answers. Raises CodingRefused."""
    coding = SecondCoding.objects.select_for_update().get(pk=coding_id)
    code = walk(path).code
    if coding.done_on or not code or node not in {one.node for one in blind_causes(coding)}:
        raise CodingRefused(_("This is not waiting for a code."))
    RootCauseCode.objects.update_or_create(
        file_id=coding.file_id,
        node=node,
        part=Part.SECOND.value,
        defaults={"code": code, "path": path, "coder": UUID(actor.id), "coded_at": at},
    )
    record("code_blind", actor=actor, at=at, subject=str(coding_id))
    return code


@transaction.atomic
def finish_blind(*, actor: Actor, at: datetime, coding_id: UUID) -> None:
    """Now the team sees the second codes. Raises CodingRefused while one is missing."""
    coding = SecondCoding.objects.select_for_update().get(pk=coding_id)
    if any(not one.code for one in blind_causes(coding)):
        raise CodingRefused(_("Some root causes have no code yet. Give each one first."))
    coding.done_on = timezone.localdate(at)
    coding.save(update_fields=["done_on"])
    record("finish_blind", actor=actor, at=at, subject=str(coding_id))


def _tell(actor: Actor, at: datetime, coding_id: UUID, coder: UUID) -> None:
    queue_message(
        actor=actor,
        at=at,
        kind=MessageKind.SOMETHING_WAITING,
        person_id=coder,
        once=f"second coding|{coding_id}|{coder}",
    )
