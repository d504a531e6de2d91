"""Says what external means in a file, and gives its root causes their codes."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.access.actor import Actor
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.choices_coding import Part
from naast.calamities.logic.prisma.walk import walk
from naast.calamities.models import CalamityFile
from naast.calamities.models_coding import FileCoding, RootCauseCode, SecondCoding
from naast.calamities.queries.coding import coded_causes, locked_reason
from naast.calamities.queries.tree import is_whole, root_causes
from naast.privacy.audit import record

SAMPLED = gettext_lazy("This file is coded a second time, so the first codes stay as they are.")


class CodingRefused(Exception):
    """str() says why."""


@transaction.atomic
def choose_scope(
    *, actor: Actor, at: datetime, file_id: UUID, scope: str, reason: str = ""
) -> FileCoding:
    """From where on a cause is external, before the first code. Afterwards only with a reason, and
    then all codes go: they are given anew. Raises CodingRefused, also once the file is in a
    sample."""
    file = _open_coding(file_id)
    coding = FileCoding.objects.filter(file=file).first()
    if coding is not None and coding.scope != scope and file.codes.exists():
        if SecondCoding.objects.filter(file=file).exists():
            raise CodingRefused(str(SAMPLED))
        if not reason.strip():
            raise CodingRefused(_("Write down why external means something else now."))
        file.codes.all().delete()
        coding.scope_reason = locked_reason(file.pk, reason.strip())
    coding = coding or FileCoding(file=file)
    coding.scope = scope
    coding.scope_by, coding.scope_on = UUID(actor.id), timezone.localdate(at)
    coding.save()
    record("choose_scope", actor=actor, at=at, subject=f"{scope} {file.number}")
    return coding


@transaction.atomic
def code_root_cause(*, actor: Actor, at: datetime, file_id: UUID, node: UUID, path: str) -> str:
    """The code at the end of the answers. Raises CodingRefused, also before anybody chose what
    external means; NoSuchPath for other answers."""
    file = _open_coding(file_id)
    if not FileCoding.objects.filter(file=file).exists():
        raise CodingRefused(_("First choose what external means in this file."))
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
def finish_coding(*, actor: Actor, at: datetime, file_id: UUID, event_type: str) -> FileCoding:
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
    coding = FileCoding.objects.filter(file=file).first()
    if coding is None:
        raise CodingRefused(_("First choose what external means in this file."))
    coding.event_type = event_type
    coding.finished_on, coding.finished_by = timezone.localdate(at), UUID(actor.id)
    coding.save()
    record("finish_coding", actor=actor, at=at, subject=file.number)
    return coding


@transaction.atomic
def open_coding_again(*, actor: Actor, at: datetime, file_id: UUID) -> None:
    """To change a code. Raises CodingRefused once the file is in a sample: a first code that
    changed after the second was given would say nothing about agreement."""
    file = lock_file(pk=file_id)
    if SecondCoding.objects.filter(file=file).exists():
        raise CodingRefused(str(SAMPLED))
    FileCoding.objects.filter(file=file).update(finished_on=None, finished_by=None)
    record("open_coding_again", actor=actor, at=at, subject=file.number)


def _open_coding(file_id: UUID) -> CalamityFile:
    file = lock_file(pk=file_id)
    if FileCoding.objects.filter(file=file, finished_on__isnull=False).exists():
        raise CodingRefused(_("The codes of this file are finished. Open them again first."))
    return file
