"""Clocks of the invented calamity files of earlier years: most were kept, as in a hospital."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import uuid4

from django.utils import timezone

from naast.calamities.choices import Stage
from naast.calamities.logic.clocks.calendars import calendar_of
from naast.calamities.logic.clocks.deadline import deadline
from naast.calamities.logic.clocks.rules import rules
from naast.calamities.models import CalamityFile, FileStep
from naast.incidents.models import Incident

INVESTIGATION = "nl-igj-investigation"
INVITED = timedelta(days=7)
EXTENSION = timedelta(weeks=4)
# How often in a hundred such a clock was late.
LATE = {
    "nl-family-first-talk": 12,
    "nl-family-record-note": 4,
    "nl-igj-report": 8,
    "own-director": 3,
    "own-inspectorate": 4,
    "own-analysis": 14,
    "own-final-report": 8,
    INVESTIGATION: 6,
}
EXTENDED = 18


def load_clocks(now: datetime, random: Random) -> None:
    """For every closed file; beside each the reported event, around which support was offered."""
    files = list(CalamityFile.objects.filter(stage=Stage.CLOSED.value).order_by("noticed_on"))
    FileStep.objects.bulk_create([step for file in files for step in _steps(file, now, random)])
    events = [_event(file, place) for place, file in enumerate(files)]
    for file, event in zip(files, Incident.objects.bulk_create(events), strict=True):
        file.incident = event
    CalamityFile.objects.bulk_update(files, ["incident", "closed_on"])


def _steps(file: CalamityFile, now: datetime, random: Random) -> Iterator[FileStep]:
    """The file is closed when the last of them is done, and that is before today."""
    long_ago = file.noticed_on < timezone.localdate(now) - timedelta(days=200)
    for name, late in LATE.items():
        start = file.noticed_on + (INVITED if name == INVESTIGATION else timedelta())
        due = deadline(rules()[name], start, calendar_of("nl")).due
        step = FileStep(file=file, rule=name, starts_on=start, due_on=due)
        if name == INVESTIGATION:
            step.letter = uuid4()
            if long_ago and random.random() * 100 < EXTENDED:
                step.asked_on, step.granted_until = due - timedelta(days=5), due + EXTENSION
                step.due_on = due + EXTENSION
        step.done_on = _done(step, random, late=long_ago and random.random() * 100 < late)
        file.closed_on = max(file.closed_on or step.done_on, step.done_on)
        yield step


def _done(step: FileStep, random: Random, *, late: bool) -> date:
    if late:
        return step.due_on + timedelta(days=random.randint(1, 9))
    spare = (step.due_on - step.starts_on).days // 3
    return step.due_on - timedelta(days=random.randint(spare // 2, spare) if spare else 0)


def _event(file: CalamityFile, place: int) -> Incident:
    at = timezone.make_aware(datetime.combine(file.noticed_on, time(15)))
    return Incident(
        number=f"M-{place + 1:03d}",
        key=uuid4(),
        kind="safety_incident",
        actuality="actual",
        harm="severe",
        possible_calamity="yes",
        happened_on=file.happened_on,
        department=file.department,
        text="Verzonnen gebeurtenis waarvan een calamiteitendossier is.",
        source="form",
        recorded_at=at,
        stored_at=at,
        support_decision="opened",
        support_offered=place % 9 != 4,
    )
