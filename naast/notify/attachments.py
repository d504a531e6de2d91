"""Files that go with a message, made at the moment of sending; the outbox holds ids only.

An area registers, for a kind of message, what makes the file. It gives None where nothing is left
to send: then the message goes without.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from naast.notify.choices import MessageKind


@dataclass(frozen=True)
class Attachment:
    """name: of the file. kind: the MIME type without parameters. method: of a calendar."""

    name: str
    kind: str
    content: bytes
    method: str = ""


# Who it is for, their address, and what it is about (the case_id of the message).
Maker = Callable[[UUID, str, UUID], Attachment | None]
_makers: dict[MessageKind, Maker] = {}


def attaches(kind: MessageKind) -> Callable[[Maker], Maker]:
    """Register the function that makes the file of a kind of message."""

    def register(maker: Maker) -> Maker:
        if kind in _makers:
            raise ValueError(f"{kind} has a file already.")
        _makers[kind] = maker
        return maker

    return register


def attachment_for(
    kind: MessageKind, *, person_id: UUID | None, email: str, about: UUID | None
) -> Attachment | None:
    """The file of this message, if its kind has one and it still says which."""
    maker = _makers.get(kind)
    if maker is None or person_id is None or about is None:
        return None
    return maker(person_id, email, about)
