"""A case in the vault, from adoption to closing."""

from uuid import uuid4

from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator


def test_the_listed_coordinator_opens_an_adopted_case(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    case = adopt_case(person=uuid4())
    key = vault_client.open_case(
        case.case_id, case.wrap, f"person:{anna}", "coordinator", Purpose.ARRANGE
    )
    assert key == case.key
