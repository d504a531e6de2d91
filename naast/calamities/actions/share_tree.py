"""Lets a tree go out anonymised, with texts only when two agreed; takes one in to learn from."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.choices_coding import EventType, Scope, SharedTexts
from naast.calamities.logic.prisma.tree_file import as_file, read_file
from naast.calamities.models import CalamityFile
from naast.calamities.models_coding import LibraryTree, TreeSharing
from naast.calamities.queries.shared_tree import (
    digest_of,
    locked_tree,
    may_go_out,
    sharing_of,
    tree_to_share,
)
from naast.privacy.audit import record


class SharingRefused(Exception):
    """str() says why."""


@transaction.atomic
def ask_to_share_texts(*, actor: Actor, at: datetime, file_id: UUID) -> TreeSharing:
    """For the cleaned texts as they are now; a change asks anew. Raises SharingRefused."""
    file = lock_file(pk=file_id)
    tree = tree_to_share(actor=actor, file=file, texts=SharedTexts.CLEANED)
    if tree is None:
        raise SharingRefused(_("Finish the codes of this file first."))
    row, _made = TreeSharing.objects.update_or_create(
        file=file,
        defaults={
            "digest": digest_of(tree),
            "asked_by": UUID(actor.id),
            "asked_on": timezone.localdate(at),
            "agreed_by": None,
            "agreed_on": None,
        },
    )
    record("ask_to_share_texts", actor=actor, at=at, subject=file.number)
    return row


@transaction.atomic
def agree_to_share_texts(*, actor: Actor, at: datetime, file_id: UUID) -> TreeSharing:
    """By somebody else than who asked. Raises SharingRefused, also when texts changed since."""
    file = lock_file(pk=file_id)
    tree = tree_to_share(actor=actor, file=file, texts=SharedTexts.CLEANED)
    row = sharing_of(file, tree)
    if row is None:
        raise SharingRefused(_("The texts have changed since. Read them and ask again."))
    if str(row.asked_by) == actor.id:
        raise SharingRefused(_("Somebody else reads the texts and agrees."))
    row.agreed_by, row.agreed_on = UUID(actor.id), timezone.localdate(at)
    row.save(update_fields=["agreed_by", "agreed_on"])
    record("agree_to_share_texts", actor=actor, at=at, subject=file.number)
    return row


@transaction.atomic
def share_tree(*, actor: Actor, at: datetime, file_id: UUID, texts: SharedTexts) -> bytes:
    """The file as it goes out. Raises SharingRefused."""
    file = CalamityFile.objects.get(pk=file_id)
    tree = tree_to_share(actor=actor, file=file, texts=texts)
    if tree is None:
        raise SharingRefused(_("Finish the codes of this file first."))
    if not may_go_out(file, tree):
        raise SharingRefused(_("Two people read the texts and agree before they go out."))
    record("share_tree", actor=actor, at=at, subject=f"{texts} {file.number}")
    return as_file(tree)


@transaction.atomic
def take_in_tree(*, actor: Actor, at: datetime, content: bytes) -> LibraryTree:
    """Into the library, for reading. Raises NotATree."""
    today = timezone.localdate(at)
    tree = read_file(
        content, event_types=EventType.values, scopes=Scope.values, this_year=today.year
    )
    row_id = uuid4()
    row = LibraryTree.objects.create(
        id=row_id,
        year=tree.year,
        event_type=tree.event_type,
        texts=tree.texts,
        tree=locked_tree(row_id, tree),
        taken_in_on=today,
        taken_in_by=UUID(actor.id),
    )
    record("take_in_tree", actor=actor, at=at, subject=str(row_id))
    return row


@transaction.atomic
def remove_tree(*, actor: Actor, at: datetime, row_id: UUID) -> None:
    """Out of the library."""
    LibraryTree.objects.filter(pk=row_id).delete()
    record("remove_tree", actor=actor, at=at, subject=str(row_id))
