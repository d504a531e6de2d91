"""What somebody wrote for the tree and did not send; only they read it."""

from typing import Any

from naast.access.actor import Actor
from naast.calamities.models import CalamityFile
from naast.calamities.models_tree import TreeDraft
from naast.calamities.rules import looks_into
from naast.privacy.locking import lock, unlock

CONTENT = "calamities.TreeDraft.content"


def draft_of(*, actor: Actor, file: CalamityFile) -> dict[str, Any] | None:
    """Of the actor alone; None where there is none, or where they look into it no more."""
    if not looks_into(actor, file):
        return None
    row = TreeDraft.objects.filter(file=file, user_id=actor.id).first()
    return dict(unlock(row.content, kind=CONTENT, row_id=row.pk)) if row else None


def locked_draft(row: TreeDraft, content: dict[str, Any]) -> bytes:
    """As it is stored."""
    return lock(content, kind=CONTENT, row_id=row.pk)
