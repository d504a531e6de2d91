"""Who may read, write and sign the reports to the inspectorate."""

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.calamities.choices_report import ReportKind
from naast.calamities.logic.reports.items import Part, parts_of
from naast.calamities.models_report import CalamityReport, ReportVersion
from naast.calamities.rules import looks_into, sees_all


def may_read_report(actor: Actor, report: CalamityReport) -> bool:
    """The secretary and the committee both reports; an analyst of the file parts of the final one:
    the first report is about the provider and the patient, not about causes."""
    return sees_all(actor) or (report.kind == ReportKind.FINAL and looks_into(actor, report.file))


def may_write_report(actor: Actor, report: CalamityReport) -> bool:
    """Whoever reads it, as long as the file is open."""
    return report.file.closed_on is None and may_read_report(actor, report)


def may_sign_report(actor: Actor, report: CalamityReport) -> bool:
    """The secretary and the committee, as long as the file is open; that it takes two is for the
    actions."""
    return report.file.closed_on is None and sees_all(actor)


def may_read_version(actor: Actor, version: ReportVersion) -> bool:
    """What leaves is for those who stand for it."""
    return sees_all(actor)


def may_sign_version(actor: Actor, version: ReportVersion) -> bool:
    """As its report."""
    return may_sign_report(actor, version.report)


def parts_open_to(actor: Actor, kind: str) -> tuple[Part, ...]:
    """All for the secretary and the committee; those of the analysis for everybody else who reads
    the report at all."""
    return tuple(part for part in parts_of(kind) if sees_all(actor) or part.writers == "analysis")


register(Right.READ_CALAMITIES, CalamityReport, may_read_report)
register(Right.WRITE_CALAMITY_REPORTS, CalamityReport, may_write_report)
register(Right.SIGN_CALAMITY_REPORTS, CalamityReport, may_sign_report)
register(Right.READ_CALAMITIES, ReportVersion, may_read_version)
register(Right.SIGN_CALAMITY_REPORTS, ReportVersion, may_sign_version)
