"""naast publish, as typed: the year, what is shown and hidden, and whether it is as signed."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner, Result

from naast.access.actor import CLOCK
from naast.cli.main import cli
from naast.insight.actions.publish import publish
from naast.insight.logic.publications.list_support import SUPPORT
from naast.insight.models_publication import Publication
from tests.factories.facts import invented_facts, keep_facts
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 20, 9, tzinfo=UTC)


def typed(*words: str) -> Result:
    result = CliRunner().invoke(cli, ["publish", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_programs_get_each_table_with_how_much_of_it_is_shown(vault: RunningVault) -> None:
    keep_facts(vault, invented_facts("2025", cases=12))

    done = typed("--period", "2025", "--json")

    told = json.loads(done.stdout)
    assert (done.exit_code, told["period"], told["published"]) == (0, "2025", True)
    assert {one["code"] for one in told["tables"]} >= {one.code for one in SUPPORT}
    assert told["mark"] == Publication.objects.get().mark
    assert set(told["tables"][0]) == {"code", "shown", "hidden", "reason", "why"}


def test_people_read_what_is_hidden_and_why(vault: RunningVault) -> None:
    keep_facts(vault, invented_facts("2025", cases=12))

    said = typed("--period", "2025").stdout

    assert said.startswith("The numbers of 2025 are published.\n")
    assert "0 numbers shown" in said
    assert "so few could be recognised" in said


@pytest.mark.parametrize("period", ["2999", "25", "december"])
def test_what_is_no_year_that_is_over_is_refused_with_a_sentence(
    vault: RunningVault, period: str
) -> None:
    done = typed("--period", period, "--json")

    told = json.loads(done.stdout)
    assert (done.exit_code, told["published"], bool(told["message"])) == (1, False, True)


def test_without_the_vault_it_says_that_nothing_is_lost(vault: RunningVault) -> None:
    vault.stop()

    done = typed("--period", "2025")

    assert (done.exit_code, "Nothing is lost" in done.stdout) == (2, True)
    vault.start()


def test_the_check_says_that_all_is_as_signed_or_what_is_not(vault: RunningVault) -> None:
    publish(actor=CLOCK, at=AT, period="2025", facts={})

    well = typed("--period", "2025", "--check")
    wrong = typed("--period", "2025", "--check", "--key", "0" * 32)
    none = typed("--period", "2024", "--check", "--json")

    assert (well.exit_code, well.stdout.splitlines()[0]) == (
        0, "All of it is as the vault signed it.",
    )  # fmt: skip
    assert (wrong.exit_code, wrong.stdout.startswith("NOT AS SIGNED.")) == (1, True)
    assert json.loads(none.stdout)["message"] == "Nothing is published of 2024."
