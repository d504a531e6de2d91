"""Tells coordinators, and whom it is about, when a role changes hands."""

from naast.access.hooks import RoleChange
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind


def tell_of_role_change(change: RoleChange) -> None:
    """Within the change's transaction; a role that nobody would hear about is not given."""
    for person in change.tell:
        queue_message(
            actor=change.by, at=change.at, kind=MessageKind.ROLE_CHANGE_TOLD, person_id=person
        )
    queue_message(
        actor=change.by, at=change.at, kind=MessageKind.ROLE_CHANGED, person_id=change.user_id
    )
