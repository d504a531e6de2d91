"""The reporter's removal code: it closes, until support is offered, and it never opens anything."""

from hashlib import sha256
from uuid import uuid4

from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose
from tests.factories.vault import Adopted, RunningVault, adopt_case, read_entries
from tests.vault.asking import open_as_system, refused

CODE = sha256(b"of the reporter").hexdigest()


def is_open(case: Adopted) -> bool:
    return open_as_system("clock", case, Purpose.REMIND) == case.key


def test_it_closes_its_case_and_no_other(vault: RunningVault) -> None:
    case, other = adopt_case(removal=CODE), adopt_case(removal=sha256(b"other").hexdigest())
    assert is_open(case)

    assert vault_client.withdraw_by_code(CODE) == case.case_id

    with refused("closed"):
        is_open(case)
    assert is_open(other)
    assert vault_client.fact_count() == 0


def test_after_the_offer_only_the_colleague_decides(vault: RunningVault) -> None:
    case = adopt_case(removal=CODE)
    vault_client.mark_offered(case.case_id)

    assert vault_client.withdraw_by_code(CODE) is None
    assert is_open(case)


def test_too_late_used_and_unknown_are_answered_alike(vault: RunningVault) -> None:
    offered = sha256(b"offered").hexdigest()
    adopt_case(removal=CODE)
    vault_client.mark_offered(adopt_case(removal=offered).case_id)
    vault_client.withdraw_by_code(CODE)

    answers = {
        vault_client.withdraw_by_code(code)
        for code in (CODE, offered, sha256(b"guessed").hexdigest())
    }

    assert answers == {None}


def test_it_opens_nothing(vault: RunningVault) -> None:
    case = adopt_case(removal=CODE, code=sha256(b"of the colleague").hexdigest())
    with refused("not_allowed"):
        vault_client.open_by_code(CODE)
    for role in ("return_code", "reporter"):
        for purpose in Purpose:
            with refused("not_allowed"):
                vault_client.open_case(case.case_id, case.wrap, "public", role, purpose)


def test_a_return_code_does_not_remove(vault: RunningVault) -> None:
    case = adopt_case(removal=CODE, code=sha256(b"of the colleague").hexdigest())

    assert vault_client.withdraw_by_code(sha256(b"of the colleague").hexdigest()) is None
    assert is_open(case)


def test_the_entry_names_nobody(vault: RunningVault) -> None:
    case = adopt_case(removal=CODE, person=uuid4())
    vault_client.withdraw_by_code(CODE)

    last = read_entries(vault.folder, case.key)[-1]
    assert (last["action"], last["role"], last["actor"]) == ("withdraw", "reporter", "public")
