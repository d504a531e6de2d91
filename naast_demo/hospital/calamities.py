"""Two invented calamity files: one being weighed, one that is looked into."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.actions.keep_step import finish_step
from naast.calamities.actions.open_file import Opening, open_file
from naast.calamities.actions.weigh import Decision, weigh
from naast.calamities.choices import Judgement
from naast.calamities.models import CalamityFile
from naast.incidents.models import Incident
from naast.people.models import Department, Person
from naast_demo.hospital.causal_tree import load_causal_tree

SUMMARIES = (
    "Een infuuspomp stond na het wisselen van de spuit op de verkeerde stand. De patiënt werd "
    "overgeplaatst naar de intensive care.",
    "Een afwijkende uitslag werd pas na drie weken gezien. De behandeling begon later dan nodig.",
)
REASONS = "Niet beoogd en onverwacht, in de zorg, met ernstige schade voor de patiënt."


def load_calamities(secretary: Person, head: Person, analyst: Person, now: datetime) -> None:
    """Opened twelve and two days ago; the older one is a calamity, with an analyst at work."""
    actor = _acting(secretary, Role.CALAMITY_SECRETARY)
    department = head.department
    older = _opened(actor, department, SUMMARIES[0], now - timedelta(days=12))
    _decided(actor, older, now - timedelta(days=11))
    for rule in ("own-director", "nl-family-record-note", "nl-family-first-talk"):
        _done(_acting(head, Role.HEAD_OF_DEPARTMENT), older, rule, now - timedelta(days=11))
    _done(actor, older, "own-inspectorate", now - timedelta(days=10))
    older.team.create(
        user=User.objects.get(pk=analyst.pk),
        kind="analysis",
        state="accepted",
        asked_on=timezone.localdate(now) - timedelta(days=9),
    )
    older.steps.filter(rule="own-analysis").update(owner=analyst.pk)
    load_causal_tree(_acting(analyst, Role.ANALYST), older, now)
    _opened(actor, department, SUMMARIES[1], now - timedelta(days=2))


def _acting(person: Person, role: Role) -> Actor:
    return Actor("user", str(person.pk), frozenset({role, Role.COLLEAGUE}))


def _opened(actor: Actor, department: Department, summary: str, at: datetime) -> CalamityFile:
    """Of one of the events that were reported long ago: there everybody was offered support."""
    day = timezone.localdate(at)
    taken = CalamityFile.objects.values("incident_id")
    incident = Incident.objects.filter(support_offered=True).exclude(pk__in=taken).first()
    if incident is None:
        raise LookupError("The invented events come first.")
    incident.department, incident.happened_on, incident.possible_calamity = department, day, "yes"
    incident.harm, incident.kind, incident.recorded_at = "severe", "safety_incident", at
    incident.text, incident.stored_at = summary, at
    incident.save()
    opening = Opening(incident.pk, department.pk, day, day, summary, noticed_time=time(14, 30))
    return open_file(actor=actor, at=at, opening=opening, handed_over=True)


def _decided(actor: Actor, file: CalamityFile, at: datetime) -> None:
    decision = Decision(
        judgement=Judgement.CALAMITY,
        record_read=True,
        family_heard=True,
        professionals_heard=True,
        reasons=REASONS,
        decided_by="Calamiteitencommissie",
        decided_on=timezone.localdate(at),
    )
    weigh(actor=actor, at=at, file_id=file.pk, decision=decision)


def _done(actor: Actor, file: CalamityFile, rule: str, at: datetime) -> None:
    step = file.steps.filter(rule=rule, done_on=None).first()
    if step is not None:
        day = timezone.localdate(at)
        finish_step(actor=actor, at=at, step_id=step.pk, done_on=max(day, file.happened_on))
