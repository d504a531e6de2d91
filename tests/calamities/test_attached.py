"""An attachment is stored locked in pieces, comes back whole, and goes with its file."""

from datetime import timedelta

import pytest
from django.db import connection

from naast.access.roles import Role
from naast.calamities.actions.attach_file import (
    AttachRefused,
    attach_file,
    take_attachment_away,
)
from naast.calamities.models import CalamityFile
from naast.calamities.models_attachment import AttachmentPart, FileAttachment
from naast.calamities.queries.attachments import attached_to, attachments_for, content_of
from naast.privacy.erasure import Trigger, erase
from naast.privacy.locked_bytes import PIECE_BYTES, lock_pieces, unlock_pieces
from naast.privacy.sealing import SealBroken
from tests.calamities.logic.test_attachments import a_pdf, with_stream
from tests.factories.calamities import AT, TODAY, a_file, a_holder, a_secretary, acting, an_analyst

pytestmark = pytest.mark.django_db
CANARY = b"canary-of-the-letter"


def attached(file: CalamityFile, secretary: object) -> FileAttachment:
    content = a_pdf(lambda it: with_stream(it, CANARY + bytes(PIECE_BYTES), flate=False))
    return attach_file(
        actor=acting(secretary),  # type: ignore[arg-type]
        at=AT,
        file_id=file.pk,
        name="Letter of the family.pdf",
        content=content,
    )


def test_what_is_attached_comes_back_and_lies_nowhere_readable() -> None:
    secretary = a_secretary()
    file = a_file(secretary)

    row = attached(file, secretary)

    content = b"".join(content_of(row))
    assert (len(content), CANARY in content, row.parts) == (row.size, True, 2)
    assert [one.name for one in attached_to(file)] == ["Letter of the family.pdf"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM calamities_attachmentpart")
        stored = b"".join(bytes(one[0]) for one in cursor.fetchall())
    assert CANARY not in stored and b"%PDF" not in stored
    assert b"family" not in bytes(FileAttachment.objects.get().name)


def test_a_piece_that_is_missing_or_moved_opens_nothing() -> None:
    row = attached(a_file(secretary := a_secretary()), secretary)
    AttachmentPart.objects.get(place=1).delete()

    with pytest.raises(SealBroken):
        b"".join(content_of(row))


def test_pieces_of_another_row_or_place_do_not_open() -> None:
    row = attached(a_file(secretary := a_secretary()), secretary)
    pieces = lock_pieces(b"a" * (PIECE_BYTES + 1), kind="k", row_id=row.pk)
    told = {"kind": "k", "row_id": row.pk}
    assert b"".join(unlock_pieces(pieces, count=2, **told)) == b"a" * (PIECE_BYTES + 1)  # type: ignore[arg-type]

    for wrong in (pieces[::-1], pieces[:1], [*pieces, pieces[1]]):
        with pytest.raises(SealBroken):
            b"".join(unlock_pieces(wrong, count=2, **told))  # type: ignore[arg-type]


def test_whoever_reads_the_file_reads_what_is_attached_and_nobody_else() -> None:
    secretary = a_secretary()
    file = a_file(secretary)
    row, analyst = attached(file, secretary), an_analyst()
    file.team.create(user=analyst, kind="analysis", state="accepted", asked_on=TODAY)
    for reader in (secretary, a_holder(Role.COMMITTEE_MEMBER), analyst):
        assert list(attachments_for(acting(reader))) == [row]

    for role in (Role.ANALYST, Role.HEAD_OF_DEPARTMENT, Role.PEER_SUPPORTER, Role.STEWARD):
        assert list(attachments_for(acting(a_holder(role)))) == []


def test_taken_away_it_is_gone_and_from_a_closed_file_nothing_is_taken() -> None:
    secretary = a_secretary()
    file = a_file(secretary)
    row = attached(file, secretary)
    take_attachment_away(actor=acting(secretary), at=AT, attachment=row)
    assert not AttachmentPart.objects.exists()

    other = attached(file, secretary)
    CalamityFile.objects.update(stage="closed", closed_on=TODAY)
    other.refresh_from_db()
    with pytest.raises(AttachRefused):
        take_attachment_away(
            actor=acting(secretary), at=AT, attachment=FileAttachment.objects.get(pk=other.pk)
        )


def test_it_goes_with_its_file() -> None:
    secretary = a_secretary()
    attached(a_file(secretary), secretary)
    CalamityFile.objects.update(stage="closed", closed_on=TODAY)

    erase(Trigger.PERIOD_ENDED, None, AT + timedelta(days=5 * 365 + 2))

    assert not FileAttachment.objects.exists() and not AttachmentPart.objects.exists()
