"""The two ways a message leaves the house: e-mail, and text messages through a gateway."""

import json
import smtplib
from enum import Enum, auto
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from naast.notify.attachments import Attachment
from naast.notify.texts import Text

GATEWAY_TIMEOUT_SECONDS = 10
_PERMANENT = 500
_WORTH_ANOTHER_TRY = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}


class Result(Enum):
    """What a channel says of one try."""

    TAKEN = auto()
    LATER = auto()  # the channel is away or busy
    REFUSED = auto()  # this address will never be taken


class Mail:
    """E-mail over one connection for a whole round; opened with the first message.

    A server that cannot be reached is not asked again in the same round.
    """

    def __init__(self) -> None:
        self._connection: BaseEmailBackend | None = None
        self._away = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def send(self, message: UUID, to: str, text: Text, file: Attachment | None = None) -> Result:
        """The Message-ID is the message's own id, so that a second copy is seen to be one."""
        host = urlsplit(settings.BASE_URL).hostname
        headers = {"Message-ID": f"<{message}@{host}>", "Auto-Submitted": "auto-generated"}
        connection = self._open()
        if connection is None:
            return Result.LATER
        try:
            mail = EmailMultiAlternatives(
                text.subject, text.body, to=[to], headers=headers, connection=connection
            )
            if file is not None:
                _attach(mail, file)
            mail.send()
        except (smtplib.SMTPException, OSError, ValueError) as error:
            self._close()
            return _of_mail_error(error)
        return Result.TAKEN

    def _open(self) -> BaseEmailBackend | None:
        if self._connection is None and not self._away:
            connection = get_connection()
            try:
                connection.open()
            except (smtplib.SMTPException, OSError):
                self._away = True
                return None
            self._connection = connection
        return self._connection

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except (smtplib.SMTPException, OSError):
                return  # it was broken already; the next message opens another


def _attach(mail: EmailMultiAlternatives, file: Attachment) -> None:
    """A calendar stands beside the words, as another way to say the same (RFC 6047 section 2.4);
    mail programs then show it as an invitation."""
    if file.method:
        kind = f"{file.kind}; method={file.method}"
        mail.attach_alternative(file.content.decode(), kind)
    else:
        mail.attach(file.name, file.content, file.kind)


def _of_mail_error(error: Exception) -> Result:
    """Refused only where the server says so of this very message; all else is tried again."""
    codes: list[int] = []
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
    elif isinstance(error, smtplib.SMTPDataError):
        codes = [error.smtp_code]
    elif isinstance(error, ValueError) and not isinstance(error, OSError):
        return Result.REFUSED  # an address with a line break or worse
    return Result.REFUSED if codes and min(codes) >= _PERMANENT else Result.LATER


class _NoRedirect(HTTPRedirectHandler):
    """A gateway that sends us elsewhere would get the number and the token sent elsewhere."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        """Never followed; the answer counts as an error."""


def can_text() -> bool:
    """Whether the hospital has a gateway."""
    return bool(settings.SMS_GATEWAY_URL)


def send_text(message: UUID, to: str, text: Text) -> Result:
    """POST of JSON {"id", "to", "text"}; the id also as Idempotency-Key, the token as Bearer."""
    request = Request(  # noqa: S310 - settings allow http only on this machine
        settings.SMS_GATEWAY_URL,
        data=json.dumps({"id": str(message), "to": to, "text": text.short}).encode(),
        headers={
            "Content-Type": "application/json",
            "Authorization": f"Bearer {settings.SMS_GATEWAY_TOKEN}",
            "Idempotency-Key": str(message),
        },
    )
    try:
        with build_opener(_NoRedirect).open(request, timeout=GATEWAY_TIMEOUT_SECONDS):
            return Result.TAKEN
    except HTTPError as error:
        error.close()
        return _of_status(error.code)
    except (OSError, ValueError):
        return Result.LATER


def _of_status(status: int) -> Result:
    """A number that cannot be used is refused; a token that is wrong may be mended."""
    ours = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
    hopeless = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    return Result.REFUSED if hopeless and status not in _WORTH_ANOTHER_TRY | ours else Result.LATER
