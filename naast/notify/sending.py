"""Sends what is due. Several machines may do so at once: each message is claimed by one of them."""

import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import structlog
from django.conf import settings
from django.db.models import Q, QuerySet

from naast.notify.actions.answer_codes import create_answer_code
from naast.notify.addresses import Address, address_of
from naast.notify.attachments import attachment_for
from naast.notify.channels import Mail, Result, can_text, send_text
from naast.notify.choices import (
    ANSWERED_WITH_CODE,
    AT_ANY_HOUR,
    Channel,
    MessageKind,
    MessageState,
)
from naast.notify.logic.quiet import SendingHours, next_moment
from naast.notify.logic.retries import LEASE, MOST_TRIES, wait_after
from naast.notify.models import OutgoingMessage
from naast.notify.texts import Text, compose

MOST_IN_A_ROUND = 200
LONGEST_ROUND = timedelta(seconds=30)  # other duties wait for this one
Clock = Callable[[], datetime]
logger = structlog.get_logger(__name__)


def send_due_messages(now: datetime, hours: SendingHours) -> Counter[MessageState]:
    """Send what is due, at most 200 or half a minute long; what became of how many.

    A message leaves at least once: if this process dies after the mail server took it, another
    sends it again three minutes later, with the same Message-ID.
    """
    began, done = time.monotonic(), Counter[MessageState]()

    def clock() -> datetime:
        return now + timedelta(seconds=time.monotonic() - began)

    with Mail() as mail:
        for key in list(_due(now).values_list("pk", flat=True)[:MOST_IN_A_ROUND]):
            if clock() > now + LONGEST_ROUND:
                break
            row = _claimed(key, clock())
            if row is not None:
                done[_deliver(row, clock, hours, mail)] += 1
    if given_up := done[MessageState.DEAD] + done[MessageState.UNREACHABLE]:
        logger.error("messages_not_delivered", count=given_up)
    return done


def _due(now: datetime) -> QuerySet[OutgoingMessage]:
    free = Q(claimed_until_at=None) | Q(claimed_until_at__lte=now)
    waiting = Q(state=MessageState.WAITING.value, not_before_at__lte=now)
    return OutgoingMessage.objects.filter(free & waiting).order_by("not_before_at", "pk")


def _claimed(key: UUID, now: datetime) -> OutgoingMessage | None:
    """Ours for three minutes, if nobody else was quicker; one UPDATE decides on any database.

    The try counts from here, so that a message which ends its sender is given up in the end.
    """
    row = _due(now).filter(pk=key).first()
    if row is None:
        return None
    row.claimed_by, row.claimed_until_at, row.tries = uuid4(), now + LEASE, row.tries + 1
    mine = _due(now).filter(pk=key, tries=row.tries - 1).order_by()
    won = mine.update(
        claimed_by=row.claimed_by, claimed_until_at=row.claimed_until_at, tries=row.tries
    )
    return row if won else None


def _deliver(row: OutgoingMessage, clock: Clock, hours: SendingHours, mail: Mail) -> MessageState:
    """One try of one claimed message."""
    now = clock()
    if row.useful_until_at <= now:
        return _done(row, MessageState.TOO_LATE, now)
    if row.tries > MOST_TRIES:
        return _done(row, MessageState.DEAD, now)
    opens = now if MessageKind(row.kind) in AT_ANY_HOUR else next_moment(now, hours)
    if opens > now:
        return _put_off(row, opens, tries=row.tries - 1)
    address = address_of(row.person_id) if row.person_id else None
    result, channel = _sent(row, address or Address(), mail)
    return _after_try(row, result, channel, clock())


def _after_try(
    row: OutgoingMessage, result: Result, channel: Channel, now: datetime
) -> MessageState:
    if result is Result.TAKEN:
        return _done(row, MessageState.SENT, now, channel)
    if result is Result.REFUSED:
        return _done(row, MessageState.UNREACHABLE, now)
    if row.tries >= MOST_TRIES:
        return _done(row, MessageState.DEAD, now)
    return _put_off(row, now + wait_after(row.tries), tries=row.tries)


def _sent(row: OutgoingMessage, address: Address, mail: Mail) -> tuple[Result, Channel]:
    """By e-mail; where there is none, or it is refused, by text message; else refused."""
    by_text = bool(address.phone) and can_text()
    if not address.email and not by_text:
        return Result.REFUSED, Channel.EMAIL
    text = _text(row, address)
    if address.email:
        kind, person = MessageKind(row.kind), row.person_id
        file = attachment_for(kind, person_id=person, email=address.email, about=row.case_id)
        result = mail.send(row.pk, address.email, text, file)
        if result is not Result.REFUSED or not by_text:
            return result, Channel.EMAIL
    return send_text(row.pk, address.phone, text), Channel.SMS


def _text(row: OutgoingMessage, address: Address) -> Text:
    """Codes are made here, so that the outbox, and whoever steals it, holds none."""
    kind = MessageKind(row.kind)
    known = dict(settings.LANGUAGES)
    wanted = (row.language, address.language, settings.LANGUAGE_CODE)
    language = next(code for code in wanted if code in known)
    if kind not in ANSWERED_WITH_CODE:
        return compose(kind, language=language)
    if row.case_id is None or row.person_id is None:
        raise ValueError(f"A message of kind {kind} needs to know what is answered.")
    code = create_answer_code(
        purpose=ANSWERED_WITH_CODE[kind],
        case_id=row.case_id,
        person_id=row.person_id,
        valid_until=row.useful_until_at,
    )
    return compose(kind, language=language, code=code, until=row.useful_until_at)


def _done(
    row: OutgoingMessage, state: MessageState, at: datetime, channel: Channel | None = None
) -> MessageState:
    """Names nobody any more, unless a coordinator has to telephone."""
    values: dict[str, object] = {
        "state": state.value,
        "done_at": at,
        "channel": channel.value if channel else "",
        "claimed_by": None,
        "claimed_until_at": None,
    }
    if state in (MessageState.SENT, MessageState.TOO_LATE):
        values |= {"person_id": None, "case_id": None}
    _still_ours(row).update(**values)
    return state


def _put_off(row: OutgoingMessage, until: datetime, *, tries: int) -> MessageState:
    _still_ours(row).update(
        not_before_at=until, tries=tries, claimed_by=None, claimed_until_at=None
    )
    return MessageState.WAITING


def _still_ours(row: OutgoingMessage) -> QuerySet[OutgoingMessage]:
    """Nothing, if we were so slow that another sender took it over."""
    return OutgoingMessage.objects.filter(pk=row.pk, claimed_by=row.claimed_by)
