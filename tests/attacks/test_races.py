"""Two things at one moment: accepting, withdrawing, closing and erasing, each against what crosses
it. In the control the second one decides on what it read before the first had stored."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from naast.access.actor import CLOCK, Actor
from naast.access.roles import Role
from naast.cases.actions.close_case import close_case
from naast.cases.actions.press_step import press_step, side_of, store
from naast.cases.actions.turn_epoch import turn_epoch
from naast.cases.actions.undo_press import undo_press
from naast.cases.logic import steps
from naast.cases.logic.steps import NotNow
from naast.cases.logic.words import Phase, Press, Step
from naast.cases.models import Case
from naast.cases.queries.clocks import clocks
from naast.cases.queries.opened import OpenCase, open_case
from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose
from tests.attacks.conftest import AttackReport
from tests.cases.test_races import DONE, at_once
from tests.factories.cases import (
    AT,
    a_case,
    a_colleague,
    a_coordinator,
    a_supporting_actor,
    asked,
    fresh,
    pressed,
)
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)
TRIES = 3  # who comes first is up to the machine
BORDER = AT + timedelta(minutes=10)
TWICE, LOST, HALF = "accepted twice", "a withdrawal is lost", "closed, and still something there"


@pytest.fixture
def coordinator(vault: RunningVault) -> Actor:
    return a_coordinator()


def read(case: Case) -> OpenCase:
    return open_case(fresh(case), actor=CLOCK, role="system", purpose=Purpose.REMIND)


def press(case: Case, what: Press, actor: Actor, role: str = "supporter") -> Callable[[], object]:
    return partial(press_step, actor=actor, at=AT, case=case, press=what, role=role)


def late(before: OpenCase, what: Press) -> bool:
    """A press that looks at what was read before, as without the lock. Whether it was taken."""
    side = side_of("supporter")
    try:
        moved = steps.press(before.progress, what, at=AT, clocks=clocks(), detail=None, side=side)
    except NotNow:
        return False
    store(before, moved)
    return True


def half_closed(case: Case) -> bool:
    """The vault forgot it, and the row does not know, or says something still."""
    row = fresh(case)
    sealed = any(map(bytes, (row.profile, row.progress, row.wrapped_key)))
    in_vault = vault_client.visible([case.pk], CLOCK.name, "system") != set()
    return not in_vault and (row.phase != Phase.CLOSED.value or sealed)


def test_accepting_at_one_moment_counts_once(
    coordinator: Actor, attack_report: AttackReport
) -> None:
    supporter, wrong, control = a_supporting_actor(maximum_cases=20), set(), set()
    for _ in range(TRIES):
        case = asked(a_case(), supporter, coordinator=coordinator)
        if at_once(*[press(case, Press.ACCEPT, supporter)] * 2) == [DONE, DONE]:
            wrong.add(TWICE)
    case = asked(a_case(), supporter, coordinator=coordinator)
    before = read(case)
    press(case, Press.ACCEPT, supporter)()
    if late(before, Press.ACCEPT):
        control.add(TWICE)

    attack_report("two taps at one moment", "the same request", wrong, control)


def test_withdrawing_at_the_moment_of_accepting_is_never_lost(
    coordinator: Actor, attack_report: AttackReport
) -> None:
    supporter, wrong, control = a_supporting_actor(maximum_cases=20), set(), set()
    for _ in range(TRIES):
        person, me = a_colleague()
        case = asked(a_case(person=person), supporter, coordinator=coordinator)
        withdraw = press(case, Press.WITHDRAW, me, "colleague")
        at_once(press(case, Press.ACCEPT, supporter), withdraw)
        if read(case).progress.step is not Step.CLOSING:
            wrong.add(LOST)
    person, me = a_colleague()
    case = asked(a_case(person=person), supporter, coordinator=coordinator)
    before = read(case)
    press(case, Press.WITHDRAW, me, "colleague")()
    late(before, Press.ACCEPT)
    if read(case).progress.step is not Step.CLOSING:
        control.add(LOST)

    attack_report("accepting and withdrawing at one moment", "one request", wrong, control)


def ended(supporter: Actor, coordinator: Actor) -> Case:
    """Ten minutes ago; on the border it closes, and may still be taken back."""
    case = asked(a_case(), supporter, coordinator=coordinator)
    for what in (Press.ACCEPT, Press.TALKED, Press.FINISH):
        case = pressed(case, what, actor=supporter)
    return case


def test_closing_at_the_moment_of_taking_back_leaves_nothing_half(
    coordinator: Actor, attack_report: AttackReport
) -> None:
    supporter, wrong, control = a_supporting_actor(maximum_cases=20), set(), set()
    for _ in range(TRIES):
        case = ended(supporter, coordinator)
        at_once(
            partial(close_case, actor=CLOCK, at=BORDER, case=case),
            partial(undo_press, actor=supporter, at=BORDER, case=case, role="supporter"),
        )
        if half_closed(case):
            wrong.add(HALF)
    case = ended(supporter, coordinator)
    before = read(case)
    close_case(actor=CLOCK, at=BORDER, case=case)
    store(before, steps.undo(before.progress, at=BORDER, side=side_of("supporter")))
    if half_closed(case):
        control.add(HALF)

    attack_report("closing and taking back at one moment", "one case", wrong, control)


def test_erasing_at_the_moment_of_the_nights_new_keys_leaves_no_key(
    coordinator: Actor, attack_report: AttackReport
) -> None:
    wrong, control, role = set(), set(), Role.COORDINATOR.value
    for _ in range(TRIES):
        case = pressed(a_case(), Press.WITHDRAW, actor=coordinator, role=role)
        close = partial(close_case, actor=CLOCK, at=BORDER, case=case)
        at_once(partial(turn_epoch, actor=CLOCK, at=BORDER), close)
        if half_closed(case):
            wrong.add(HALF)
    case = pressed(a_case(), Press.WITHDRAW, actor=coordinator, role=role)
    row = fresh(case)
    vault_client.begin_turn()
    row.wrapped_key = vault_client.rewrap(row.id, bytes(row.wrapped_key))
    close_case(actor=CLOCK, at=BORDER, case=case)
    row.save(update_fields=["wrapped_key"])
    if half_closed(case):
        control.add(HALF)

    attack_report("erasing and turning at one moment", "one case", wrong, control)
