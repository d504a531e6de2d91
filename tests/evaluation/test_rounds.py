"""A round from the keepers' opening file to their result, and everything that stops it."""

import hashlib
import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from naast.access.actor import CLOCK, Actor
from naast.access.roles import Role
from naast.evaluation.actions.ask_readiness import ask_readiness
from naast.evaluation.actions.choose_evaluation import Chosen, choose_evaluation
from naast.evaluation.actions.close_round import close_round
from naast.evaluation.actions.count_pass import count_for
from naast.evaluation.actions.destroy_round import destroy_round
from naast.evaluation.actions.export_box import export_box
from naast.evaluation.actions.prepare_round import Brought, prepare_round
from naast.evaluation.actions.print_passes import print_passes
from naast.evaluation.actions.start_round import TAG_KEY, start_round
from naast.evaluation.actions.take_result import take_result
from naast.evaluation.actions.watch_rounds import watch_rounds
from naast.evaluation.logic.rounds import State, Way
from naast.evaluation.models import Round, Tag
from naast.evaluation.queries.rounds import is_on, published, round_for_answers
from naast.evaluation.rules import EvaluationRefused
from naast.notify.models import OutgoingMessage
from naast.privacy import vault_client
from naast.privacy.issuer_client import ProcessAway
from naast.privacy.locking import unlock
from tests.actors import give
from tests.factories.cases import AT, a_coordinator
from tests.factories.evaluation import (
    FORM,
    HOSPITAL,
    Processes,
    a_closed_round,
    a_collecting_round,
    a_prepared_round,
    a_result,
    an_opening,
    made_ready,
)
from tests.factories.people import a_person, a_user_for
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(vault: RunningVault) -> Actor:
    return a_coordinator()


def days(number: int) -> timedelta:
    return timedelta(days=number)


def fresh(round_: Round) -> Round:
    return Round.objects.get(pk=round_.pk)


def test_a_round_is_prepared_then_its_mark_stands_in_the_log_and_it_collects(
    anna: Actor, processes: Processes
) -> None:
    round_ = a_collecting_round(anna)

    told = json.loads(round_.manifest)
    mark = hashlib.sha256(round_.manifest.encode()).hexdigest()
    assert (round_.stands, round_.mark) == (State.COLLECTING, mark)
    assert (told["hospital"], told["opening"], told["least_ballots"]) == (
        HOSPITAL,
        an_opening(),
        10,
    )
    assert told["form_sha256"] == hashlib.sha256(FORM.encode()).hexdigest()
    assert processes.boxes == {round_.code: round_.manifest}
    (line,) = vault_client.log_entries(round_.entry or 0, 1)
    assert json.loads(line) == {"says": f"{round_.code} {round_.mark}", "what": "round"}


def test_what_stopped_half_way_is_finished_by_pressing_again(
    anna: Actor, processes: Processes
) -> None:
    prepared = a_prepared_round(anna)
    processes.away = True
    with pytest.raises(ProcessAway):
        start_round(actor=anna, at=AT, round_=prepared, hospital=HOSPITAL)
    assert (fresh(prepared).stands, round_for_answers()) == (State.PREPARING, None)

    processes.away = False
    started = start_round(actor=anna, at=AT, round_=prepared, hospital=HOSPITAL)

    assert started.stands is State.COLLECTING


def test_one_round_collects_at_a_time_and_the_next_opens_once_it_is_closed(
    anna: Actor, processes: Processes
) -> None:
    with pytest.raises(EvaluationRefused, match="Only one at a time"):
        a_collecting_round(anna)
        a_prepared_round(anna, number=2)
    destroy_round(actor=anna, at=AT, round_=Round.objects.get())

    a_closed = _closed(anna, processes, number=3)

    assert a_collecting_round(anna, number=4).stands is State.COLLECTING
    assert fresh(a_closed).stands is State.CLOSED


def _closed(anna: Actor, processes: Processes, *, number: int) -> Round:
    round_ = a_collecting_round(anna, number=number)
    processes.answers[round_.code] = 10
    return close_round(actor=anna, at=AT, round_=made_ready(round_))


@pytest.mark.parametrize(
    ("opening", "sentence"),
    [
        ("not json", "not the opening file"),
        (json.dumps(an_opening(keepers=2)), "damaged"),
        (json.dumps(an_opening(p256="AAAA")), "damaged"),
        (json.dumps(an_opening(wraps=[])), "damaged"),
        (json.dumps(an_opening(mark="\ud800")), "damaged"),
        ("[" * 19_000, "not the opening file"),
        (json.dumps(an_opening(rehearsal=True)), "rehearsal"),
    ],
)
def test_a_wrong_opening_file_is_refused(anna: Actor, opening: str, sentence: str) -> None:
    with pytest.raises(EvaluationRefused, match=sentence):
        prepare_round(actor=anna, at=AT, brought=Brought(opening=opening, form=FORM))

    assert Round.objects.count() == 0


