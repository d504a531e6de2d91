"""The issuer signs passes blindly, in a process of its own; this asks it over its control socket.

Every call may be repeated. ProcessAway: nobody answers; ProcessRefused: it said no.
"""

from collections.abc import Iterable

from django.conf import settings

from naast.privacy.process_wire import ProcessAway, ProcessRefused, ask

# What every asking side needs beside the calls.
__all__ = ["ProcessAway", "ProcessRefused"]


def open_round(round_id: str) -> str:
    """Make the round's key. Its public half: base64url of SPKI, as the manifest has it."""
    return str(ask(settings.ISSUER_SOCKET, "open", round=round_id)["issuer_key"])


def add_passes(round_id: str, hashes: Iterable[str]) -> None:
    """SHA-256 (hex) of the 16 bytes of each pass that may be used once in this round."""
    ask(settings.ISSUER_SOCKET, "add_passes", round=round_id, hashes=sorted(hashes))


def knows(round_id: str, pass_hash: str) -> bool:
    """Whether this pass (SHA-256, hex) was added to the round; never whether it was used."""
    return bool(ask(settings.ISSUER_SOCKET, "knows", round=round_id, hash=pass_hash)["known"])


def close_round(round_id: str) -> None:
    """Sign no more, and destroy the private key now."""
    ask(settings.ISSUER_SOCKET, "close", round=round_id)


def signed(round_id: str) -> int:
    """How many signatures were given; refused open before closing."""
    return int(ask(settings.ISSUER_SOCKET, "signed", round=round_id)["signed"])


def destroy_round(round_id: str) -> None:
    """Everything of the round; of one that is not known nothing."""
    ask(settings.ISSUER_SOCKET, "destroy", round=round_id)


def is_there() -> bool:
    """Whether it answers."""
    try:
        ask(settings.ISSUER_SOCKET, "ping")
    except (ProcessAway, ProcessRefused):
        return False
    return True
