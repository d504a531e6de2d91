"""The invented committee at work: two meetings, decisions, hearings, a document on the file."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from weasyprint import HTML

from naast.access.actor import Actor
from naast.access.models import RoleGrant, User
from naast.access.roles import Role
from naast.calamities.actions.attach_file import attach_file
from naast.calamities.actions.keep_agenda import put_on_agenda
from naast.calamities.actions.keep_decision import Decided, finish_decision, write_decision
from naast.calamities.actions.plan_interview import Hearing, finish_interview, plan_interview
from naast.calamities.actions.plan_meeting import When, plan_meeting
from naast.calamities.choices import Stage, TeamKind, TeamState
from naast.calamities.choices_committee import AgendaAsk
from naast.calamities.models import CalamityFile
from naast.people.models import Person

PLACE = "Vergaderkamer Eik"
DECIDED = (
    "Alle spuitpompen van dit type worden deze week nagekeken.",
    "De familie krijgt voor het eind van de week bericht hoe het onderzoek gaat.",
)
POINT = "Hoe vertellen we de afdelingen sneller wat er is geleerd?"
HEARD = "De verpleegkundige die het merkte"
TO_HEAR = "De verpleegkundige van de avond"
SHEET = (
    "<h1>Onderhoud van de spuitpomp</h1><p>Verzonnen voorbeeld. Type SP-1, laatste onderhoud "
    "vier maanden geleden. Geen storingen gemeld in het afgelopen jaar.</p>"
)


def add_colleagues(analysts: list[Person], members: list[Person], now: datetime) -> None:
    """A team of two or three needs somebody to draw from, and a committee more than one member."""
    start = timezone.localdate(now) - timedelta(days=200)
    for role, people in ((Role.ANALYST, analysts), (Role.COMMITTEE_MEMBER, members)):
        for user in User.objects.filter(pk__in=[person.pk for person in people]):
            RoleGrant.objects.create(user=user, role=role, starts_on=start, granted_at=now)


def load_committee(
    secretary: Person, *, analyst: Person, second: Person, asked: Person, now: datetime
) -> None:
    """A week ago the committee met over the pump; on Thursday it meets again."""
    actor = Actor("user", str(secretary.pk), frozenset({Role.CALAMITY_SECRETARY, Role.COLLEAGUE}))
    file = CalamityFile.objects.filter(stage=Stage.CALAMITY.value).earliest("opened_at")
    file.team.create(
        user=User.objects.get(pk=second.pk),
        kind=TeamKind.ANALYSIS.value,
        state=TeamState.ACCEPTED.value,
        asked_on=timezone.localdate(now) - timedelta(days=9),
    )
    _met(actor, file, analyst, now - timedelta(days=7))
    _meets(actor, file, now)
    pair = {"first": analyst.pk, "second": second.pk, "place": PLACE}
    _hears(actor, file, Hearing(HEARD, None, begins_at=None, **pair), now, over=True)
    when = _at(now + timedelta(days=2), 14)
    _hears(actor, file, Hearing(TO_HEAR, asked.pk, begins_at=when, **pair), now, over=False)
    paper: bytes = HTML(string=SHEET).write_pdf()
    name = "Onderhoud spuitpomp.pdf"
    attach_file(actor=actor, at=now, file_id=file.pk, name=name, content=paper)


def _met(actor: Actor, file: CalamityFile, owner: Person, then: datetime) -> None:
    said = {"actor": actor, "at": then}
    meeting = plan_meeting(**said, when=When(_at(then, 16), 60, PLACE))
    today = timezone.localdate(then)
    looked = Decided(DECIDED[0], file.pk, owner.pk, today + timedelta(days=5))
    row = write_decision(**said, meeting_id=meeting.pk, decided=looked)
    finish_decision(actor=actor, at=then + timedelta(days=4), decision=row)
    told = Decided(DECIDED[1], file.pk, owner.pk, today + timedelta(days=9))
    write_decision(**said, meeting_id=meeting.pk, decided=told)


def _meets(actor: Actor, file: CalamityFile, now: datetime) -> None:
    said = {"actor": actor, "at": now}
    meeting = plan_meeting(**said, when=When(_at(now + timedelta(days=3), 16), 60, PLACE))
    own = AgendaAsk.OTHER
    put_on_agenda(**said, meeting_id=meeting.pk, ask=own, file_id=None, text=POINT)


def _hears(
    actor: Actor, file: CalamityFile, hearing: Hearing, now: datetime, *, over: bool
) -> None:
    row = plan_interview(actor=actor, at=now, file_id=file.pk, hearing=hearing)
    if over:
        finish_interview(actor=actor, at=now, interview_id=row.pk)


def _at(moment: datetime, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate(moment), time(hour)))
