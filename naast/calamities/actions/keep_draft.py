"""Keeps what somebody is still writing for the tree, so that no closing window loses it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.calamities.actions.grow_tree import file_to_change
from naast.calamities.models_tree import TreeDraft
from naast.calamities.queries.drafts_tree import locked_draft
from naast.privacy.audit import record


@transaction.atomic
def keep_draft(
    *, actor: Actor, at: datetime, file_id: UUID, content: dict[str, Any] | None
) -> None:
    """What is being written and was not sent, one text a person and file; None: throw it away.

    The trail holds where a draft begins and ends, not each letter of it. Raises IsClosed.
    """
    file = file_to_change(file_id)
    row = TreeDraft.objects.filter(file=file, user_id=actor.id).first()
    began = row is None
    if content is None:
        TreeDraft.objects.filter(file=file, user_id=actor.id).delete()
    else:
        row = row or TreeDraft(file=file, user_id=UUID(actor.id))
        row.content, row.kept_at = locked_draft(row, content), at
        row.save()
    if began != (content is None):
        record("keep_draft", actor=actor, at=at, subject=str(file_id))
