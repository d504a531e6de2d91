"""A whole round by the product's own acts, with the real issuer, collector and count keepers' tool:
keys on sheets, passes on cards and by hand, sealed answers, the count, the result taken in."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from count.ballots import check_number, open_ballot, read_answers
from count.box import read_box, verify_tokens
from count.keys import new_opening, open_keys
from count.result import BALLOTS, Counted, make_result, signed
from count.tally import Tally
from naast.access.actor import CLOCK
from naast.cases.logic.words import Press
from naast.evaluation.actions.ask_readiness import ask_readiness
from naast.evaluation.actions.close_round import close_round
from naast.evaluation.actions.count_pass import count_for
from naast.evaluation.actions.export_box import export_box
from naast.evaluation.actions.prepare_round import Brought, prepare_round
from naast.evaluation.actions.print_passes import print_passes
from naast.evaluation.actions.start_round import start_round
from naast.evaluation.actions.take_result import take_result
from naast.evaluation.logic.encoding import b32, canonical
from naast.evaluation.logic.rounds import State
from naast.evaluation.models import Round
from naast.evaluation.queries.rounds import published
from naast.questionnaires.queries import evaluation_form
from naast.workflows.give_pass import give_pass
from tests.factories.answer_processes import Answers, answers, answers_folder
from tests.factories.cases import (
    AT,
    a_case,
    a_colleague,
    a_coordinator,
    a_supporting_actor,
    asked,
    pressed,
)
from tests.factories.respondent import Respondent
from tests.factories.vault import RunningVault

__all__ = ["answers", "answers_folder"]
pytestmark = pytest.mark.django_db


def test_ten_answer_two_keepers_count_and_the_result_comes_in(
    vault: RunningVault, answers: Answers, tmp_path: Path
) -> None:
    anna, ben = a_coordinator(), a_supporting_actor()
    opening, sheets = new_opening(3, AT.date(), rehearsal=False)
    brought = Brought(json.dumps(opening), evaluation_form().decode())
    round_ = prepare_round(actor=anna, at=AT, brought=brought)
    round_ = start_round(actor=anna, at=AT, round_=round_, hospital="Hospital")
    person, colleague = a_colleague()
    case = asked(a_case(person=person), ben, coordinator=anna)
    for press in (Press.ACCEPT, Press.WANTS_SUPPORT, Press.TALKED):
        case = pressed(case, press, actor=ben)
    own = give_pass(actor=colleague, at=AT, case=case, role="colleague").shown
    assert own is not None
    cards = print_passes(actor=anna, at=AT, round_=round_, number=10)
    for supporter in ("ann", "cee", "dee") * 3:
        count_for(round_, supporter)  # who said: I gave a closed envelope
    secrets = [own.groups.replace(" ", ""), *(b32(one) for one in cards[:9])]
    asked_early = ask_readiness(actor=CLOCK, at=AT)

    people = [Respondent(round_.manifest, secret) for secret in secrets]
    for one in people:
        sent = answers.send(one, answers.ballot(one, **{"blamed-before": "2", "blamed-after": "0"}))
        assert sent.status == 200
    tomorrow = AT + timedelta(days=1)
    assert (asked_early, ask_readiness(actor=CLOCK, at=tomorrow)) == (False, True)
    closed = close_round(actor=anna, at=tomorrow, round_=round_)
    file = tmp_path / "box.json"
    file.write_text(canonical(export_box(actor=anna, at=tomorrow, round_=closed)))

    box = read_box(file)
    verify_tokens(box)
    keys, tally = open_keys(opening, [sheets[0], sheets[2]]), Tally(box.form)
    for _message, _signature, wrapped in box.ballots:
        tally.add(read_answers(box.form, open_ballot(keys, box.manifest, wrapped)))
    checks = tuple(check_number(message) for message, *_ in box.ballots)
    counted = Counted(tomorrow.date(), BALLOTS, (1, 3), checks)
    record = signed(make_result(box.manifest, tally, counted), keys)
    done = take_result(actor=anna, at=tomorrow, round_=closed, text=canonical(record))

    assert (done.stands, done.signed, done.passes) == (State.COUNTED, 10, 11)
    told = json.loads(Round.objects.get().result)["result"]
    assert (told["accepted"], told["questions"]["blamed-before"]["2"]) == (10, 10)
    found = published(round_.code)
    assert found is not None
    assert found.checks == sorted(one.token.check for one in people)
    assert answers.issuer.store.find(round_.code) is None
