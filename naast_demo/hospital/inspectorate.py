"""The invented calamity: a first report that was sent, and a final report that is being written."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.calamities.actions.send_report import CameBack, Sent, record_answer, record_sending
from naast.calamities.actions.sign_report import freeze_report, sign_version
from naast.calamities.actions.write_report import write_part
from naast.calamities.choices import Stage
from naast.calamities.choices_report import AnswerKind, Way
from naast.calamities.logic.reports.items import Answers, part_of
from naast.calamities.models import CalamityFile
from naast.calamities.queries.reports import drafts_of, mark_of, report_of
from naast.people.models import Person

FIRST: dict[str, Answers] = {
    "provider": {
        "provider_name": "Ziekenhuis De Wilg",
        "provider_contact": "Wilgenlaan 1, 1234 AB Voorbeeldstad. Secretariaat raad van bestuur.",
        "kvk": "12345678",
        "establishment": "000012345678",
        "reporter_function": "Voorzitter raad van bestuur",
        "reporter_name": "on_form",
    },
    "matter": {
        "kind": "calamity",
        "big": "no",
        "product": "yes",
        "client": "on_form",
        "product_which": "Spuitpomp, type en fabrikant zijn bij het bedrijf opgevraagd.",
    },
    "event": {
        "facts": "Na het wisselen van de spuit liep de pomp op een tien keer zo hoge stand. Na "
        "twintig minuten werd dat gezien. De patiënt werd overgeplaatst naar de intensive care."
    },
    "actions": {
        "investigate": "Pomp en registratie veiliggesteld. Een team van drie onderzoekt het.",
        "investigate_period": "Binnen acht weken na de uitnodiging",
        "limit": "Behandeling op de intensive care. Alle pompen van dit type worden nagekeken.",
        "limit_period": "Nagekeken binnen drie dagen",
        "inform": "De hoofdbehandelaar sprak de familie dezelfde dag, met excuses.",
        "inform_period": "Eerste gesprek gevoerd, volgende gesprek over een week",
        "complaints": "told",
    },
    "offence": {"prosecutor": "no"},
}
FINAL: dict[str, Answers] = {
    "team": {
        "team": "Internist\nVerpleegkundige\nAdviseur kwaliteit",
        "independence": "Niet betrokken, niet van de afdeling.",
    },
    "family": {"family_informed": "Dezelfde dag, door de hoofdbehandelaar."},
}
ANALYSIS: dict[str, Answers] = {
    "method": {
        "method": "PRISMA: tijdlijn, oorzakenboom, basisoorzaken ingedeeld.",
        "record_studied": "yes",
    },
    "facts": {
        "timeline": "10:05 Spuit leeg, alarm (registratie pomp)\n"
        "10:07 Nieuwe spuit geplaatst (interview)\n"
        "10:27 Stand gezien en pomp gestopt (dossier)"
    },
}


def load_inspectorate(secretary: Person, member: Person, analyst: Person, now: datetime) -> None:
    """Sent ten days ago; the inspectorate confirmed and asked for an investigation."""
    file = CalamityFile.objects.filter(stage=Stage.CALAMITY.value).order_by("opened_at").first()
    if file is None:
        raise LookupError("The invented files come first.")
    one, other = (
        Actor("user", str(person.pk), frozenset({role, Role.COLLEAGUE}))
        for person, role in (
            (secretary, Role.CALAMITY_SECRETARY),
            (member, Role.COMMITTEE_MEMBER),
        )
    )
    sent_at = now - timedelta(days=10)
    first = FIRST | {"event": FIRST["event"] | {"event_on": file.happened_on.isoformat()}}
    _write(one, file, "first", first, sent_at)
    _send(one, other, file, sent_at)
    day = timezone.localdate(now - timedelta(days=7))
    back = CameBack(AnswerKind.INVITATION, day, reference="V-2026-0417")
    record_answer(actor=one, at=now, file_id=file.pk, kind="first", back=back)
    _write(one, file, "final", FINAL, now - timedelta(days=3))
    looks = Actor("user", str(analyst.pk), frozenset({Role.ANALYST, Role.COLLEAGUE}))
    _write(looks, file, "final", ANALYSIS, now - timedelta(days=2))


def _write(
    actor: Actor, file: CalamityFile, kind: str, written: dict[str, Answers], at: datetime
) -> None:
    for slug, answers in written.items():
        part = part_of(kind, slug)
        if part is None:
            raise LookupError(slug)
        write_part(
            actor=actor,
            at=at,
            file_id=file.pk,
            kind=kind,
            part=part,
            answers=answers,
            revision=0,
        )


def _send(one: Actor, other: Actor, file: CalamityFile, at: datetime) -> None:
    seen = mark_of(drafts_of(report_of(file, "first")))
    version = freeze_report(
        actor=one, at=at, file_id=file.pk, kind="first", seen=seen, knowing=False
    )
    later = at + timedelta(minutes=30)
    sign_version(actor=other, at=later, version_id=version.pk, digest=version.digest)
    sent = Sent(timezone.localdate(later), Way.FORM, "V-2026-0417", UUID(one.id))
    record_sending(actor=one, at=later, version_id=version.pk, sent=sent)
