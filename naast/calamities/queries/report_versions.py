"""Frozen versions of a report with their text, signatures and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.models import User
from naast.access.roles import Right
from naast.calamities.choices_report import VersionState
from naast.calamities.logic.reports.content import Content, digest_of, texts_of
from naast.calamities.logic.reports.difference import Stretch, difference
from naast.calamities.models_report import (
    CalamityReport,
    ReportAnswer,
    ReportSending,
    ReportSignature,
    ReportVersion,
)
from naast.calamities.queries.files import files_for
from naast.calamities.rules import sees_all
from naast.privacy.locking import unlock

CONTENT = "calamities.ReportVersion.content"
REFERENCE = "calamities.ReportSending.reference"
ANSWER_REFERENCE = "calamities.ReportAnswer.reference"
NOTE = "calamities.ReportAnswer.note"
ON_ITS_WAY = (VersionState.SIGNING.value, VersionState.SIGNED.value)


class VersionBroken(Exception):
    """The text does not have the number under which it was frozen."""


@dataclass(frozen=True)
class Back:
    """An answer of the inspectorate with its texts."""

    row: ReportAnswer
    reference: str
    note: str


@dataclass(frozen=True)
class Changed:
    """One item that differs between two versions."""

    part: str
    item: str
    stretches: tuple[Stretch, ...]


def versions_for(actor: Actor) -> QuerySet[ReportVersion]:
    """Of the files that the actor reads whole."""
    if not sees_all(actor) or not decide(actor, Right.READ_CALAMITIES):
        return ReportVersion.objects.none()
    rows = ReportVersion.objects.filter(report__file__in=files_for(actor))
    return rows.select_related("report__file__incident", "report__file__department", "sending")


def versions_of(report: CalamityReport) -> list[ReportVersion]:
    """Newest first; fetch the report first."""
    rows = ReportVersion.objects.filter(report_id=report.pk).select_related("sending")
    return list(rows.prefetch_related("signatures"))


def content_of_version(version: ReportVersion) -> Content:
    """The frozen text. Raises VersionBroken rather than show anything else under its number."""
    content: Content = unlock(version.content, kind=CONTENT, row_id=version.pk)
    if digest_of(content) != version.digest:
        raise VersionBroken
    return content


def signers_of(version: ReportVersion) -> list[ReportSignature]:
    """Whose signature stands, the first one first."""
    return [one for one in version.signatures.all() if one.withdrawn_at is None]


def names_of_signers(ids: set[UUID]) -> Mapping[UUID, str]:
    """For the pages in Naast; a report holds functions only."""
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))


def signed_at(version: ReportVersion) -> datetime | None:
    """When the second signature was set."""
    moments = [one.signed_at for one in signers_of(version)]
    return moments[1] if len(moments) > 1 else None


def reference_of(sending: ReportSending) -> str:
    """The inspectorate's number, or nothing yet."""
    return str(unlock(sending.reference, kind=REFERENCE, row_id=sending.pk))


def answers_to(report: CalamityReport) -> list[Back]:
    """What came back, newest first; fetch the report first."""
    return [
        Back(
            row,
            str(unlock(row.reference, kind=ANSWER_REFERENCE, row_id=row.pk)),
            str(unlock(row.note, kind=NOTE, row_id=row.pk)),
        )
        for row in ReportAnswer.objects.filter(report_id=report.pk)
    ]


def changes_between(old: Content, new: Content) -> list[Changed]:
    """Items that differ, in the order of the newer one; an item that went comes last."""
    before, after = texts_of(old), texts_of(new)
    places = [*after, *(place for place in before if place not in after)]
    return [
        Changed(*place, tuple(difference(before.get(place, ""), after.get(place, ""))))
        for place in places
        if before.get(place, "") != after.get(place, "")
    ]
