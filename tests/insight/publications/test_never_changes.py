"""What is published holds still: through every door of the area, and for every reader alike."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.insight.actions.add_notice import NoticeRefused, add_notice
from naast.insight.actions.note_day import note_day
from naast.insight.actions.publish import PublishRefused, publish
from naast.insight.actions.take_snapshot import take_snapshot
from naast.insight.logic.publications.declared import Question
from naast.insight.logic.publications.stored import as_json
from naast.insight.models_publication import (
    Notice,
    Publication,
    PublicationFixed,
    PublishedTable,
)
from naast.insight.queries.publications import publication, tables
from tests.actors import an_actor
from tests.factories.publications import SMALL, a_publication

pytestmark = pytest.mark.django_db
AT = datetime(2027, 2, 1, 9, tzinfo=UTC)


def rows() -> list[Any]:
    return [
        list(Publication.objects.order_by("pk").values()),
        list(PublishedTable.objects.order_by("pk").values()),
    ]


def test_no_action_changes_a_number() -> None:
    row = a_publication("2026", declared=SMALL)
    before = rows()

    add_notice(actor=an_actor(Role.QUALITY_MANAGER), at=AT, period="2026", code="offers", text="x")
    note_day(actor=CLOCK, at=AT)
    take_snapshot(actor=CLOCK, at=AT)
    with pytest.raises(PublishRefused):
        publish(actor=CLOCK, at=AT, period=row.period, facts={})

    assert rows() == before


DOORS: dict[str, Callable[[Any], object]] = {
    "save": lambda row: row.save(),
    "delete": lambda row: row.delete(),
    "update": lambda row: type(row).objects.update(code="other"),
    "delete many": lambda row: type(row).objects.all().delete(),
    "bulk update": lambda row: type(row).objects.bulk_update([row], ["code"]),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_stored_row_is_neither_changed_nor_removed(door: str) -> None:
    a_publication("2026", declared=SMALL)
    notice = add_notice(actor=CLOCK, at=AT, period="2026", code="", text="A notice.")
    table = PublishedTable.objects.first()
    before = rows()

    for row in (notice, table):
        with pytest.raises(PublicationFixed), transaction.atomic():
            DOORS[door](row)

    assert (rows(), Notice.objects.count()) == (before, 1)


def test_a_publication_is_signed_once() -> None:
    row = a_publication("2026", declared=SMALL, signed=False)

    assert Publication.objects.filter(pk=row.pk).sign(entry=7, signature="{}")
    assert not Publication.objects.filter(pk=row.pk).sign(entry=8, signature="[]")
    assert Publication.objects.get().entry == 7


def test_the_database_itself_knows_one_publication_a_year() -> None:
    a_publication("2026", declared=SMALL)

    for same in ({"period": "2026", "number": 2}, {"period": "2027", "number": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Publication.objects.create(made_on=AT.date(), version="", mark="", **same)


def test_every_reader_gets_the_same_bytes_each_time() -> None:
    a_publication("2026", declared=SMALL)
    board, coordinator = an_actor(Role.BOARD), an_actor(Role.COORDINATOR)
    first = [as_json(one) for one in tables(board, "2026", Question.HOW_MANY)]

    cache.clear()
    again = [as_json(one) for one in tables(coordinator, "2026", Question.HOW_MANY)]
    whole = publication(coordinator, "2026")

    assert again == first
    assert whole is not None
    assert [as_json(whole.tables[one["code"]]) for one in first] == first


def test_a_notice_stands_with_its_day_and_role_and_without_a_name() -> None:
    a_publication("2026", declared=SMALL)
    quality = an_actor(Role.QUALITY_MANAGER)

    add_notice(actor=quality, at=AT, period="2026", code="offers", text="  Two\n words. ")
    add_notice(actor=quality, at=AT, period="2026", code="", text="About all.")

    found = publication(an_actor(Role.BOARD), "2026")
    assert found is not None
    (one,) = found.notices_of("offers")
    assert (one.written_on, one.role, one.text) == (AT.date(), "quality_manager", "Two words.")
    assert [each.text for each in found.notices_of("")] == ["About all."]


@pytest.mark.parametrize(
    ("period", "code", "text"),
    [("2025", "", "x"), ("2026", "no_table", "x"), ("2026", "", "  "), ("2026", "", "x" * 601)],
)
def test_a_notice_is_about_something_published_and_says_something(
    period: str, code: str, text: str
) -> None:
    a_publication("2026", declared=SMALL)
    add_notice(actor=CLOCK, at=AT, period="2026", code="", text="x" * 600)

    with pytest.raises(NoticeRefused):
        add_notice(actor=CLOCK, at=AT, period=period, code=code, text=text)

    assert Notice.objects.count() == 1


def test_nothing_is_said_of_what_is_not_signed_yet() -> None:
    a_publication("2026", declared=SMALL, signed=False)

    with pytest.raises(NoticeRefused):
        add_notice(actor=CLOCK, at=AT, period="2026", code="", text="x")
