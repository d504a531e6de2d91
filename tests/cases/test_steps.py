"""The state table: each row of the design, and what must hold for any sequence of presses."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from naast.cases.logic import by_itself, steps
from naast.cases.logic.steps import Clocks, Detail, NotNow, Progress
from naast.cases.logic.words import Change, Help, Outcome, Phase, Press, Step

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
CLOCKS = Clocks()
WHOM = Detail(supporter="11111111-1111-4111-8111-111111111111")


def new() -> Progress:
    return steps.opened(at=AT, confirmed=True, clocks=CLOCKS)


def after(*presses: Press | tuple[Press, Detail], start: Progress | None = None) -> Progress:
    progress = start or new()
    for one in presses:
        press, detail = one if isinstance(one, tuple) else (one, Detail())
        progress = steps.press(progress, press, at=AT, clocks=CLOCKS, detail=detail)
    return progress


def not_reached(progress: Progress, at: datetime) -> Progress:
    return steps.press(progress, Press.NOT_REACHED, at=at, clocks=CLOCKS)


ASSIGN = (Press.ASSIGN, WHOM)


def test_a_report_is_due_within_two_hours_for_the_coordinator():
    assert (new().step, new().due_at) == (Step.WAITING, AT + timedelta(hours=2))


def test_a_supporter_answers_within_four_hours():
    asked = after(ASSIGN)
    assert (asked.step, asked.due_at, asked.phase) == (
        Step.ASKED,
        AT + timedelta(hours=4),
        Phase.WAITING,
    )


def test_the_first_call_is_due_within_a_day_of_the_report():
    calling = after(ASSIGN, Press.ACCEPT)
    assert (calling.step, calling.due_at, calling.phase) == (
        Step.CALLING,
        AT + timedelta(hours=24),
        Phase.WITH_SUPPORTER,
    )


def test_after_three_tries_the_coordinator_decides():
    tried = after(ASSIGN, Press.ACCEPT)
    for day in range(2):
        tried = not_reached(tried, AT + timedelta(days=day))
    assert (tried.step, tried.tries) == (Step.CALLING, 2)
    assert not_reached(tried, AT + timedelta(days=4)).step is Step.UNREACHED


def test_three_calls_within_an_hour_are_one_try():
    tried = after(ASSIGN, Press.ACCEPT, Press.NOT_REACHED)
    with pytest.raises(NotNow):
        not_reached(tried, AT + timedelta(hours=2))
    assert not_reached(tried, AT + timedelta(hours=3)).tries == 2


def test_after_a_card_the_colleague_comes_back_with_one_press():
    unreached = after(ASSIGN, Press.ACCEPT)
    for day in range(3):
        unreached = not_reached(unreached, AT + timedelta(days=day))
    card = after(Press.SEND_CARD, start=unreached)
    back = after(Press.CALL_ME, start=card)
    assert (back.step, back.tries, back.due_at) == (Step.CALLING, 0, AT)


def test_the_colleague_is_told_why_somebody_else_comes_until_the_new_one_was_there():
    talking = after(ASSIGN, Press.ACCEPT, Press.TALKED)
    other = Detail(supporter="22222222-2222-4222-8222-222222222222")
    handed = after(Press.HAND_OVER, (Press.ASSIGN, other), Press.ACCEPT, start=talking)
    assert handed.change is Change.HANDED_ON
    assert after(Press.TALKED, start=handed).change is Change.NONE
    wished = steps.press(talking, Press.ANOTHER_SUPPORTER, at=AT, clocks=CLOCKS, side=steps.OWN)
    assert wished.change is Change.WISHED
    assert after(ASSIGN, Press.CANNOT_TAKE).change is Change.NONE


def test_the_three_tries_lie_within_seven_days():
    assert sum(CLOCKS.tries, timedelta()) == timedelta(days=7)


def test_the_first_conversation_is_due_within_72_hours_of_yes():
    assert after(ASSIGN, Press.ACCEPT, Press.WANTS_SUPPORT).due_at == AT + timedelta(hours=72)


def test_the_follow_up_comes_after_two_weeks_and_the_check_after_four():
    talked = after(ASSIGN, Press.ACCEPT, Press.TALKED)
    assert talked.due_at == AT + timedelta(days=14)
    later = steps.press(talked, Press.FOLLOWED_UP, at=AT + timedelta(days=14), clocks=CLOCKS)
    assert (later.step, later.due_at) == (Step.FOLLOWED_UP, AT + timedelta(days=28))


def test_no_thank_you_closes_and_takes_effect_after_ten_minutes():
    declined = after(ASSIGN, Press.ACCEPT, Press.NO_THANK_YOU)
    assert declined.outcome is Outcome.DECLINED
    assert not steps.due_for_closing(declined, AT + timedelta(minutes=9))
    assert steps.due_for_closing(declined, AT + timedelta(minutes=10))


def test_wrong_person_closes_at_once_and_cannot_be_undone():
    wrong = after(ASSIGN, Press.WRONG_PERSON)
    assert steps.due_for_closing(wrong, AT)
    with pytest.raises(NotNow):
        steps.undo(wrong, at=AT)


def test_after_day_28_and_one_reminder_it_closes_by_itself():
    followed = after(ASSIGN, Press.ACCEPT, Press.TALKED, Press.FOLLOWED_UP)
    due = followed.due_at
    assert due is not None
    assert not by_itself.closes_by_itself(followed, due)
    reminded = by_itself.remind(followed, at=due)
    assert not by_itself.closes_by_itself(reminded, due)
    assert by_itself.closes_by_itself(reminded, due + timedelta(days=3))


def test_another_supporter_is_never_the_one_who_was_refused():
    waiting = after(ASSIGN, Press.ANOTHER_SUPPORTER)
    assert (waiting.step, waiting.supporter) == (Step.WAITING, None)
    with pytest.raises(NotNow):
        after(ASSIGN, start=waiting)


def test_handing_over_in_the_middle_does_not_start_from_the_beginning():
    talking = after(ASSIGN, Press.ACCEPT, Press.TALKED, Press.HAND_OVER)
    other = Detail(supporter="22222222-2222-4222-8222-222222222222")
    taken = after((Press.ASSIGN, other), Press.ACCEPT, start=talking)
    assert (taken.step, taken.talks) == (Step.TALKING, 1)


def test_a_referral_keeps_the_kind_only_and_is_asked_about():
    referred = after(ASSIGN, Press.ACCEPT, (Press.REFER, Detail(help=Help.PSYCHOLOGY)))
    assert (referred.referral, referred.referral_open) == (Help.PSYCHOLOGY, True)
    assert after(Press.REFERRAL_DONE, start=referred).referral_open is False


def test_a_press_can_be_undone_for_ten_minutes():
    called = after(ASSIGN, Press.ACCEPT)
    moved = steps.press(called, Press.TALKED, at=AT, clocks=CLOCKS)
    back = steps.undo(moved, at=AT + timedelta(minutes=10))
    assert (back.step, back.talks, back.due_at) == (called.step, called.talks, called.due_at)
    with pytest.raises(NotNow):
        steps.undo(moved, at=AT + timedelta(minutes=11))


def test_a_day_in_the_past_is_refused():
    calling = after(ASSIGN, Press.ACCEPT)
    with pytest.raises(NotNow):
        after((Press.CALL_LATER, Detail(on=date(2026, 3, 1))), start=calling)


def test_an_unconfirmed_event_opens_no_offer_until_somebody_taps():
    unconfirmed = steps.opened(at=AT, confirmed=False, clocks=CLOCKS)
    with pytest.raises(NotNow):
        after(ASSIGN, start=unconfirmed)
    assert after(Press.CONFIRM, start=unconfirmed).step is Step.WAITING


presses = st.lists(
    st.tuples(st.sampled_from(sorted(Press)), st.integers(0, 400), st.sampled_from(sorted(Step))),
    max_size=25,
)


@given(presses)
def test_nothing_ever_falls_silent_and_nothing_is_lost_in_sealing(sequence):
    progress, at = new(), AT
    for number, (press, hours, step) in enumerate(sequence):
        at += timedelta(hours=hours)
        detail = Detail(
            supporter=f"{number:08d}-1111-4111-8111-111111111111",
            on=at.date(),
            help=Help.CHAPLAINCY,
            step=step,
        )
        try:
            progress = steps.press(progress, press, at=at, clocks=CLOCKS, detail=detail)
        except NotNow:
            continue
        assert progress.due_at is not None
        assert progress.phase is not Phase.WITH_SUPPORTER or progress.supporter is not None
        assert (progress.step is Step.CLOSING) == (progress.outcome is not None)
        assert steps.from_json(steps.as_json(progress)) == progress
        assert not progress.refused or progress.supporter not in progress.refused


@given(st.datetimes(timezones=st.just(UTC)))
def test_in_clear_a_moment_has_no_seconds_and_is_never_too_early(moment):
    assume(moment < datetime(9000, 1, 1, tzinfo=UTC))
    shown = steps.in_clear(moment)
    assert (shown.second, shown.microsecond) == (0, 0)
    assert moment <= shown < moment + timedelta(minutes=1)
