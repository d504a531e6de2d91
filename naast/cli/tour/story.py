"""What the steps of the tour share: who is involved, the clock that is moved, the nights."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from naast.access.actor import Actor
from naast.cases.models import Case
from naast.cli.backup import make_backup
from naast.cli.canaries.search import Found, search
from naast.cli.canaries.words import Canaries, canaries_of
from naast.cli.tour.hospital import Hospital
from naast.cli.tour.mail_server import MailServer
from naast.cli.tour.place import ThrowAway
from naast.incidents.logic.draft import NamedColleague
from naast.incidents.logic.rows import ReadRow
from naast.jobs.duties import all_duties
from naast.privacy.vault_client import Purpose, VaultRefused, open_case

NIGHT_HOUR, MORNING_HOUR = 3, 8
TURNING = "turn_keys"  # the vault refuses a second turn within a day; with --demo it would not


@dataclass
class Colleague:
    """Somebody involved. accepts: wants support, else says no thank you.

    wrap: the sealed key of their last open day, as a thief would keep it.
    """

    told: NamedColleague
    accepts: bool
    invented: bool = False
    case_id: UUID | None = None
    supporter: Actor | None = None
    supporter_name: str = ""
    wrap: bytes = b""

    @property
    def case(self) -> Case:
        """The row as it is now."""
        assert self.case_id is not None  # noqa: S101 - known since the list was read
        return Case.objects.get(pk=self.case_id)


@dataclass
class Story:
    """One tour. erase: False only in a test, which then must find what should be gone.

    entries: how long the log was before anybody looked.
    """

    place: ThrowAway
    file: Path
    mail: MailServer
    at: datetime
    erase: bool = True
    rows: Sequence[ReadRow] = ()
    colleagues: list[Colleague] = field(default_factory=list)
    canaries: Canaries = field(default_factory=lambda: Canaries(()))
    incidents: list[UUID] = field(default_factory=list)
    backups: list[Path] = field(default_factory=list)
    left: dict[str, object] = field(default_factory=dict)
    entries: int = 0
    _hospital: Hospital | None = None

    @property
    def hospital(self) -> Hospital:
        """Once it is set up."""
        assert self._hospital is not None  # noqa: S101 - the first step makes it
        return self._hospital

    @hospital.setter
    def hospital(self, hospital: Hospital) -> None:
        self._hospital = hospital

    @property
    def coordinator(self) -> Actor:
        """Of the invented hospital."""
        return self.hospital.coordinator

    # --- the clock ----------------------------------------------------------------------------

    def wait(self, **time: int) -> None:
        """Some minutes or hours of the same day pass."""
        self.at += timedelta(**time)

    def until(self, days: int, hour: int, minute: int = 0) -> None:
        """So many nights pass, each with its backup and its duties; then that hour of the day."""
        for _night in range(days):
            self.night()
        self.at = timezone.localtime(self.at).replace(hour=hour, minute=minute)

    def night(self, *, turning: bool = True) -> None:
        """A backup, then everything that the jobs process does, the turn of the keys included.

        In the morning it works again: at night no message leaves.
        """
        self.at = timezone.localtime(self.at + timedelta(days=1)).replace(hour=NIGHT_HOUR, minute=0)
        self.backups.append(make_backup(self.place.backups, at=self.at))
        self.duties(turning=turning)
        self.at = self.at.replace(hour=MORNING_HOUR)
        self.duties()

    def duties(self, *, turning: bool = False) -> None:
        """What is due at this moment."""
        for name, duty in all_duties().items():
            if turning or name != TURNING:
                duty.work(self.at)

    # --- looking ------------------------------------------------------------------------------

    def look(self, below: Path | None = None) -> Found:
        """The one search: everything below the tour's folder, with the vault as it is now."""
        return search(below or self.place.root, self.canaries, vault=self.place.vault)

    def set_canaries(self) -> None:
        """All that would tell who was involved."""
        told = [one.told for one in self.colleagues]
        found = [c for one in told for c in canaries_of(one.name, one.phone, one.email)]
        self.canaries = Canaries(tuple(dict.fromkeys(found)))

    def refused_to(self, actor: Actor, colleague: Colleague, role: str, why: Purpose) -> str:
        """The vault's reason to open no more, or nothing if it opens."""
        assert colleague.case_id is not None  # noqa: S101 - known since the list was read
        try:
            open_case(colleague.case_id, colleague.wrap, actor.name, role, why)
        except VaultRefused as refusal:
            return refusal.reason
        return ""
