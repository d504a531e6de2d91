"""What was published is read as it was stored, by those who may, in a few questions."""

from typing import Any

import pytest

from naast.access.roles import Role
from naast.insight.logic.publications.declared import Question
from naast.insight.queries.publications import history, periods, publication, tables
from tests.actors import an_actor
from tests.factories.publications import SMALL, a_publication

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "role",
    [
        Role.BOARD,
        Role.QUALITY_MANAGER,
        Role.COORDINATOR,
        Role.DEPUTY_COORDINATOR,
        Role.STAFF_REPRESENTATIVE,
    ],
)
def test_readers_see_the_years_newest_first(role: Role) -> None:
    a_publication("2025", declared=SMALL)
    a_publication("2026", declared=SMALL)

    assert periods(an_actor(role)) == ["2026", "2025"]


@pytest.mark.parametrize("role", [Role.PEER_SUPPORTER, Role.HEAD_OF_DEPARTMENT, Role.STEWARD])
def test_others_get_what_they_would_get_if_nothing_were_published(role: Role) -> None:
    a_publication("2026", declared=SMALL)
    reader, other = an_actor(Role.BOARD), an_actor(role)

    assert [one.code for one in tables(reader, "2026", Question.HOW_MANY)] == ["offers", "outcomes"]
    assert periods(other) == []
    assert publication(other, "2026") is None
    assert tables(other, "2026", Question.HOW_MANY) == []
    assert history(other, "offers", "2026", 3) == []


def test_what_has_no_signature_yet_is_not_there() -> None:
    a_publication("2025", declared=SMALL)
    a_publication("2026", declared=SMALL, signed=False)
    reader = an_actor(Role.BOARD)

    assert periods(reader) == ["2025"]
    assert publication(reader, "2026") is None
    assert tables(reader, "2026", Question.HOW_MANY) == []
    assert [one.period for one in history(reader, "offers", "2026", 3)] == ["2025"]


def test_the_same_table_of_three_years_comes_oldest_first() -> None:
    for year in ("2023", "2024", "2025", "2026"):
        a_publication(year, declared=SMALL, seed=int(year))

    found = history(an_actor(Role.BOARD), "outcomes", "2025", 2)

    assert [(one.code, one.period) for one in found] == [("outcomes", "2024"), ("outcomes", "2025")]


def test_the_number_of_questions_does_not_grow_with_the_years(
    django_assert_num_queries: Any,
) -> None:
    for year in range(2020, 2027):
        a_publication(str(year), declared=SMALL)
    reader = an_actor(Role.BOARD)

    with django_assert_num_queries(1):
        periods(reader)
    with django_assert_num_queries(3):
        publication(reader, "2026")
    with django_assert_num_queries(1):
        tables(reader, "2026", Question.WHO)
    with django_assert_num_queries(1):
        history(reader, "outcomes", "2026", 5)
