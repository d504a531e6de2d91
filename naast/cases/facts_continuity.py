"""What only one person can do, or nobody: counts without a name, for whoever looks after the whole.

Read by the page of continuity and by insight. `have` below `need` is a risk.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils import timezone

from naast.access.actor import MATCHING
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.cases.models import StandingInstruction
from naast.people.choices_continuity import NEEDED, Task
from naast.people.models_continuity import Hands
from naast.people.queries.cover import COORDINATING, cover
from naast.privacy import vault_alarms
from naast.privacy.vault_client import VaultRefused, VaultUnavailable
from naast.supporters.choices import Accepts
from naast.supporters.logic.team import TeamMember
from naast.supporters.queries import eligible_team
from naast.supporters.queries.on_call import on_call_choice, published

ASK_AGAIN = timedelta(days=365)
SOON = timedelta(days=14)
FOUR_WEEKS = 28


class What(StrEnum):
    """One thing that a programme should not owe to one person."""

    COORDINATORS = "coordinators"
    DEPUTY = "deputy"
    SOMEBODY_THERE = "somebody_there"
    STEWARDS = "stewards"
    REPRESENTATIVES = "representatives"
    INSTRUCTION = "instruction"
    SIGNER = "signer"
    GROUP_LEADERS = "group_leaders"
    SITE = "site"
    LANGUAGE = "language"
    ON_CALL = "on_call"
    ROTA_AHEAD = "rota_ahead"
    SHEETS_PRINTED = "sheets_printed"
    DRILL = "drill"
    HANDS = "hands"
    HANDS_UNKNOWN = "hands_unknown"


@dataclass(frozen=True)
class Check:
    """have: how many there are (or 1 for yes); need: how many there should be. about: a code of a
    site, language or task, or a day; never a person."""

    what: What
    have: int
    need: int
    about: str = ""

    @property
    def at_risk(self) -> bool:
        """Fewer than there should be."""
        return self.have < self.need


def continuity(at: datetime) -> tuple[Check, ...]:
    """Every check, those in order included. A fixed number of queries, one question to the vault;
    where the vault does not answer, its two checks are left out."""
    today = timezone.localdate(at)
    team = [one for one in eligible_team(MATCHING, today) if one.trained and one.ready]
    return (
        *_roles(today),
        *_instruction(today),
        *_team(team),
        *_on_call(team, today),
        *_vault(today),
        *_hands(today),
    )


def risks(at: datetime) -> tuple[Check, ...]:
    """Only what is at risk."""
    return tuple(one for one in continuity(at) if one.at_risk)


def _roles(today: date) -> Iterator[Check]:
    yield Check(What.COORDINATORS, holders_of(COORDINATING, today).count(), 2)
    yield Check(What.DEPUTY, holders_of([Role.DEPUTY_COORDINATOR], today).count(), 1)
    nobody = cover(on=today).nobody
    first = nobody[0][0].isoformat() if nobody else ""
    yield Check(What.SOMEBODY_THERE, 0 if nobody else 1, 1, first)
    yield Check(What.STEWARDS, holders_of([Role.STEWARD], today).count(), 2)
    yield Check(What.REPRESENTATIVES, holders_of([Role.STAFF_REPRESENTATIVE], today).count(), 2)


def _instruction(today: date) -> Iterator[Check]:
    rows = StandingInstruction.objects.filter(ended_at=None, until_on__gte=today)
    signed = rows.order_by("-signed_at").first()
    holds = signed is not None and signed.until_on >= today + SOON
    until = signed.until_on.isoformat() if signed is not None else ""
    yield Check(What.INSTRUCTION, int(holds), 1, until)
    if signed is not None:
        still = holders_of(COORDINATING, today).filter(pk=signed.signed_by).exists()
        yield Check(What.SIGNER, int(still), 1)


def _team(team: Sequence[TeamMember]) -> Iterator[Check]:
    leads = sum(Accepts.GROUPS.value in one.accepts for one in team)
    yield Check(What.GROUP_LEADERS, leads, 2)
    sites = Counter(one.site for one in team)
    languages = Counter(language for one in team for language in one.languages)
    for what, counts in ((What.SITE, sites), (What.LANGUAGE, languages)):
        yield from (Check(what, have, 2, about) for about, have in sorted(counts.items()))


def _on_call(team: Sequence[TeamMember], today: date) -> Iterator[Check]:
    choice = on_call_choice()
    if not (choice.nights or choice.weekends):
        return
    word = Accepts.NIGHTS.value if choice.nights else Accepts.WEEKENDS.value
    turns = FOUR_WEEKS * choice.nights + 8 * choice.weekends
    willing = sum(word in one.accepts for one in team)
    yield Check(What.ON_CALL, willing, -(-turns * choice.places // choice.most))
    last = published().order_by("-on").values_list("on", flat=True).first()
    ahead = last is not None and last >= today + SOON
    yield Check(What.ROTA_AHEAD, int(ahead), 1, last.isoformat() if last else "")


def _vault(today: date) -> Iterator[Check]:
    try:
        told = vault_alarms.safety()
    except (VaultUnavailable, VaultRefused):
        return
    yield Check(What.SHEETS_PRINTED, int(told.sheets), 1)
    fresh = bool(told.drilled) and date.fromisoformat(told.drilled) > today - ASK_AGAIN
    yield Check(What.DRILL, int(fresh), 1, told.drilled)


def _hands(today: date) -> Iterator[Check]:
    noted = {row.task: row for row in Hands.objects.all()}
    for task in Task:
        row = noted.get(task.value)
        if row is None or row.noted_on <= today - ASK_AGAIN:
            yield Check(What.HANDS_UNKNOWN, 0, 1, task.value)
        else:
            yield Check(What.HANDS, row.people, NEEDED[task], task.value)
