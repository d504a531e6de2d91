"""Proof of one line of "who looked": for the colleague alone, checked, to take away."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.utils import timezone

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.cases.actions.turn_epoch import turn_epoch
from naast.cli.main import cli
from naast.people.models import Person
from naast.privacy import log_proof
from tests.actors import a_user, client_for
from tests.factories.cases import a_case, asked
from tests.factories.pages import (
    a_visiting_colleague,
    a_visiting_coordinator,
    a_visiting_supporter,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def coordinator(vault):
    return a_visiting_coordinator()


@pytest.fixture
def supporter(coordinator):
    return a_visiting_supporter()


@pytest.fixture
def owner(supporter):
    return a_visiting_colleague(name="Mila Medewerker")


@pytest.fixture
def case(owner, supporter, coordinator):
    case = a_case(person=Person.objects.get(pk=owner.actor.id), at=timezone.now())
    return asked(case, supporter.actor, coordinator=coordinator.actor, at=timezone.now())


def page(case, role="coordinator", purpose="arrange"):
    return f"/my/{case.pk}/looks/{role}/{purpose}/"


def night():
    turn_epoch(actor=CLOCK, at=timezone.now())


def words(answer):
    return " ".join(answer.content.decode().split())


def test_each_line_leads_to_its_proof(owner, case):
    night()
    assert page(case) in words(owner.client.get("/my/"))
    text = words(owner.client.get(page(case)))
    assert "Your coordinator, to arrange support" in text
    assert "Checked just now: it is true" in text


def test_of_today_it_says_that_the_proof_comes_tomorrow(owner, case):
    text = words(owner.client.get(page(case)))
    assert "from tomorrow you find the proof here" in text
    assert "it is true" not in text


def test_the_file_is_checked_by_the_command_and_names_nobody(
    owner, supporter, coordinator, case, tmp_path: Path
):
    night()
    answer = owner.client.get(page(case) + "proof.json")
    file = tmp_path / "naast-proof.json"
    file.write_bytes(answer.content)
    told = json.loads(answer.content)
    key = log_proof.fingerprint(told["head"]["key"])
    done = CliRunner().invoke(cli, ["log", "verify", "--key", key, "--proof", str(file)])
    assert done.exit_code == 0, done.output
    assert "coordinator, open, to arrange" in done.output
    for one in (owner, supporter, coordinator):
        assert one.actor.id.encode() not in answer.content
    assert str(case.pk).encode() not in answer.content


def test_a_log_signed_by_another_vault_is_not_believed(owner, case, settings):
    night()
    assert "it is true" in words(owner.client.get(page(case)))
    pin = Path(settings.VAULT_PIN or f"{settings.VAULT_SOCKET}.pin")
    pin.write_text(json.dumps({"key": "00" * 32, "epoch": 0, "term": 0}))
    text = words(owner.client.get(page(case)))
    assert "Something does not fit" in text
    assert "it is true" not in text


def test_nobody_else_gets_the_proof(owner, supporter, coordinator, case):
    night()
    for address in (page(case), page(case) + "proof.json"):
        assert owner.client.get(address).status_code == 200
        others = [a_visiting_colleague(), supporter, coordinator]
        others = [one.client for one in others] + [client_for(a_user(Role.STAFF_REPRESENTATIVE))]
        assert [other.get(address).status_code for other in others] == [404] * 4


def test_made_up_roles_and_purposes_are_missing(owner, case):
    for address in (page(case, role="board"), page(case, purpose="gossip")):
        assert owner.client.get(address).status_code == 404