def test_keys_of_an_earlier_round_are_refused(anna: Actor, processes: Processes) -> None:
    destroy_round(actor=anna, at=AT, round_=a_collecting_round(anna))

    with pytest.raises(EvaluationRefused, match="keys of its own"):
        a_prepared_round(anna)


def test_ready_is_asked_once_a_day_and_needs_three_supporters_at_least(
    anna: Actor, processes: Processes
) -> None:
    round_ = a_collecting_round(anna)
    for supporter, passes in (("ann", 6), ("ben", 5), ("cee", 1)):
        for _each in range(passes):
            count_for(round_, supporter)
    processes.answers[round_.code] = 11

    assert not ask_readiness(actor=CLOCK, at=AT)  # eleven could all be of ann and ben
    processes.answers[round_.code] = 12
    assert not ask_readiness(actor=CLOCK, at=AT)  # not asked twice a day
    assert ask_readiness(actor=CLOCK, at=AT + days(1))

    wanted = [one["at_least"] for one in processes.asked if one["op"] == "ready"]
    assert wanted == [12, 12]
    assert (fresh(round_).stands, fresh(round_).ready_on is None) == (State.READY, False)


def test_cards_alone_never_make_a_round_ready(anna: Actor, processes: Processes) -> None:
    round_ = a_collecting_round(anna)
    print_passes(actor=anna, at=AT, round_=round_, number=60)
    for supporter in ("ann",) * 9 + ("", "", ""):
        count_for(round_, supporter)
    processes.answers[round_.code] = 60

    assert not ask_readiness(actor=CLOCK, at=AT)  # one supporter, and nobody's: no third
    assert not [one for one in processes.asked if one["op"] == "ready"]

    for supporter in ("ben", "cee"):
        count_for(round_, supporter)
    assert ask_readiness(actor=CLOCK, at=AT + days(1))


def test_a_paper_round_is_not_closed_before_enough_envelopes_of_three_supporters(
    anna: Actor, processes: Processes
) -> None:
    paper = Chosen(on=True, way=Way.PAPER, least_ballots=10, least_supporters=3)
    choose_evaluation(actor=anna, at=AT, chosen=paper)
    round_ = prepare_round(actor=anna, at=AT, brought=Brought(opening="", form=FORM))
    round_ = start_round(actor=anna, at=AT, round_=round_, hospital=HOSPITAL)
    for supporter in ("ann",) * 6 + ("ben",) * 5:
        count_for(round_, supporter)

    with pytest.raises(EvaluationRefused, match="cannot be closed yet"):
        close_round(actor=anna, at=AT, round_=round_)

    count_for(round_, "cee")
    assert close_round(actor=anna, at=AT, round_=round_).needed == 12


def test_a_round_that_is_not_ready_cannot_be_closed(anna: Actor, processes: Processes) -> None:
    round_ = a_collecting_round(anna)
    with pytest.raises(EvaluationRefused, match="cannot be closed yet"):
        close_round(actor=anna, at=AT, round_=round_)

    processes.answers[round_.code] = 10
    assert close_round(actor=anna, at=AT, round_=made_ready(round_)).stands is State.CLOSED


def test_closing_forgets_the_tags_and_their_key(anna: Actor, processes: Processes) -> None:
    round_ = a_collecting_round(anna)
    count_for(round_, "ann")
    assert (Tag.objects.count(), bool(fresh(round_).tag_key)) == (1, True)
    processes.answers[round_.code] = 10

    close_round(actor=anna, at=AT, round_=made_ready(round_))

    assert (Tag.objects.count(), bytes(fresh(round_).tag_key)) == (0, b"")


