"""Every hard rule: first somebody who may be asked, then the one thing that rules them out."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from naast.cases.choices_match import WHY, WHY_NOT, exclusion_sentence, reason_sentence
from naast.cases.logic.matching import (
    Request,
    Supporter,
    Weights,
    Why,
    WhyNobody,
    WhyNot,
    propose,
    propose_one,
)
from naast.cases.logic.matching_rules import event_groups
from tests.cases.matching_oracle import TODAY, can
from tests.cases.test_matching_optimum import requests, teams, weights

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
REQUEST = Request(id="r", person="colleague", languages=("nl",), site="north")
ANN = Supporter(id="ann", languages=("nl", "en"), site="north", maximum=2)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"trained": False}, WhyNot.NOT_TRAINED),
        ({"active": False}, WhyNot.NOT_ACTIVE),
        ({"available": False}, WhyNot.NOT_AVAILABLE),
        ({"absent": True}, WhyNot.ABSENT),
        ({"open_count": 2}, WhyNot.FULL),
        ({"open_count": 3}, WhyNot.FULL),
        ({"rest_until": TODAY}, WhyNot.RESTING),
        ({"rest_until": TOMORROW}, WhyNot.RESTING),
        ({"languages": ("fr",)}, WhyNot.NO_COMMON_LANGUAGE),
        ({"site": "south", "other_sites": False}, WhyNot.OTHER_SITE),
        ({"id": "colleague"}, WhyNot.INVOLVED),
    ],
)
def test_a_supporter_who_may_not_be_asked_is_not_proposed(
    change: dict[str, Any], code: WhyNot
) -> None:
    assert propose_one(REQUEST, [ANN], Weights(), TODAY).chosen == ("ann",)
    other = replace(ANN, **change)

    proposal = propose_one(REQUEST, [other], Weights(), TODAY)

    assert (proposal.chosen, proposal.ranked, proposal.substitute) == ((), (), None)
    assert dict(proposal.exclusions) == {other.id: (code,)}


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("apart", WhyNot.APART),
        ("involved", WhyNot.INVOLVED),
        ("not_independent", WhyNot.STANDS_APART),
        ("taken", WhyNot.EVENT_TAKEN),
        ("refused", WhyNot.REFUSED),
        ("said_no", WhyNot.SAID_NO),
    ],
)
def test_somebody_whom_the_request_names_is_not_proposed(field: str, code: WhyNot) -> None:
    assert propose_one(REQUEST, [ANN], Weights(), TODAY).chosen == ("ann",)
    request = replace(REQUEST, **{field: frozenset({"ann", "somebody outside the team"})})

    proposal = propose_one(request, [ANN], Weights(), TODAY)

    assert (proposal.chosen, dict(proposal.exclusions)) == ((), {"ann": (code,)})


@pytest.mark.parametrize(
    "change",
    [
        {"open_count": 1},
        {"rest_until": YESTERDAY},
        {"languages": ()},
        {"site": "south"},
        {"site": "", "other_sites": False},
    ],
)
def test_what_is_no_obstacle_keeps_nobody_away(change: dict[str, Any]) -> None:
    assert propose_one(REQUEST, [replace(ANN, **change)], Weights(), TODAY).chosen == ("ann",)


@given(asked=requests, team=teams, chosen_weights=weights)
def test_exactly_those_are_excluded_who_may_not_be_asked(
    asked: list[Request], team: list[Supporter], chosen_weights: Weights
) -> None:
    outcome = propose(asked, team, chosen_weights, TODAY)

    for request in asked:
        excluded = set(outcome.of(request.id).exclusions)
        assert excluded == {one.id for one in team if not can(request, one)}


def test_the_coordinator_cannot_tell_why_somebody_is_not_independent() -> None:
    alike = (WhyNot.APART, WhyNot.INVOLVED, WhyNot.STANDS_APART, WhyNot.EVENT_TAKEN)
    assert {exclusion_sentence(code) for code in alike} == {"Not independent"}


def test_every_reason_and_exclusion_has_a_sentence() -> None:
    assert set(WHY) == set(Why)
    assert {exclusion_sentence(code) for code in WhyNot} <= {str(one) for one in WHY_NOT.values()}
    assert reason_sentence(Why.SPEAKS, "nl") == "Speaks Dutch."
    assert reason_sentence(Why.SPEAKS, "xx") == "Speaks the preferred language."


def test_two_people_of_one_event_get_different_supporters() -> None:
    one = Request(id="one", event="fall", profession="nurse")
    two = Request(id="two", event="fall", profession="nurse")
    team = [
        Supporter(id="ann", profession="nurse", maximum=5),
        Supporter(id="bob", profession="doctor", maximum=5),
    ]
    prefers_nurse = Weights(same_profession=500, asked_twice=0)
    apart = propose([one, replace(two, event="other")], team, prefers_nurse, TODAY)
    assert [each.chosen for each in apart.proposals] == [("ann",), ("ann",)]

    together = propose([one, two], team, prefers_nurse, TODAY)

    assert sorted(each.chosen for each in together.proposals) == [("ann",), ("bob",)]


def test_people_who_name_one_another_are_of_one_event_without_a_word_for_it() -> None:
    one = Request(id="one", person="p1", involved=frozenset({"p2"}))
    two = Request(id="two", person="p2")
    far = Request(id="far", person="p3")

    assert event_groups([far, one, two]) == [-1, 0, 0]
    assert event_groups([one, replace(far, event="e"), replace(two, event="e")]) == [0, 0, 0]
    assert event_groups([replace(one, event="a"), replace(two, event="b")]) == [-1, -1]


def test_three_of_one_event_and_two_supporters_leave_one_without() -> None:
    asked = [Request(id=f"r{n}", event="fall", opened=n) for n in range(3)]
    team = [Supporter(id="ann", maximum=9), Supporter(id="bob", maximum=9)]

    outcome = propose(asked, team, Weights(), TODAY)

    assert [len(each.chosen) for each in outcome.proposals] == [1, 1, 0]
    assert outcome.unmatched[0].request == "r2"
    assert outcome.unmatched[0].reasons == ((WhyNobody.ALL_TAKEN, 2),)


def test_a_request_without_anybody_says_for_how_many_each_rule_holds() -> None:
    team = [
        replace(ANN, id="a", available=False),
        replace(ANN, id="b", available=False),
        replace(ANN, id="c"),
    ]
    request = replace(REQUEST, apart=frozenset({"c"}))

    outcome = propose([request], team, Weights(), TODAY)

    assert outcome.unmatched[0].reasons == ((WhyNot.NOT_AVAILABLE, 2), (WhyNot.APART, 1))
    assert propose([request], [], Weights(), TODAY).unmatched[0].reasons == (
        (WhyNobody.TEAM_EMPTY, 1),
    )


def test_a_substitute_has_room_and_is_nobodys_for_another_of_the_event() -> None:
    team = [Supporter(id=name, maximum=1) for name in ("ann", "bob", "cas", "dee")]
    asked = [Request(id=f"r{n}", event="fall", opened=n) for n in range(2)]

    outcome = propose(asked, team, Weights(), TODAY)

    used = [*(s for each in outcome.proposals for s in each.chosen)]
    substitutes = [each.substitute for each in outcome.proposals]
    assert sorted([*used, *substitutes]) == ["ann", "bob", "cas", "dee"]
    assert all(
        each.substitute in [one.supporter for one in each.ranked] for each in outcome.proposals
    )


def test_a_supporter_who_is_full_with_this_round_is_no_substitute() -> None:
    team = [Supporter(id="ann", maximum=1), Supporter(id="bob", maximum=1)]
    asked = [Request(id="one"), Request(id="two")]

    outcome = propose(asked, team, Weights(), TODAY)

    assert [each.substitute for each in outcome.proposals] == [None, None]


def test_being_asked_twice_on_one_day_is_said_and_counted() -> None:
    asked = [Request(id="a", opened=0), Request(id="b", opened=1)]

    outcome = propose(asked, [Supporter(id="ann", maximum=2)], Weights(), TODAY)

    points = [
        [reason.points for reason in each.ranked[0].reasons if reason.code is Why.ASKED_TWICE]
        for each in outcome.proposals
    ]
    assert points == [[], [-Weights().asked_twice]]


def test_somebody_who_is_best_only_together_with_the_others_says_so() -> None:
    nurse = Request(id="nurse", opened=0, languages=("nl", "en"), site="north")
    doctor = Request(id="doctor", opened=1, languages=("en",))
    ann = Supporter(id="ann", languages=("nl", "en"), site="north", maximum=1)
    ben = Supporter(id="ben", languages=("nl",), maximum=1)

    chosen = propose([nurse, doctor], [ann, ben], Weights(), TODAY).of("nurse").ranked[0]

    assert chosen.supporter == "ben"
    assert Why.BEST_TOGETHER in [reason.code for reason in chosen.reasons]


def test_at_most_five_are_shown_and_the_chosen_stand_first() -> None:
    team = [Supporter(id=f"s{number}", maximum=1) for number in range(9)]
    both = propose_one(Request(id="r", supporters_wanted=2), team, Weights(), TODAY)

    assert [one.supporter for one in both.ranked] == ["s0", "s1", "s2", "s3", "s4"]
    assert (both.chosen, both.substitute, both.short) == (("s0", "s1"), "s2", 0)


def test_the_policy_of_the_profession_prefers_the_profession_and_the_other_does_not() -> None:
    from naast.cases.logic.matching import Policy

    request = Request(id="r", profession="doctor")
    team = [
        Supporter(id="doctor", profession="doctor", last_case_on=date(2026, 10, 1)),
        Supporter(id="nurse", profession="nurse"),
    ]

    chosen = {
        policy: propose_one(request, team, Weights.for_policy(policy), TODAY).chosen
        for policy in Policy
    }

    assert chosen == {Policy.PROFESSION: ("doctor",), Policy.EGALITARIAN: ("nurse",)}


def test_a_wish_for_the_profession_counts_under_both_policies() -> None:
    request = Request(id="r", profession="doctor", wish_profession="same")
    team = [
        Supporter(id="doctor", profession="doctor", last_case_on=date(2026, 10, 1)),
        Supporter(id="nurse", profession="nurse"),
    ]
    assert propose_one(request, team, Weights(), TODAY).chosen == ("doctor",)


def test_a_newcomer_is_not_flooded_to_catch_up_with_the_team() -> None:
    """Three fewer than the middle counts as much as twenty fewer."""
    team = [Supporter(id=f"s{n}", cases_last_year=20) for n in range(5)]
    team += [Supporter(id="new", cases_last_year=0), Supporter(id="rare", cases_last_year=17)]

    ranked = propose_one(Request(id="r"), team, Weights(), TODAY).ranked

    assert ranked[0].score == ranked[1].score == Weights().year * 3 + Weights().rest * 9
    assert {ranked[0].supporter, ranked[1].supporter} == {"new", "rare"}


@pytest.mark.parametrize("weight", [-1, 1001])
def test_a_weight_out_of_bounds_is_refused(weight: int) -> None:
    with pytest.raises(ValueError, match="year"):
        Weights(year=weight)


def test_an_id_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        propose([REQUEST, REQUEST], [ANN], Weights(), TODAY)


def test_nothing_of_pandas_is_loaded_by_matching() -> None:
    """OR-Tools brings it along for a part that we do not use."""
    import subprocess
    import sys

    code = (
        "import sys; from naast.cases.logic.matching import *; from datetime import date; "
        "propose([Request(id='r')], [Supporter(id='s')], Weights(), date(2026, 1, 1)); "
        "print('pandas' in sys.modules, 'django' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout.split() == ["False", "False"]
