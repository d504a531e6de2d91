"""Reports to the inspectorate for tests, written, frozen and signed as people do it."""

from datetime import datetime, timedelta

from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.actions.send_report import Sent, record_sending
from naast.calamities.actions.sign_report import freeze_report, sign_version
from naast.calamities.actions.write_report import write_part
from naast.calamities.choices_report import Way
from naast.calamities.logic.reports.items import Answers, part_of, parts_of
from naast.calamities.models import CalamityFile
from naast.calamities.models_report import ReportSending, ReportVersion
from naast.calamities.queries.reports import drafts_of, mark_of, report_of
from tests.factories.calamities import AT, TODAY, a_holder, acting


def a_member() -> User:
    return a_holder(Role.COMMITTEE_MEMBER)


def whole(kind: str) -> dict[str, Answers]:
    """An answer for every item."""
    given = {"line": "Some words.", "text": "Some sentences.", "day": TODAY.isoformat()}
    return {
        part.slug: {
            item.slug: item.options[0]
            if item.kind == "choice"
            else "1" * item.digits
            if item.kind == "digits"
            else given[item.kind]
            for item in part.items
        }
        for part in parts_of(kind)
    }


def write(
    file: CalamityFile,
    user: User,
    kind: str,
    written: dict[str, Answers],
    at: datetime = AT,
) -> None:
    """Over whatever stands there."""
    drafts = drafts_of(report_of(file, kind))
    for slug, answers in written.items():
        part = part_of(kind, slug)
        assert part is not None
        write_part(
            actor=acting(user),
            at=at,
            file_id=file.pk,
            kind=kind,
            part=part,
            answers=answers,
            revision=drafts[slug].revision,
        )


def freeze(
    file: CalamityFile, user: User, kind: str = "first", *, knowing: bool = False, at: datetime = AT
) -> ReportVersion:
    """The first signature on what stands there now."""
    seen = mark_of(drafts_of(report_of(file, kind)))
    return freeze_report(
        actor=acting(user), at=at, file_id=file.pk, kind=kind, seen=seen, knowing=knowing
    )


def signed(file: CalamityFile, one: User, other: User, kind: str = "first") -> ReportVersion:
    """Written whole, and signed by two."""
    write(file, one, kind, whole(kind))
    version = freeze(file, one, kind)
    later = AT + timedelta(hours=1)
    return sign_version(actor=acting(other), at=later, version_id=version.pk, digest=version.digest)


def send(version: ReportVersion, user: User, at: datetime = AT) -> ReportSending:
    """Today, by the form of the inspectorate."""
    sent = Sent(TODAY, Way.FORM, "IGJ-2026-1234", user.pk)
    return record_sending(actor=acting(user), at=at, version_id=version.pk, sent=sent)
