"""How long everything is kept here and what was destroyed, in words, for pages of any audience."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naast.oversight.logic.erased import SUPPORT
from naast.oversight.queries_erased import Destroyed
from naast.privacy.kept import days_kept
from naast.privacy.periods import PERIODS, YEAR, Kept


@dataclass(frozen=True)
class KindWords:
    """What it is, and why it is kept for a while at all."""

    what: str | Promise
    why: str | Promise


KINDS: Mapping[Kept, KindWords] = {
    Kept.INCIDENT_TEXT: KindWords(
        _("Reports of events: the story, the place, the day and the time"),
        _("After this only kind, harm, department and month stay. At least 30 days, because so "
          "long the reporter can take back a wrong name."),
    ),
    Kept.INCIDENT: KindWords(
        _("Reports of events: what stays for learning"),
        _("To see over the years what happens more often, and what less."),
    ),
    Kept.PERSON: KindWords(
        _("People in the staff directory, after they left"),
        _("Address, telephone and the way in go on the last day. The name stays a while, so that "
          "somebody who comes back, or a wrong last day, can be mended."),
    ),
    Kept.ROLE: KindWords(
        _("Roles, after they ended"),
        _("To show who was allowed to do what, and which two people agreed."),
    ),
    Kept.SUPPORTER: KindWords(
        _("Peer supporters, after they left the team"),
        _("So that somebody who comes back need not begin anew."),
    ),
    Kept.TRAINING: KindWords(
        _("Trainings of supporters, what they showed there, and certificates"),
        _("What a supporter has shown counts for five years."),
    ),
    Kept.LOAD: KindWords(
        _("How many colleagues a supporter helped in a month"),
        _("To ask fairly, Naast looks a year back. It never says whom."),
    ),
    Kept.GROUP_MONTH: KindWords(
        _("How many group talks there were in a month"),
        _("A number for the yearly report."),
    ),
    Kept.INTERVISION: KindWords(
        _("Meetings of supporters: the day, held or cancelled, general themes"),
        _("To see in time when a programme stops looking after its supporters. Never who came."),
    ),
    Kept.BROKEN_CONFIDENCE: KindWords(
        _("That confidence was broken to protect a life: a word and a day"),
        _("To show that it is rare. Never by whom, about whom."),
    ),
    Kept.STANDING: KindWords(
        _("What the coordinator signed for times when nobody is there"),
        _("To show on what ground a supporter was asked."),
    ),
    Kept.CALAMITY: KindWords(
        _("Calamity files, after they were closed"),
        _("To answer for what was decided, and to see that measures were kept."),
    ),
    Kept.AUDIT: KindWords(
        _("Changes: what, when, in which role"),
        _("To answer for what was done at work. Colleagues who are supported are never in it."),
    ),
}  # fmt: skip

DESTROYED: Mapping[str, str | Promise] = {
    SUPPORT: _("Support of colleagues by a supporter, with its keys"),
    "access.RoleGrant": _("Roles that had ended"),
    "access.RoleProposal": _("Proposals about roles"),
    "calamities.CalamityFile": _("Calamity files that were closed long ago"),
    "cases.GroupMonth": _("Monthly numbers of group talks"),
    "incidents.Incident": _("Reporters, stories or whole reports of events"),
    "incidents.KeptFile": _("Uploaded files of events"),
    "incidents.RowToMend": _("Rows of such files that nobody mended"),
    "people.Absence": _("Absences that were over"),
    "people.Person": _("People who had left"),
    "people.StaffUpload": _("Uploaded staff files"),
    "people.StandsApart": _("Notes that somebody stood apart for a while"),
    "privacy.AuditEvent": _("Lines of the audit trail"),
    "supporters.Certificate": _("Certificates of supporters"),
    "supporters.CompetenceShown": _("What supporters showed in a training"),
    "supporters.TrainingSession": _("Trainings of supporters"),
    "supporters.IntervisionGroup": _("Groups of supporters that had ended"),
    "supporters.IntervisionMeeting": _("Meetings of supporters"),
    "supporters.IntervisionQuarter": _("How many came to meetings of supporters in a quarter"),
    "supporters.MonthlyLoad": _("Monthly counts of supporters"),
    "supporters.Supporter": _("Former supporters"),
}


@dataclass(frozen=True)
class KeptLine:
    """One kind of record as it is kept here."""

    kind: Kept
    words: KindWords
    days: int
    default: int
    lowest: int
    highest: int

    @property
    def how_long(self) -> str:
        """In years where it is whole years; the day that a leap year adds is not said."""
        years, rest = divmod(self.days, YEAR)
        if years and rest <= years // 2:
            return ngettext("One year.", "%(number)s years.", years) % {"number": years}
        return ngettext("One day.", "%(number)s days.", self.days) % {"number": self.days}


def kept_lines() -> list[KeptLine]:
    """Every kind, with what holds here."""
    days = days_kept()
    return [
        KeptLine(kind, KINDS[kind], days[kind], period.default, period.lowest, period.highest)
        for kind, period in PERIODS.items()
    ]


@dataclass(frozen=True)
class DestroyedLine:
    """rows: "<10" or whole tens."""

    what: str | Promise
    since: date
    quarter: bool
    rows: str


def destroyed_lines(destroyed: Iterator[Destroyed]) -> list[DestroyedLine]:
    """In words; a kind that is new to this page keeps the name of its table."""
    return [
        DestroyedLine(DESTROYED.get(one.kind, one.kind), one.since, one.kind == SUPPORT, one.rows)
        for one in destroyed
    ]
