"""Freezes a report as a version, which two people sign; a signature can be taken back."""

import secrets
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.actions.write_report import ReportRefused
from naast.calamities.choices_report import VersionState
from naast.calamities.logic.reports.content import digest_of
from naast.calamities.models_report import CalamityReport, ReportSignature, ReportVersion
from naast.calamities.queries.report_versions import CONTENT, ON_ITS_WAY, signers_of
from naast.calamities.queries.reports import (
    Draft,
    content_now,
    drafts_of,
    lacks_of,
    mark_of,
    persons_in,
    report_of,
    written_in,
)
from naast.privacy.audit import record
from naast.privacy.locking import lock


@transaction.atomic
def freeze_report(
    *, actor: Actor, at: datetime, file_id: UUID, kind: str, seen: str, knowing: bool
) -> ReportVersion:
    """The first signature, on what the signer had before them (seen: its mark).

    knowing: the signer knows what is missing and where a person seems to be named. Raises
    ReportRefused.
    """
    file = lock_file(pk=file_id)
    report = report_of(file, kind)
    if report._state.adding or file.closed_on is not None:
        raise ReportRefused(_("Nothing is written in this report yet, or the file is closed."))
    drafts = drafts_of(report)
    _is_fit(report, drafts, seen, knowing)
    content = content_now(report, drafts, salt=secrets.token_hex(16))
    version = ReportVersion(
        id=uuid4(),
        report=report,
        number=report.versions.count() + 1,
        digest=digest_of(content),
        last_written_by=_last_writer(drafts),
        frozen_by=UUID(actor.id),
        frozen_at=at,
    )
    version.content = lock(content, kind=CONTENT, row_id=version.pk)
    version.save()
    _sign(version, actor, at)
    record("freeze_calamity_report", actor=actor, at=at, subject=f"{kind} {file.number}")
    return version


def _is_fit(report: CalamityReport, drafts: dict[str, Draft], seen: str, knowing: bool) -> None:
    if report.versions.filter(state__in=ON_ITS_WAY).exists():
        raise ReportRefused(_("A version is on its way already. Send it or take it back first."))
    if mark_of(drafts) != seen:
        raise ReportRefused(_("Somebody changed the report meanwhile. Read it again, then sign."))
    if not knowing and (lacks_of(report, drafts) or persons_in(written_in(drafts))):
        raise ReportRefused(_("Say that you know what is missing or named, or mend it first."))


def _last_writer(drafts: dict[str, Draft]) -> UUID | None:
    written = [one for one in drafts.values() if one.changed_at]
    return max(written, key=lambda one: str(one.changed_at)).changed_by if written else None


@transaction.atomic
def sign_version(*, actor: Actor, at: datetime, version_id: UUID, digest: str) -> ReportVersion:
    """The second signature. digest: of the version the signer read. Raises ReportRefused."""
    version = _locked(version_id)
    if version.state != VersionState.SIGNING or version.report.file.closed_on is not None:
        raise ReportRefused(_("This version does not ask for a signature any more."))
    if digest != version.digest:
        raise ReportRefused(_("That is another version than the one you read."))
    if UUID(actor.id) in {one.signed_by for one in signers_of(version)}:
        raise ReportRefused(_("You signed this version. Somebody else signs beside you."))
    _sign(version, actor, at)
    version.state = VersionState.SIGNED.value
    version.save(update_fields=["state"])
    record("sign_calamity_report", actor=actor, at=at, subject=_about(version))
    return version


@transaction.atomic
def withdraw_version(*, actor: Actor, at: datetime, version_id: UUID) -> ReportVersion:
    """Before it is sent. By whoever signed it, or the secretary. Raises ReportRefused.

    The version stays to be read; the draft goes on.
    """
    version = _locked(version_id)
    if version.state not in ON_ITS_WAY or version.report.file.closed_on is not None:
        raise ReportRefused(_("This version was sent or taken back already."))
    own = version.signatures.filter(signed_by=actor.id, withdrawn_at=None)
    if not own.exists() and Role.CALAMITY_SECRETARY not in actor.roles:
        raise ReportRefused(_("Whoever signed it takes it back, or the secretary."))
    version.signatures.filter(withdrawn_at=None).update(withdrawn_at=at)
    version.state = VersionState.WITHDRAWN.value
    version.save(update_fields=["state"])
    record("withdraw_calamity_report", actor=actor, at=at, subject=_about(version))
    return version


def _locked(version_id: UUID) -> ReportVersion:
    """After its file."""
    lock_file(reports__versions=version_id)
    rows = ReportVersion.objects.select_for_update(of=("self",)).select_related("report__file")
    return rows.get(pk=version_id)


def _about(version: ReportVersion) -> str:
    return f"{version.report.kind} {version.number} {version.report.file.number}"


def _sign(version: ReportVersion, actor: Actor, at: datetime) -> None:
    secretary = Role.CALAMITY_SECRETARY in actor.roles
    role = Role.CALAMITY_SECRETARY if secretary else Role.COMMITTEE_MEMBER
    ReportSignature.objects.create(
        version=version, signed_by=UUID(actor.id), role=role.value, signed_at=at
    )