def test_the_tag_key_does_not_lie_in_the_database_in_clear(
    anna: Actor, processes: Processes
) -> None:
    round_ = a_collecting_round(anna)
    key = unlock(round_.tag_key, kind=TAG_KEY, row_id=round_.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM evaluation_round")
        row = repr([bytes(v) if isinstance(v, memoryview) else v for v in cursor.fetchone()])

    assert (len(key), key in row, bytes.fromhex(key) in bytes(round_.tag_key)) == (64, False, False)


def test_the_box_is_fetched_after_closing_with_how_many_passes_there_were(
    anna: Actor, processes: Processes
) -> None:
    round_ = a_collecting_round(anna)
    print_passes(actor=anna, at=AT, round_=round_, number=20)
    with pytest.raises(EvaluationRefused, match="once the round is closed"):
        export_box(actor=anna, at=AT, round_=fresh(round_))
    processes.answers[round_.code] = 12
    closed = close_round(actor=anna, at=AT, round_=made_ready(round_))

    box = export_box(actor=anna, at=AT, round_=closed)

    assert (box["passes"], box["signed"], box["manifest"]) == (20, 12, closed.manifest)


def test_cards_are_known_to_the_issuer_by_their_hash_only(
    anna: Actor, processes: Processes
) -> None:
    round_ = a_collecting_round(anna)

    passes = print_passes(actor=anna, at=AT, round_=round_, number=3)

    known = sorted(hashlib.sha256(one).hexdigest() for one in passes)
    assert processes.hashes[round_.code] == known
    assert len(set(passes)) == 3
    with pytest.raises(EvaluationRefused, match="1 to 60"):
        print_passes(actor=anna, at=AT, round_=round_, number=61)


def test_a_result_is_taken_in_and_the_rest_of_the_round_goes(
    anna: Actor, processes: Processes
) -> None:
    round_ = a_closed_round(anna, processes)

    counted = take_result(actor=anna, at=AT, round_=round_, text=a_result(round_))

    assert counted.stands is State.COUNTED
    assert (processes.keys, processes.hashes, processes.boxes) == ({}, {}, {})
    told = published(round_.code)
    assert told is not None
    assert (len(told.checks), told.checks) == (12, sorted(told.checks))


def test_a_round_nobody_counts_is_remembered_three_times_and_then_destroyed(
    anna: Actor, processes: Processes
) -> None:
    watcher = a_user_for(a_person())
    give(watcher, Role.STAFF_REPRESENTATIVE, starts_on=date(2025, 1, 1))
    round_ = a_closed_round(anna, processes)
    told = []
    for day in range(62):
        watch_rounds(actor=CLOCK, at=AT + days(day))
        told.append(OutgoingMessage.objects.count())
        OutgoingMessage.objects.all().delete()
        if day == 60:
            assert fresh(round_).stands is State.CLOSED

    assert {day: number for day, number in enumerate(told) if number} == {14: 2, 35: 2, 50: 2}
    assert fresh(round_).stands is State.DESTROYED
    assert (processes.keys, processes.boxes, fresh(round_).result) == ({}, {}, "")


def test_the_bounds_never_go_under_five_and_two(anna: Actor) -> None:
    five = Chosen(on=True, way=Way.BALLOTS, least_ballots=5, least_supporters=2)
    assert choose_evaluation(actor=anna, at=AT, chosen=five).least_ballots == 5

    for ballots, supporters in ((4, 2), (5, 1)):
        wrong = Chosen(True, Way.BALLOTS, ballots, supporters)
        with pytest.raises(EvaluationRefused, match="Never fewer"):
            choose_evaluation(actor=anna, at=AT, chosen=wrong)


def test_switched_off_there_is_no_round_and_no_pass(
    anna: Actor, processes: Processes, settings: Any
) -> None:
    off = Chosen(on=False, way=Way.BALLOTS, least_ballots=10, least_supporters=3)
    round_ = a_collecting_round(anna)
    assert round_for_answers() == round_
    with pytest.raises(EvaluationRefused, match="End it first"):
        choose_evaluation(actor=anna, at=AT, chosen=off)
    settings.EVALUATION = False
    assert (is_on(), round_for_answers()) == (False, None)
    settings.EVALUATION = True
    destroy_round(actor=anna, at=AT, round_=round_)

    choose_evaluation(actor=anna, at=AT, chosen=off)

    assert not is_on()
    with pytest.raises(EvaluationRefused, match="switched off"):
        a_prepared_round(anna, number=2)


def test_on_paper_no_process_is_asked_and_the_keepers_count_by_hand(
    anna: Actor, processes: Processes
) -> None:
    paper = Chosen(on=True, way=Way.PAPER, least_ballots=10, least_supporters=3)
    choose_evaluation(actor=anna, at=AT, chosen=paper)
    round_ = prepare_round(actor=anna, at=AT, brought=Brought(opening="", form=FORM))
    round_ = start_round(actor=anna, at=AT, round_=round_, hospital=HOSPITAL)
    for supporter in ("ann",) * 8 + ("ben",) * 4 + ("cee",):
        count_for(round_, supporter)

    closed = close_round(actor=anna, at=AT, round_=round_)

    assert (closed.needed, processes.asked) == (13, [])
    assert json.loads(closed.manifest)["issuer_key"] is None
    with pytest.raises(EvaluationRefused, match="fewer answers"):
        take_result(actor=anna, at=AT, round_=closed, text=a_result(closed, 12))
    taken = take_result(actor=anna, at=AT, round_=closed, text=a_result(closed, 13))
    assert taken.stands is State.COUNTED
