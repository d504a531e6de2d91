"""Writes what happens at the door as events that name nobody: no account, no address.

What is refused inside is in the log already: Django writes every answer from 400 on, and
naast/logs.py keeps its status and the name of the page.
"""

from typing import Any

import structlog

log = structlog.get_logger()


def note_step(sender: object, method: str, **_: Any) -> None:
    """A password, a second factor or the hospital's account was shown and was right."""
    log.info(f"sign_in_step_{method}")


def note_signed_in(sender: object, **_: Any) -> None:
    """A session began."""
    log.info("signed_in")


def note_signed_out(sender: object, **_: Any) -> None:
    """A session was ended by whoever had it, or because its time was over."""
    log.info("signed_out")


def note_failed(sender: object, **_: Any) -> None:
    """A password was wrong, or nobody has the account."""
    log.warning("sign_in_failed")


def note_wrong_code() -> None:
    """A code of an app, or a recovery code, was wrong or used before."""
    log.warning("sign_in_code_wrong")


def note_locked(sender: object, **_: Any) -> None:
    """Too many tries for one account from one place."""
    log.warning("sign_in_locked")


def note_change(sender: object, signal: object = None, **_: Any) -> None:
    """A password, an app, a passkey or recovery codes are new or gone."""
    log.info("way_of_signing_in_changed")
