"""docs/operations/machines.json says all that machines may ask. Schemathesis asks it, with what is
described and with what is not: the answers are as described, and nothing can be changed."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from schemathesis import Case, Response
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.failures import FailureGroup

from naast.api.urls import urlpatterns
from naast.privacy import sealing, vault_client
from tests.attacks.described import try_all
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db
DESCRIPTION = Path(__file__).parents[2] / "docs" / "operations" / "machines.json"
EXAMPLES = 3
load_all_checks()
NAMES = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance",
    "response_schema_conformance",
)  # fmt: skip
NOT_ASKED_FOR = [
    {"in": "query", "name": "anything", "schema": {"type": "string"}},
    {"in": "query", "name": "format", "schema": {"enum": ["json", "csv", "../"]}},
    {"in": "header", "name": "Accept", "schema": {"type": "string"}},
    {"in": "header", "name": "X-Forwarded-For", "schema": {"type": "string"}},
]
AS_DESCRIBED = [CHECKS.get_one(name) for name in NAMES]
SILENT = [check for check in AS_DESCRIBED if check.__name__ != "not_a_server_error"]


def described() -> dict[str, Any]:
    return json.loads(DESCRIPTION.read_text())  # type: ignore[no-any-return]


def asked_with_more(description: dict[str, Any]) -> dict[str, Any]:
    """Each address is given what it did not ask for: it answers as if it had not been."""
    for operations in description["paths"].values():
        operations["get"]["parameters"] = NOT_ASKED_FOR
    return description


def as_described(case: Case, answer: Response) -> None:
    case.validate_response(answer, checks=AS_DESCRIBED)


def test_every_address_for_machines_stands_in_the_description() -> None:
    addresses = {f"/{pattern.pattern}" for pattern in urlpatterns}
    pages = {"/who-sees-what/rules.json", "/log/heads.json"}

    assert set(described()["paths"]) == addresses | pages


def test_every_address_answers_as_it_is_described(vault: RunningVault) -> None:
    sealing.remember_epoch_key(vault_client.public_key())

    tried = try_all(asked_with_more(described()), as_described, examples=EXAMPLES)

    assert tried >= len(described()["paths"])


def test_with_a_silent_vault_they_answer_as_described_too(
    settings: Settings, tmp_path: Path
) -> None:
    settings.VAULT_SOCKET = tmp_path / "nobody.sock"

    def as_described_when_silent(case: Case, answer: Response) -> None:
        case.validate_response(answer, checks=SILENT)

    assert try_all(described(), as_described_when_silent, examples=1) > 0


def test_control_a_description_that_says_otherwise_is_noticed(vault: RunningVault) -> None:
    lie = described()
    ready = lie["components"]["schemas"]["Ready"]
    ready["required"].append("names")

    with pytest.raises(FailureGroup, match="names"):
        try_all(lie, as_described, examples=1)


@pytest.mark.parametrize("address", sorted(described()["paths"]))
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed_there(client: Client, address: str, method: str) -> None:
    assert getattr(client, method)(address).status_code == 405
