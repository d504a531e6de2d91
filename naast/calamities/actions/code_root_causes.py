"""Gives root causes their codes: by the team, then an agreed one where a second coder differed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.choices_coding import Part
from naast.calamities.logic.prisma.codes import read_code
from naast.calamities.logic.prisma.walk import walk
from naast.calamities.models import CalamityFile
from naast.calamities.models_coding import FileCoding, RootCauseCode, SecondCoding
from naast.calamities.queries.coding import coded_causes
from naast.calamities.queries.tree import is_whole, root_causes
from naast.privacy.audit import record


class CodingRefused(Exception):
    """str() says why."""


@transaction.atomic
def code_root_cause(*, actor: Actor, at: datetime, file_id: UUID, node: UUID, path: str) -> str:
    """The code at the end of the answers. Raises CodingRefused; NoSuchPath for other answers."""
    file = _open_coding(file_id)
    causes = {one.node: one for one in root_causes(actor=actor, file=file)}
    code = walk(path).code
    if node not in causes or not code:
        raise CodingRefused(_("The tree has changed meanwhile. Look at it again."))
    RootCauseCode.objects.update_or_create(
        file=file,
        node=node,
        part=Part.FIRST.value,
        defaults={
            "code": code,
            "path": path,
            "recovery": causes[node].recovery,
            "coder": UUID(actor.id),
            "coded_at": at,
        },
    )
    record("code_root_cause", actor=actor, at=at, subject=f"{code} {file.number}")
    return code


@transaction.atomic
def finish_coding(
    *, actor: Actor, at: datetime, file_id: UUID, event_type: str, scope: str
) -> FileCoding:
    """From now on the file counts in the profile. Raises CodingRefused while the tree is not
    said to be whole or a root cause has no code; what helped to stop the event may stay without
    one."""
    file = _open_coding(file_id)
    if not is_whole(file):
        raise CodingRefused(_("First say on the page of the causal tree that the tree is whole."))
    here = coded_causes(actor=actor, file=file)
    if not here or any(not one.first and not one.cause.recovery for one in here):
        raise CodingRefused(_("Some root causes have no code yet. Give each one first."))
    file.codes.exclude(node__in=[one.cause.node for one in here]).delete()
    for one in here:  # a branch may have become one of recovery since it was coded
        file.codes.filter(node=one.cause.node).update(recovery=one.cause.recovery)
    coding, _made = FileCoding.objects.update_or_create(
        file=file,
        defaults={
            "event_type": event_type,
            "scope": scope,
            "finished_on": timezone.localdate(at),
            "finished_by": UUID(actor.id),
        },
    )
    record("finish_coding", actor=actor, at=at, subject=file.number)
    return coding


@transaction.atomic
def open_coding_again(*, actor: Actor, at: datetime, file_id: UUID) -> None:
    """To change a code. Raises CodingRefused once the file is in a sample: a first code that
    changed after the second was given would say nothing about agreement."""
    file = lock_file(pk=file_id)
    if SecondCoding.objects.filter(file=file).exists():
        raise CodingRefused(
            _("This file is coded a second time, so the first codes stay as they are.")
        )
    FileCoding.objects.filter(file=file).update(finished_on=None, finished_by=None)
    record("open_coding_again", actor=actor, at=at, subject=file.number)


@transaction.atomic
def agree_on_code(*, actor: Actor, at: datetime, file_id: UUID, node: UUID, code: str) -> None:
    """What both coders came to after talking. Raises CodingRefused where both codes are not there;
    UnknownCode."""
    file = lock_file(pk=file_id)
    here = {one.cause.node: one for one in coded_causes(actor=actor, file=file)}
    if node not in here or not here[node].second:
        raise CodingRefused(_("This root cause was not coded twice."))
    RootCauseCode.objects.update_or_create(
        file=file,
        node=node,
        part=Part.AGREED.value,
        defaults={
            "code": read_code(code),
            "recovery": here[node].cause.recovery,
            "coder": UUID(actor.id),
            "coded_at": at,
        },
    )
    record("agree_on_code", actor=actor, at=at, subject=f"{read_code(code)} {file.number}")


def _open_coding(file_id: UUID) -> CalamityFile:
    file = lock_file(pk=file_id)
    if FileCoding.objects.filter(file=file, finished_on__isnull=False).exists():
        raise CodingRefused(_("The codes of this file are finished. Open them again first."))
    return file
