"""Forgets a group talk: the vault lets go of the event first, then the row is emptied here."""

from datetime import datetime

from naast.access.actor import CLOCK
from naast.cases.logic.group import Talk
from naast.cases.models_group import GroupSession
from naast.privacy import vault_client
from naast.privacy.erasure import Trigger, erase
from naast.privacy.sealing import current_epoch_key


def forget_talk(*, session: GroupSession, at: datetime) -> None:
    """Part of ending a talk, which writes the event. No fact: a group is counted by the month."""
    vault_client.close(session.id, bytes(session.wrapped_key), CLOCK.name, "system", None)
    erase(Trigger.CASE_CLOSED, session.id, at)


def empty_talk(row: GroupSession) -> None:
    """When, where, for whom, by whom; what stays is a row without words until its key is dead."""
    row.units.all().delete()
    row.leaders.all().delete()
    row.state, row.starts_at, row.minutes = Talk.CLOSED.value, None, None
    row.site, row.room, row.heads_told, row.wrapped_key = None, "", False, b""
    row.last_epoch = current_epoch_key().epoch
    row.save()
