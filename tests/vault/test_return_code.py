"""A way back without an account: the colleague alone makes one, and it opens the own case only."""

from hashlib import sha256
from uuid import uuid4

from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose
from tests.factories.vault import RunningVault, adopt_case
from tests.vault.asking import refused

CODE, LATER = (sha256(word).hexdigest() for word in (b"of the colleague", b"a later one"))


def test_the_colleague_comes_back_with_it_and_an_earlier_one_opens_no_more(
    vault: RunningVault,
) -> None:
    me = uuid4()
    case, other = adopt_case(person=me), adopt_case(person=uuid4())

    vault_client.give_code(case.case_id, CODE, f"person:{me}")

    assert vault_client.open_by_code(CODE) == case.case_id
    key = vault_client.open_case(case.case_id, case.wrap, "public", "return_code", Purpose.OWN)
    assert key == case.key
    with refused("not_allowed"):
        vault_client.open_case(other.case_id, other.wrap, "public", "return_code", Purpose.OWN)
    vault_client.give_code(case.case_id, LATER, f"person:{me}")
    with refused("not_allowed"):
        vault_client.open_by_code(CODE)


def test_nobody_else_makes_one(vault: RunningVault) -> None:
    me, supporter = uuid4(), uuid4()
    case = adopt_case(person=me)
    vault_client.assign(case.case_id, f"person:{supporter}", by="system:standing", role="system")

    for other in (supporter, uuid4()):
        with refused("not_allowed"):
            vault_client.give_code(case.case_id, CODE, f"person:{other}")

    vault_client.give_code(case.case_id, CODE, f"person:{me}")
    assert vault_client.open_by_code(CODE) == case.case_id
