"""The reports to the inspectorate as they are written: drafts, what is missing, where to look."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format

from naast.access.actor import Actor
from naast.calamities.choices import TeamKind, TeamState
from naast.calamities.choices_measure import MeasureState
from naast.calamities.choices_report import ReportKind
from naast.calamities.logic.prisma.facts import Fact
from naast.calamities.logic.reports.complete import Missing, missing_in
from naast.calamities.logic.reports.content import Content, content_of
from naast.calamities.logic.reports.items import Answers, parts_of
from naast.calamities.logic.reports.personal import Sighting, sightings
from naast.calamities.models import CalamityFile
from naast.calamities.models_report import CalamityReport, ReportPart, ReportVersion
from naast.calamities.queries.coding import codes_that_count
from naast.calamities.queries.facts_tree import time_line
from naast.calamities.queries.family import questions_of
from naast.calamities.queries.files import summary_of
from naast.calamities.queries.measures import measures_of
from naast.calamities.queries.names_tree import staff_directory
from naast.calamities.queries.team import team_of
from naast.calamities.queries.tree import root_causes
from naast.calamities.rules import sees_all
from naast.calamities.wording_tree import SOURCES
from naast.people.choices import Profession
from naast.people.models import Person
from naast.people.queries import hospital
from naast.privacy.locking import unlock

ANSWERS = "calamities.ReportPart.answers"


@dataclass(frozen=True)
class Draft:
    """One part as it stands; revision 0 where nobody wrote yet."""

    answers: Answers = field(default_factory=dict)
    revision: int = 0
    changed_by: UUID | None = None
    changed_at: datetime | None = None


def report_of(file: CalamityFile, kind: str) -> CalamityReport:
    """Unsaved as long as nobody wrote in it."""
    found = CalamityReport.objects.filter(file=file, kind=kind).first()
    report = found or CalamityReport(file=file, kind=kind)
    report.file = file
    return report


def drafts_of(report: CalamityReport) -> dict[str, Draft]:
    """Every part of the report, in its order; fetch the report first."""
    rows = {row.part: row for row in ReportPart.objects.filter(report_id=report.pk)}
    return {
        part.slug: draft_of(rows[part.slug]) if part.slug in rows else Draft()
        for part in parts_of(report.kind)
    }


def draft_of(row: ReportPart) -> Draft:
    """The part with its text."""
    answers = dict(unlock(row.answers, kind=ANSWERS, row_id=row.pk))
    return Draft(answers, row.revision, row.changed_by, row.changed_at)


def written_in(drafts: dict[str, Draft]) -> dict[str, Answers]:
    """The answers alone."""
    return {slug: draft.answers for slug, draft in drafts.items()}


def mark_of(drafts: dict[str, Draft]) -> str:
    """Another word as soon as any part changed: whoever signs says what they had before them."""
    return ".".join(str(draft.revision) for draft in drafts.values())


def lacks_of(report: CalamityReport, drafts: dict[str, Draft]) -> list[Missing]:
    """What is missing, in the order of the report."""
    return missing_in(report.kind, written_in(drafts))


def persons_in(written: dict[str, Answers]) -> dict[str, list[Sighting]]:
    """Places that seem to name a person, for each part that has some. The hospital's own name,
    with which the first part begins, is nobody's."""
    directory, own = staff_directory(), hospital().name
    texts = {slug: "\n".join(answers.values()) for slug, answers in written.items()}
    found = {
        slug: sightings(text.replace(own, " ") if own else text, directory)
        for slug, text in texts.items()
    }
    return {slug: places for slug, places in found.items() if places}


def content_now(report: CalamityReport, drafts: dict[str, Draft], *, salt: str = "") -> Content:
    """The draft as it would be frozen: with the one line about support in the final report, and
    with nothing else of it."""
    file = report.file
    facts = {
        "hospital": hospital().name,
        "file": file.number,
        "happened_on": file.happened_on.isoformat(),
        "version": str(ReportVersion.objects.filter(report_id=report.pk).count() + 1),
    }
    if report.kind == ReportKind.FINAL:
        facts["support"] = "yes" if file.incident and file.incident.support_offered else "not_yet"
    return content_of(report.kind, written_in(drafts), salt=salt, facts=facts)


def proposed_answers(actor: Actor, file: CalamityFile, kind: str) -> Answers:
    """What the file or the hospital's settings say already. Shown to change, never kept unseen."""
    if kind == ReportKind.FIRST:
        return {
            "provider_name": hospital().name,
            "kind": "calamity",
            "event_on": file.happened_on.isoformat(),
            "facts": summary_of(file),
        }
    proposed = {"team": _functions(file), **_of_the_analysis(actor, file)}
    if sees_all(actor):
        proposed["family_questions"] = "\n\n".join(
            f"{one.text}\n{one.answer}".strip() for one in questions_of(file)
        )
    return proposed


def _functions(file: CalamityFile) -> str:
    """The professions of those who look into it, without a name."""
    users = [
        one.user_id
        for one in team_of(file, TeamKind.ANALYSIS)
        if one.state == TeamState.ACCEPTED.value
    ]
    found = Person.objects.filter(pk__in=users).order_by("profession")
    return "\n".join(str(Profession(one.profession).label) for one in found)


def _of_the_analysis(actor: Actor, file: CalamityFile) -> Answers:
    """Facts, root causes with their codes, and measures, as they stand in their own parts."""
    codes = codes_that_count(file)
    causes = [one for one in root_causes(actor=actor, file=file) if not one.recovery]
    measures = [
        one for one in measures_of(actor=actor, file=file) if one.row.state != MeasureState.LET_GO
    ]
    return {
        "timeline": "\n".join(_fact(one.fact) for one in time_line(actor=actor, file=file)),
        "root": "\n".join(_with(one.text, codes.get(one.node, "")) for one in causes),
        "measures": "\n".join(
            _with(one.texts.what, date_format(one.row.due_on, "j-n-Y")) for one in measures
        ),
        "effect": "\n".join(one.texts.check for one in measures if one.texts.check),
    }


def _fact(fact: Fact) -> str:
    moment = [
        date_format(fact.day, "j-n-Y") if fact.day else "",
        fact.clock.isoformat("minutes") if fact.clock else "",
    ]
    source = f"{SOURCES[fact.source]}, {fact.what_source}".rstrip(", ")
    return " ".join(one for one in (*moment, _with(fact.text, source)) if one)


def _with(text: str, more: str) -> str:
    return f"{text} ({more})" if more else text
