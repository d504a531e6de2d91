"""Two people press at the same moment: one consistent state, in database, seal and vault alike."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from django.db import connections

from naast.access.actor import CLOCK, PUBLIC, Actor
from naast.access.roles import Role
from naast.cases.actions.close_case import close_case
from naast.cases.actions.offer_support import offer_support
from naast.cases.actions.press_step import press_step
from naast.cases.actions.undo_press import undo_press
from naast.cases.logic.steps import NotNow
from naast.cases.logic.words import Phase, Press, Step
from naast.cases.models import Case
from naast.cases.queries.opened import OpenCase, open_case
from naast.incidents.models import Incident
from naast.notify.models import OutgoingMessage
from naast.privacy import vault_client, vault_wire
from naast.privacy.vault_client import Purpose, VaultRefused
from naast.workflows.ask_for_support import Asked, ask_for_support
from naast.workflows.report_incident import report_incident
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
from tests.factories.incidents import a_draft, a_named_colleague
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)
Act = Callable[[], object]
TRIES = 4  # who comes first is up to the machine
DONE, TOO_LATE = "done", "too late"


def at_once(*acts: Act, late: tuple[type[Exception], ...] = (NotNow, VaultRefused)) -> list[str]:
    """What became of each. late: what is said to who comes too late; every other error fails."""
    barrier, became, faults = Barrier(len(acts)), [""] * len(acts), list[Exception]()

    def run(place: int, act: Act) -> None:
        try:
            barrier.wait(timeout=60)
            act()
            became[place] = DONE
        except late:
            became[place] = TOO_LATE
        except Exception as problem:  # shown below, in the test's own thread
            faults.append(problem)
        finally:
            vault_wire.disconnect()
            connections.close_all()

    threads = [Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=90)
    assert faults == []
    return became


@pytest.fixture
def coordinator(vault: RunningVault) -> Actor:
    return a_coordinator()


def press(case: Case, what: Press, actor: Actor, role: str = "supporter") -> Act:
    return partial(press_step, actor=actor, at=AT, case=case, press=what, role=role)


def offer(case: Case, supporter: Actor, coordinator: Actor) -> Act:
    role, whom = Role.COORDINATOR.value, UUID(supporter.id)
    return partial(offer_support, actor=coordinator, at=AT, case=case, supporter=whom, role=role)


def opened(case: Case) -> OpenCase:
    return open_case(fresh(case), actor=CLOCK, role="system", purpose=Purpose.REMIND)


def consistent(case: Case, *supporters: Actor) -> bool:
    """Clear columns, sealed progress and the vault's own assignment say the same."""
    one = opened(case)
    row, progress = one.case, one.progress
    who = {
        supporter.id
        for supporter in supporters
        if vault_client.visible([case.pk], supporter.name, "supporter")
    }
    named = {progress.supporter} if progress.supporter else set()
    same = (row.phase, row.next_due_at) == (progress.phase.value, progress.due_at)
    here = {str(row.supporter_id)} if row.supporter_id else set()
    return same and here == named == who


@pytest.mark.parametrize("attempt", range(TRIES))
def test_accepting_twice_counts_once(attempt: int, coordinator: Actor) -> None:
    supporter = a_supporting_actor()
    case = asked(a_case(), supporter, coordinator=coordinator)

    became = at_once(*[press(case, Press.ACCEPT, supporter)] * 2)

    assert sorted(became) == [DONE, TOO_LATE]
    assert consistent(case, supporter)


@pytest.mark.parametrize("attempt", range(TRIES))
def test_accepting_while_somebody_else_is_asked_leaves_one_supporter(
    attempt: int, coordinator: Actor
) -> None:
    first, second = a_supporting_actor(), a_supporting_actor()
    case = asked(a_case(), first, coordinator=coordinator)

    at_once(press(case, Press.ACCEPT, first), offer(case, second, coordinator))

    assert consistent(case, first, second)
    assert fresh(case).supporter_id == UUID(second.id)
    assert opened(case).progress.step is Step.ASKED


