"""Meetings, what is due for one, and what was decided. For the secretary and the committee."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.calamities.choices import TeamKind, TeamState
from naast.calamities.choices_committee import AgendaAsk
from naast.calamities.locked import words_of
from naast.calamities.logic.agenda import Ask, FileNow, asks_of
from naast.calamities.models import CalamityFile, FileStep, TeamMember
from naast.calamities.models_meeting import AgendaItem, CommitteeDecision, Meeting
from naast.calamities.queries.due import OPEN

REPORTS = ("own-final-report", "nl-igj-investigation")


def meetings_for(actor: Actor) -> QuerySet[Meeting]:
    """All of them, for the secretary and the committee."""
    if not decide(actor, Right.KEEP_COMMITTEE):
        return Meeting.objects.none()
    return Meeting.objects.all()


def items_for(actor: Actor) -> QuerySet[AgendaItem]:
    """Points of all agendas, for those who keep them."""
    if not decide(actor, Right.KEEP_COMMITTEE):
        return AgendaItem.objects.none()
    return AgendaItem.objects.select_related("meeting", "file")


def decisions_to_do(actor: Actor) -> QuerySet[CommitteeDecision]:
    """Not done yet; a predicate decides on each."""
    return CommitteeDecision.objects.filter(done_on=None)


def own_decisions(actor: Actor) -> list["Said"]:
    """What the actor sees to, the most pressing first."""
    if actor.kind != "user" or not decide(actor, Right.DO_CALAMITY_STEPS):
        return []
    rows = CommitteeDecision.objects.filter(owner_id=UUID(actor.id), done_on=None)
    return said(rows.order_by("due_on", "decided_on"))


@dataclass(frozen=True)
class Said:
    """A decision or a point of an agenda with its text; fetch the meeting first."""

    row: CommitteeDecision | AgendaItem
    text: str
    number: str
    owner: str = ""
    is_settled: bool = False


def said(rows: QuerySet[CommitteeDecision]) -> list[Said]:
    """Decisions with their texts, in the order given."""
    return [
        Said(
            row,
            words_of(row, "text"),
            row.file.number if row.file else "",
            row.owner.name if row.owner else "",
        )
        for row in rows.select_related("file", "owner")
    ]


def agenda_of(meeting: Meeting, at: datetime) -> list[Said]:
    """Its points in order; is_settled: nothing of the kind is asked of that file any more."""
    due = {(pk, ask) for pk, ask in _due(at, meeting)}
    return [
        Said(
            row,
            words_of(row, "text"),
            row.file.number if row.file else "",
            is_settled=row.ask != AgendaAsk.OTHER.value and (row.file_id, row.ask) not in due,
        )
        for row in meeting.items.filter(left_out=False).select_related("file__department")
    ]


def carried_to(meeting: Meeting) -> list[Said]:
    """Decided before, and not done."""
    rows = CommitteeDecision.objects.filter(done_on=None).exclude(meeting=meeting)
    earlier = rows.filter(decided_on__lte=timezone.localdate(meeting.begins_at))
    return said(earlier.order_by("due_on", "decided_on"))


def due_for(meeting: Meeting, at: datetime) -> list[tuple[UUID, Ask]]:
    """What is due now and not on the agenda, nor taken off it: file and question."""
    there = set(meeting.items.values_list("file_id", "ask"))
    return [(pk, ask) for pk, ask in _due(at, meeting) if (pk, ask) not in there]


def _due(at: datetime, meeting: Meeting) -> list[tuple[UUID, Ask]]:
    files = CalamityFile.objects.filter(closed_on=None).order_by("opened_at", "number")
    analysts = Counter(
        TeamMember.objects.filter(
            kind=TeamKind.ANALYSIS.value, state=TeamState.ACCEPTED.value
        ).values_list("file_id", flat=True)
    )
    steps = FileStep.objects.filter(file__in=files)
    analysed = set(
        steps.filter(rule="own-analysis", done_on__isnull=False).values_list("file_id", flat=True)
    )
    still_open = set(steps.filter(**OPEN).values_list("file_id", "rule"))
    with_open = {pk for pk, _rule in still_open}
    over = Meeting.objects.filter(begins_at__lt=meeting.begins_at, called_off=False)
    discussed = set(
        AgendaItem.objects.filter(
            meeting__in=over.filter(begins_at__lt=at),
            ask=AgendaAsk.REPORT.value,
            left_out=False,
        ).values_list("file_id", flat=True)
    )
    return [
        (file.pk, ask)
        for file in files
        for ask in asks_of(
            FileNow(
                stage=file.stage,
                analysts=analysts[file.pk],
                analysed=file.pk in analysed,
                report_open=any((file.pk, rule) in still_open for rule in REPORTS),
                discussed=file.pk in discussed,
                steps_open=file.pk in with_open,
            )
        )
    ]
