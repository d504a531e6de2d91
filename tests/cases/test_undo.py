"""Undoing puts database and vault back together, also where one supporter followed another."""

from datetime import timedelta

import pytest

from naast.access.actor import Actor
from naast.cases.actions.undo_press import undo_press
from naast.cases.logic.words import Press, Step
from naast.cases.models import Case
from naast.privacy.vault_client import VaultRefused
from tests.factories.cases import (
    AT,
    a_case,
    a_coordinator,
    a_supporting_actor,
    asked,
    fresh,
    pressed,
    seen_by,
)
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db
SOON = AT + timedelta(minutes=5)


def undone(case: Case, actor: Actor, role: str) -> Case:
    undo_press(actor=actor, at=SOON, case=case, role=role)
    return fresh(case)


def test_asking_another_supporter_is_undone_and_the_first_goes_on(vault: RunningVault) -> None:
    coordinator, first, second = a_coordinator(), a_supporting_actor(), a_supporting_actor()
    case = pressed(asked(a_case(), first, coordinator=coordinator), Press.ACCEPT, actor=first)
    case = asked(case, second, coordinator=coordinator, at=AT + timedelta(minutes=1))
    assert seen_by(case, second, "supporter").progress.step is Step.ASKED

    case = undone(case, coordinator, "coordinator")

    assert str(case.supporter_id) == first.id
    assert seen_by(case, first, "supporter").progress.step is Step.CALLING
    with pytest.raises(VaultRefused):
        seen_by(case, second, "supporter")


def test_asking_the_first_supporter_is_undone_and_nobody_is_asked(vault: RunningVault) -> None:
    coordinator, supporter = a_coordinator(), a_supporting_actor()
    case = asked(a_case(), supporter, coordinator=coordinator)
    assert seen_by(case, supporter, "supporter").progress.step is Step.ASKED

    case = undone(case, coordinator, "coordinator")

    assert case.supporter_id is None
    with pytest.raises(VaultRefused):
        seen_by(case, supporter, "supporter")


def test_another_supporter_is_undone_and_the_one_goes_on(vault: RunningVault) -> None:
    coordinator, supporter = a_coordinator(), a_supporting_actor()
    case = pressed(
        asked(a_case(), supporter, coordinator=coordinator), Press.ACCEPT, actor=supporter
    )
    case = pressed(case, Press.ANOTHER_SUPPORTER, actor=coordinator, role="coordinator")
    assert case.supporter_id is None

    case = undone(case, coordinator, "coordinator")

    assert str(case.supporter_id) == supporter.id
    assert seen_by(case, supporter, "supporter").progress.step is Step.CALLING
