"""Sends sign-in mail after the answer went out, so that the time of the answer says nothing.

A page that waits for the mail server only when the address is known tells a stranger who works
here. The mail is rendered in the request; one thread sends it. What is lost in a crash is asked
for again by pressing the button again.
"""

from concurrent.futures import ThreadPoolExecutor
from smtplib import SMTPException

import structlog
from django.core.mail import EmailMessage

log = structlog.get_logger()
_sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sign-in-mail")


def post(message: EmailMessage) -> None:
    """Send soon. A mail server that fails is logged without the address."""
    _sender.submit(_send, message)


def wait_for_post() -> None:
    """Return when everything posted so far has been tried; for tests."""
    _sender.submit(lambda: None).result(timeout=30)


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except (OSError, SMTPException) as problem:
        log.error("sign_in_mail_failed", problem=type(problem).__name__)
