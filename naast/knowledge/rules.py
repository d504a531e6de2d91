"""Who may change the directory of help."""

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.knowledge.models import DirectoryEntry


def may_change_directory(actor: Actor, entry: DirectoryEntry) -> bool:
    """Whoever holds the right may change every entry."""
    return actor.kind == "user"


register(Right.CHANGE_DIRECTORY_OF_HELP, DirectoryEntry, may_change_directory)
