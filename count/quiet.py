"""What this program denies itself: speaking to a network, and leaving its memory on a disk."""

import os
import signal
import sys


class NetworkRefused(RuntimeError):
    """Something in this program asked for a network. Nothing here has a reason to."""


def keep_quiet() -> None:
    """For this process, for good."""
    os.umask(0o022)
    sys.addaudithook(_no_network)
    for name in ("SIGTERM", "SIGHUP"):  # a window that is closed is Ctrl+C: pages are wiped
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:  # pragma: no cover
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _no_network(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        raise NetworkRefused(event)
