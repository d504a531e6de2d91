"""The directory of help, and the numbers that are always there."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError
from django.utils import translation

from naast.knowledge.choices import Level
from naast.knowledge.queries import call_now_lines, directory_of_help, tonight_lines
from naast.people.models import Hospital
from tests.factories.knowledge import an_entry

pytestmark = pytest.mark.django_db


def test_an_empty_hospital_still_knows_whom_to_call_when_a_life_is_in_danger() -> None:
    # 112 in all of Europe; 0800 0113 is the free number of the Dutch crisis line 113.
    assert [(line.phone, line.urgent) for line in call_now_lines()] == [
        ("112", True),
        ("0800 0113", True),
    ]


def test_a_flemish_hospital_has_the_flemish_crisis_line(settings: pytest.FixtureRequest) -> None:
    settings.COUNTRY = "be"  # type: ignore[attr-defined]

    assert [line.phone for line in call_now_lines()] == ["112", "1813"]


def test_the_hospitals_own_numbers_come_after_those_for_danger() -> None:
    an_entry(name_nl="Dienstdoende psychiater", call_now=True, phone="1234")
    an_entry(phone="5678")

    assert [line.phone for line in call_now_lines()] == ["112", "0800 0113", "1234"]


def test_a_number_that_the_hospital_names_itself_is_shown_once() -> None:
    an_entry(level=Level.EMERGENCY, name_nl="113", call_now=True, phone="0800-0113")

    lines = call_now_lines()

    assert [line.phone for line in lines] == ["112", "0800-0113"]
    assert lines[1].urgent


def test_levels_stand_from_near_to_far_and_empty_ones_are_left_out() -> None:
    an_entry(level=Level.EXTERNAL)
    near = an_entry(level=Level.PEERS, position=2)
    nearest = an_entry(level=Level.PEERS, position=1)

    levels = directory_of_help()

    assert [level.level for level in levels] == [Level.PEERS, Level.EXTERNAL]
    assert levels[0].entries == (nearest, near)


def test_an_entry_speaks_the_readers_language_or_else_the_other() -> None:
    entry = an_entry(text_nl="Voor iedereen", text_en="")

    with translation.override("en"):
        assert (entry.name, entry.text) == ("Social work for staff", "Voor iedereen")
    with translation.override("nl"):
        assert entry.name == "Bedrijfsmaatschappelijk werk"


def test_the_number_that_is_answered_now_stands_first() -> None:
    morning = datetime(2026, 11, 24, 10, tzinfo=UTC)  # a Tuesday
    night = datetime(2026, 11, 27, 22, tzinfo=UTC)  # a Friday
    assert tonight_lines(morning) == []
    Hospital.objects.create(name="H", support_phone="111", night_phone="222", night_label="Portier")

    by_day = [(line.name, line.phone, line.again_at) for line in tonight_lines(morning)]
    assert by_day == [("", "111", None), ("Portier", "222", None)]
    by_night = [(line.name, line.phone) for line in tonight_lines(night)]
    assert by_night == [("Portier", "222"), ("", "111")]
    assert tonight_lines(night)[1].again_at == datetime(2026, 11, 30, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "wrong",
    [{"name_nl": "", "name_en": ""}, {"call_now": True, "phone": ""}, {"level": "elsewhere"}],
)
def test_the_database_refuses_an_entry_that_helps_nobody(wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        an_entry(**wrong)