@pytest.mark.parametrize("attempt", range(TRIES))
def test_two_supporters_asked_at_the_same_moment_are_not_both_on_it(
    attempt: int, coordinator: Actor
) -> None:
    first, second = a_supporting_actor(), a_supporting_actor()
    case = a_case()

    at_once(offer(case, first, coordinator), offer(case, second, coordinator))

    assert consistent(case, first, second)
    accepted = at_once(press(case, Press.ACCEPT, first), press(case, Press.ACCEPT, second))
    assert sorted(accepted) == [DONE, TOO_LATE]
    assert consistent(case, first, second)


@pytest.mark.parametrize("attempt", range(TRIES))
def test_sending_the_offer_twice_leaves_one_state(attempt: int, coordinator: Actor) -> None:
    supporter, case = a_supporting_actor(), a_case()

    at_once(*[offer(case, supporter, coordinator)] * 2)

    assert consistent(case, supporter)
    assert OutgoingMessage.objects.filter(state="waiting", person_id=supporter.id).count() == 1


@pytest.mark.parametrize("attempt", range(TRIES))
def test_withdrawing_wins_over_accepting(attempt: int, coordinator: Actor) -> None:
    person, me = a_colleague()
    supporter = a_supporting_actor()
    case = asked(a_case(person=person), supporter, coordinator=coordinator)

    at_once(press(case, Press.ACCEPT, supporter), press(case, Press.WITHDRAW, me, "colleague"))

    assert consistent(case, supporter)
    assert opened(case).progress.step is Step.CLOSING


@pytest.mark.parametrize("attempt", range(TRIES))
def test_closing_while_the_last_press_is_taken_back_is_one_or_the_other(
    attempt: int, coordinator: Actor
) -> None:
    supporter = a_supporting_actor()
    case = asked(a_case(), supporter, coordinator=coordinator)
    case = pressed(pressed(case, Press.ACCEPT, actor=supporter), Press.TALKED, actor=supporter)
    case = pressed(case, Press.FINISH, actor=supporter)
    border = AT + timedelta(minutes=10)

    became = at_once(
        partial(close_case, actor=CLOCK, at=border, case=case),
        partial(undo_press, actor=supporter, at=border, case=case, role="supporter"),
    )

    if became[1] == DONE:
        assert consistent(case, supporter) and opened(case).progress.step is Step.TALKING
    else:
        row = fresh(case)
        assert (row.phase, bytes(row.profile), bytes(row.wrapped_key)) == (
            Phase.CLOSED.value,
            b"",
            b"",
        )
        assert vault_client.visible([case.pk], CLOCK.name, "system") == set()


@pytest.mark.parametrize("attempt", range(TRIES))
def test_closing_twice_leaves_one_fact(attempt: int, coordinator: Actor) -> None:
    role = Role.COORDINATOR.value
    case = pressed(a_case(), Press.WITHDRAW, actor=coordinator, role=role)
    close = partial(close_case, actor=CLOCK, at=AT + timedelta(minutes=10), case=case)

    assert at_once(close, close) == [DONE, DONE]
    assert (fresh(case).phase, vault_client.fact_count()) == (Phase.CLOSED.value, 1)


@pytest.mark.parametrize("attempt", range(TRIES))
def test_a_report_sent_twice_at_once_is_stored_once(attempt: int, coordinator: Actor) -> None:
    send = partial(
        report_incident,
        actor=PUBLIC,
        at=AT,
        draft=a_draft(),
        involved=[a_named_colleague()],
        key=uuid4(),
    )

    assert at_once(send, send) == [DONE, DONE]
    assert (Incident.objects.count(), Case.objects.count()) == (1, 1)


@pytest.mark.parametrize("attempt", range(TRIES))
def test_a_request_sent_twice_at_once_is_stored_once(attempt: int, coordinator: Actor) -> None:
    send = partial(
        ask_for_support,
        actor=PUBLIC,
        at=AT,
        asked=Asked(name="Anna Verzonnen", phone="0612345678"),
        key=uuid4(),
    )

    assert at_once(send, send) == [DONE, DONE]
    assert Case.objects.count() == 1
