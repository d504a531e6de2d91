"""Invented talks with the family of an invented event: held, planned, promised, asked."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.calamities.actions.ask_question import answer_question, write_words
from naast.calamities.actions.hold_talk import Talk, hold_talk
from naast.calamities.actions.keep_coaches import list_coach
from naast.calamities.actions.keep_family import name_contact
from naast.calamities.actions.keep_promise import make_promise, settle_promise
from naast.calamities.choices_family import (
    ContactKind,
    FromThem,
    FromUs,
    QuestionState,
    Told,
    WordKind,
)
from naast.calamities.models import CalamityFile

QUESTIONS = (
    "Waarom duurde het een uur voordat iemand naar de pomp keek?",
    "Heeft iemand op zijn geroep gereageerd?",
    "Wordt de pomp bij andere patiënten nog gebruikt?",
)
ANSWER = "Nee. De pomp is dezelfde dag uit gebruik genomen en wordt onderzocht."
VIEW = "Wij zagen het lampje knipperen en hebben twee keer gebeld. Dat staat nergens."
WORRIES = "Of het nog eens gebeurt als wij er niet bij zijn."
KEPT = "Bellen met de uitslag van het bloedonderzoek."
LATE = "Een kopie van het dossier klaarleggen."


def load_family(secretary: UUID, contacts: tuple[UUID, UUID], now: datetime) -> None:
    """In the oldest file: two talks and one to come, one promise kept and one late, three questions
    of which one has an answer. contacts: contact person and deputy, who coach as well."""
    actor = Actor("user", str(secretary), frozenset({Role.CALAMITY_SECRETARY, Role.COLLEAGUE}))
    file = CalamityFile.objects.earliest("opened_at")
    contact, deputy = contacts
    begun = now - timedelta(days=11)
    name_contact(actor=actor, at=begun, file_id=file.pk, contact=contact, deputy=deputy)
    _talks(actor, file, now)
    _promises(actor, file, contacts, now)
    _questions(actor, file, now)
    for user, reach in ((contact, "tst. 2345"), (deputy, "tst. 3456")):
        list_coach(actor=actor, at=begun, user_id=user, reach=reach)


def _talks(actor: Actor, file: CalamityFile, now: datetime) -> None:
    for days, kind, told, worries in (
        (11, ContactKind.TALK, (Told.HAPPENED, Told.KNOWN, Told.APOLOGY, Told.PERSON), WORRIES),
        (5, ContactKind.TELEPHONE, (Told.NOT_KNOWN, Told.INVESTIGATION, Told.NEXT), ""),
    ):
        at = now - timedelta(days=days)
        talk = Talk(
            kind=kind,
            held_on=timezone.localdate(at),
            from_us=(FromUs.SENIOR, FromUs.CONTACT),
            from_them=(FromThem.PATIENT, FromThem.FAMILY),
            told=told,
            worries=worries,
            next_at=at + timedelta(days=9) if days == 5 else None,
        )
        hold_talk(actor=actor, at=at, file_id=file.pk, talk=talk)


def _promises(actor: Actor, file: CalamityFile, people: tuple[UUID, UUID], now: datetime) -> None:
    today = timezone.localdate(now)
    for what, by, due in ((KEPT, people[0], 8), (LATE, people[1], 2)):
        row = make_promise(
            actor=actor,
            at=now - timedelta(days=11),
            file_id=file.pk,
            what=what,
            promised_by=by,
            promised_on=today - timedelta(days=11),
            due_on=today - timedelta(days=due),
        )
        if what == KEPT:
            on = today - timedelta(days=9)
            settle_promise(actor=actor, at=now, promise_id=row.pk, kept=True, on=on)


def _questions(actor: Actor, file: CalamityFile, now: datetime) -> None:
    day = timezone.localdate(now) - timedelta(days=10)
    for kind, texts in ((WordKind.QUESTION, QUESTIONS), (WordKind.VIEW, (VIEW,))):
        rows = write_words(
            actor=actor, at=now, file_id=file.pk, kind=kind, texts=texts, asked_on=day
        )
        if kind is WordKind.QUESTION:
            answer_question(
                actor=actor,
                at=now,
                file_id=file.pk,
                question_id=rows[2].pk,
                state=QuestionState.ANSWERED,
                answer=ANSWER,
                on=day,
            )
