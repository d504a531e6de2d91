"""The rules as data: one spelling, one fingerprint, and a difference that hides nothing."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from naast.access.actions.answer_for_rules import answer_for_rules
from naast.access.actions.put_rules_in_force import put_rules_in_force
from naast.access.actor import INSTALLER
from naast.access.models import RulesInForce
from naast.access.roles import RIGHTS_OF_ROLE, Right, Role
from naast.access.rules_before import rules_before
from naast.access.rules_in_force import Change, as_text, difference, fingerprint, models, rules
from naast.cli.migrate import migrate
from naast.cli.rules import rules as rules_command
from naast.privacy.models import AuditEvent
from tests.actors import a_user

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
BOARD_READS_TEAM = "board: new: read_team"


def a_representative() -> None:
    a_user(Role.STAFF_REPRESENTATIVE)


@pytest.fixture
def board_reads_team(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """From here on this is a newer version of Naast."""
    put_rules_in_force(actor=INSTALLER, at=AT)
    more = RIGHTS_OF_ROLE[Role.BOARD] | {Right.READ_TEAM}
    monkeypatch.setitem(RIGHTS_OF_ROLE, Role.BOARD, more)  # type: ignore[arg-type]
    yield


def run(*words: str) -> tuple[int, str]:
    command = migrate if words[0] == "migrate" else rules_command
    done = CliRunner().invoke(command, list(words[1:]))
    return done.exit_code, done.output


def test_the_same_rules_are_put_in_force_once() -> None:
    rows = {put_rules_in_force(actor=INSTALLER, at=AT).pk for _ in range(2)}

    assert rows == set(RulesInForce.objects.values_list("pk", flat=True))
    assert AuditEvent.objects.filter(action="put_rules_in_force").count() == 1
    assert rules_before() == rules()


def test_the_spelling_and_the_fingerprint_are_those_of_the_page_how_to_check() -> None:
    given: Any = {"rights": {"b": ["x"], "a": ["é"]}}
    spelt = '{\n "rights": {\n  "a": [\n   "\\u00e9"\n  ],\n  "b": [\n   "x"\n  ]\n }\n}\n'
    digits = hashlib.sha256(spelt.encode()).hexdigest()

    assert as_text(given) == spelt
    assert fingerprint(given) == f"{digits[:4]}-{digits[4:8]}-{digits[8:12]}-{digits[12:16]}"


def test_every_model_of_ours_is_in_the_rules_by_area_and_name() -> None:
    named = [(area, model.__name__) for area, model, _ in models()]

    assert named == sorted(named)
    assert {".".join(name) for name in named} == {
        field.rpartition(".")[0] for field in rules()["fields"]
    }
    assert ("privacy", "AuditEvent") in named


def test_the_difference_tells_rights_readers_periods_and_fields_that_come_and_go() -> None:
    old = {
        "rights": {"board": ["ask", "read_team"]},
        "fields": {
            "a.B.gone": {"kind": "work", "keep": "a day", "readers": ["steward"]},
            "a.B.kept": {"kind": "work", "keep": "a day, at most", "readers": ["steward"]},
        },
    }
    new = {
        "rights": {"board": ["ask", "read_all"]},
        "fields": {
            "a.B.kept": {"kind": "work", "keep": "a year", "readers": ["jobs", "steward"]},
            "a.B.new": {"kind": "sealed", "keep": "a day", "readers": []},
        },
    }

    told = [(change.what, change.gained, change.lost) for change in difference(old, new)]

    assert told == [
        ("board", ("read_all",), ("read_team",)),
        ("a.B.gone", (), ("work; kept a day", "read by steward")),
        ("a.B.kept", ("work; kept a year", "read by jobs"), ("work; kept a day; at most",)),
        ("a.B.new", ("sealed; kept a day",), ()),
    ]
    assert difference(new, new) == []


def test_an_upgrade_that_changes_who_reads_what_waits_for_the_staff_representative(
    board_reads_team: None,
) -> None:
    a_representative()

    refused = run("migrate")
    wrong = run("migrate", "--shown", "0000-0000-0000-0000")
    shown = run("rules", "difference")
    done = run("migrate", "--shown", fingerprint(rules()))

    assert (refused[0], wrong[0], done[0]) == (1, 1, 0)
    assert f"naast migrate --shown {fingerprint(rules())}" in refused[1]
    assert BOARD_READS_TEAM in shown[1]
    assert RulesInForce.objects.first().shown is True  # type: ignore[union-attr]
    assert run("migrate")[0] == 0  # shown once is enough


def test_a_demo_starts_again_after_an_upgrade_because_everybody_in_it_is_invented(
    board_reads_team: None, settings: Any
) -> None:
    a_user(Role.STAFF_REPRESENTATIVE)
    assert run("migrate")[0] == 1

    settings.MODE = "demo"

    assert run("migrate")[0] == 0


def test_where_nobody_represents_the_staff_an_upgrade_goes_on_and_is_written_down(
    board_reads_team: None,
) -> None:
    assert run("migrate")[0] == 0
    assert [row.shown for row in RulesInForce.objects.all()] == [False, False]


def test_rules_can_be_compared_with_a_file_of_another_version(
    tmp_path: Path, board_reads_team: None
) -> None:
    file = tmp_path / "rules.json"
    file.write_text(RulesInForce.objects.get().rules)

    assert BOARD_READS_TEAM in run("rules", "difference", "--from", str(file))[1]
    assert run("rules", "show")[1] == as_text(rules())
    file.write_text("{}")
    assert "does not hold rules" in run("rules", "difference", "--from", str(file))[1]


def test_the_first_answer_of_the_representative_stands() -> None:
    row = put_rules_in_force(actor=INSTALLER, at=AT, shown=True)

    answer_for_rules(row=row, objected=True, actor=INSTALLER, at=AT)
    answer_for_rules(row=row, objected=False, actor=INSTALLER, at=AT)

    kept = RulesInForce.objects.get()
    assert (kept.objected, kept.seen_at) == (True, AT)
    assert AuditEvent.objects.filter(action="answer_for_rules").count() == 1


def test_a_change_knows_what_it_adds() -> None:
    change = Change("board", "ask", "ask, read_team")

    assert (change.gained, change.lost) == (("read_team",), ())
