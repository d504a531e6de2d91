"""What this program denies itself: speaking to a network, and leaving its memory on a disk."""

import os
import sys


class NetworkRefused(RuntimeError):
    """Something in this program asked for a network. Nothing here has a reason to."""


def keep_quiet() -> None:
    """For this process, for good. Files are for their owner only."""
    os.umask(0o077)
    sys.addaudithook(_no_network)
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:  # pragma: no cover
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _no_network(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        raise NetworkRefused(event)
