"""The collector takes sealed ballots, in a process of its own; this asks it over its socket.

Every call may be repeated. ProcessAway: nobody answers; ProcessRefused: it said no.
"""

from typing import Any

from django.conf import settings

from naast.privacy.process_wire import ProcessAway, ProcessRefused, ask

# What every asking side needs beside the calls.
__all__ = ["ProcessAway", "ProcessRefused"]


def open_round(manifest: str, form: str) -> None:
    """Take ballots for this manifest, exactly as it is. Refused other where the round has another
    manifest, malformed where it cannot be used."""
    ask(settings.COLLECTOR_SOCKET, "open", manifest=manifest, form=form)


def is_ready(round_id: str, at_least: int) -> bool:
    """Whether so many ballots lie there. Refused few below the manifest's own least."""
    asked = {"round": round_id, "at_least": at_least}
    return bool(ask(settings.COLLECTOR_SOCKET, "ready", **asked)["ready"])


def close_round(round_id: str) -> None:
    """Take no more ballots."""
    ask(settings.COLLECTOR_SOCKET, "close", round=round_id)


def export_round(round_id: str) -> dict[str, Any]:
    """The box of a closed round, sealed ballots and all; signed and passes are None: fill them in.
    Refused open before closing."""
    box = ask(settings.COLLECTOR_SOCKET, "export", round=round_id)["box"]
    return dict(box)


def destroy_round(round_id: str) -> None:
    """Everything of the round; of one that is not known nothing."""
    ask(settings.COLLECTOR_SOCKET, "destroy", round=round_id)


def is_there() -> bool:
    """Whether it answers."""
    try:
        ask(settings.COLLECTOR_SOCKET, "ping")
    except (ProcessAway, ProcessRefused):
        return False
    return True
