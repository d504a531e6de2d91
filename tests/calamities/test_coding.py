"""Codes of root causes: by the team, a second time blind, and what two agree on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from naast.access.decide import decide
from naast.access.models import User
from naast.access.roles import Right, Role
from naast.calamities.actions.agree_on_code import answer_proposal, decide_code, propose_code
from naast.calamities.actions.code_blind import (
    cannot_code,
    code_blind,
    draw_sample,
    finish_blind,
    give_to_coder,
)
from naast.calamities.actions.code_root_causes import (
    CodingRefused,
    choose_scope,
    code_root_cause,
    finish_coding,
    open_coding_again,
)
from naast.calamities.actions.grow_tree import TreeRefused, change_tree, finish_tree, take_back
from naast.calamities.choices_coding import EventType, Scope
from naast.calamities.facts_prisma import coded_events
from naast.calamities.logic.prisma.edits import Act, Change, changed
from naast.calamities.logic.prisma.history import History
from naast.calamities.logic.prisma.sample import drawn
from naast.calamities.logic.prisma.tree import Tree
from naast.calamities.logic.prisma.walk import NoSuchPath, path_to
from naast.calamities.models import CalamityFile
from naast.calamities.models_coding import RootCauseCode, SecondCoding
from naast.calamities.models_tree import CausalTree
from naast.calamities.queries.agreement import talks_in
from naast.calamities.queries.coding import (
    agreements,
    blind_causes,
    coded_causes,
    codes_that_count,
    handed_in,
    second_codings_for,
    why_chosen_anew,
)
from naast.calamities.queries.profile import learnt_for
from naast.calamities.queries.second_coders import fit_to_code
from naast.calamities.queries.tree import locked
from naast.notify.models import OutgoingMessage
from naast.privacy.models import AuditEvent
from tests.actors import give
from tests.factories.calamities import (
    AT,
    TODAY,
    a_calamity,
    a_secretary,
    a_ward,
    acting,
    an_analyst,
)
from tests.factories.learning import (
    CODES,
    a_coded_file,
    a_wide_tree,
    an_event_with,
    coded,
    finished,
)
from tests.factories.people import a_person
from tests.factories.prisma import CAUGHT, HANDED, PUMP, SCREEN, a_small_tree
from tests.factories.trees import a_file_with_a_tree, a_planted_tree, looking_into

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=365)  # the year in which files were coded is over


def test_each_root_cause_gets_the_code_at_the_end_of_its_answers_and_keeps_them() -> None:
    file, analyst = a_file_with_a_tree()

    coded(file, analyst)

    found = {
        one.cause.node: (one.first, one.path)
        for one in coded_causes(actor=acting(analyst), file=file)
    }
    assert found == {node: (code, path_to(code)) for node, code in CODES.items()}
    assert list(RootCauseCode.objects.filter(recovery=True).values_list("node", flat=True)) == [
        CAUGHT
    ]


def test_a_code_is_for_a_root_cause_of_the_tree_and_for_whole_answers_only() -> None:
    file, analyst = a_file_with_a_tree()
    said = {"actor": acting(analyst), "at": AT, "file_id": file.pk}
    choose_scope(**said, scope=Scope.HOSPITAL)
    assert code_root_cause(**said, node=PUMP, path="yy") == "TEX"

    for node, path in ((file.pk, "yy"), (PUMP, "y"), (PUMP, "")):
        with pytest.raises(CodingRefused):
            code_root_cause(**said, node=node, path=path)
    with pytest.raises(NoSuchPath):
        code_root_cause(**said, node=PUMP, path="yyy")
    assert RootCauseCode.objects.count() == 1


def test_who_does_not_read_the_file_gives_no_code() -> None:
    file, analyst = a_file_with_a_tree()
    stranger = an_analyst()
    assert decide(acting(analyst), Right.ANALYSE_CALAMITIES, file)

    assert not decide(acting(stranger), Right.ANALYSE_CALAMITIES, file)
    with pytest.raises(CodingRefused):
        code_root_cause(actor=acting(stranger), at=AT, file_id=file.pk, node=PUMP, path="yy")


def test_codes_are_finished_when_every_cause_has_one_recovery_may_do_without() -> None:
    file, analyst = a_file_with_a_tree()
    coded(file, analyst, {HANDED: "TD", SCREEN: "OP"})
    with pytest.raises(CodingRefused):
        finished(file, analyst)

    coded(file, analyst, {PUMP: "TM"})

    assert finished(file, analyst).finished_on == date(2026, 3, 2)
    with pytest.raises(CodingRefused):
        coded(file, analyst, {PUMP: "TC"})
    open_coding_again(actor=acting(analyst), at=AT, file_id=file.pk)
    coded(file, analyst, {PUMP: "TC"})
    assert codes_that_count(file)[PUMP] == "TC"


def test_codes_are_finished_only_of_a_tree_that_was_said_to_be_whole() -> None:
    file, analyst = a_file_with_a_tree()
    coded(file, analyst)
    said = {"actor": acting(analyst), "at": AT, "file_id": file.pk}
    about = {"event_type": EventType.MEDICATION}

    with pytest.raises(CodingRefused, match="whole"):
        finish_coding(**said, **about)
    finish_tree(**said, revision=1)

    assert finish_coding(**said, **about).finished_on == date(2026, 3, 2)


def test_the_tree_stays_as_it_is_while_its_codes_are_finished() -> None:
    file, analyst = a_file_with_a_tree()
    said = {"actor": acting(analyst), "at": AT, "file_id": file.pk}
    below = Change(Act.BELOW, PUMP, text="No alarm was set", new=uuid4())
    change_tree(**said, revision=1, change=below)
    take_back(**said, revision=2)
    coded(file, analyst)
    finished(file, analyst)

    for again in (False, True):
        with pytest.raises(TreeRefused, match="Open the coding again"):
            take_back(**said, revision=3, again=again)
    with pytest.raises(TreeRefused, match="Open the coding again"):
        change_tree(**said, revision=3, change=below)

    open_coding_again(**said)
    change_tree(**said, revision=3, change=below)
    with pytest.raises(CodingRefused, match="whole"):
        finish_coding(**said, event_type=EventType.MEDICATION)


def test_a_code_counts_only_while_its_box_is_a_root_cause_of_the_tree() -> None:
    file, _analyst = a_coded_file()
    assert (sorted(coded_events()[0].codes), set(codes_that_count(file))) == (
        ["OP", "TD", "TM"],
        {HANDED, SCREEN, PUMP, CAUGHT},
    )
    small = a_small_tree()
    asked = changed(small, Change(Act.BELOW, PUMP, text="No alarm was set", new=uuid4()))
    row = CausalTree.objects.get(file=file)
    row.document = locked(row, History(asked))  # as from before such edits were refused
    row.save()

    assert sorted(coded_events()[0].codes) == ["OP", "TD"]
    assert set(codes_that_count(file)) == {HANDED, SCREEN, CAUGHT}


def test_codes_of_nodes_that_left_the_tree_go_when_the_codes_are_finished() -> None:
    file, analyst = a_coded_file()
    open_coding_again(actor=acting(analyst), at=AT, file_id=file.pk)
    CausalTree.objects.all().delete()
    tree = a_wide_tree(1)
    a_planted_tree(file, tree)
    coded(file, analyst, {tree.nodes[1].id: "OP"})

    finished(file, analyst)

    assert codes_that_count(file) == {tree.nodes[1].id: "OP"}


def drawn_sample(secretary: User) -> SecondCoding:
    draw_sample(actor=acting(secretary), at=LATER, year=2026, percent=15, least=10, seed="seed")
    return SecondCoding.objects.get()


def test_a_second_coder_is_never_of_the_team_and_is_told_in_neutral_words() -> None:
    secretary, free = a_secretary(), an_analyst()
    file, analyst = a_coded_file(secretary)

    coding = drawn_sample(secretary)

    assert (coding.file, coding.coder) == (file, free)
    assert OutgoingMessage.objects.get(person_id=free.pk).kind == "something_waiting"
    assert list(second_codings_for(acting(free))) == [coding]
    assert list(second_codings_for(acting(analyst))) == []
    assert not decide(acting(analyst), Right.CODE_BLIND, coding)
    with pytest.raises(CodingRefused):
        give_to_coder(actor=acting(secretary), at=AT, coding_id=coding.pk, coder=analyst.pk)


@pytest.mark.parametrize("role", [Role.CALAMITY_SECRETARY, Role.COMMITTEE_MEMBER])
def test_an_analyst_who_sees_all_files_is_not_blind_and_is_no_second_coder(role: Role) -> None:
    secretary, free = a_secretary(), an_analyst()
    a_coded_file(secretary)
    coding = drawn_sample(secretary)
    blind = acting(free)
    assert coding.coder == free and decide(blind, Right.CODE_BLIND, coding)

    give(free, role, starts_on=date(2026, 1, 1))

    assert fit_to_code(coding.file, TODAY) == []
    with pytest.raises(CodingRefused):
        give_to_coder(actor=acting(secretary), at=AT, coding_id=coding.pk, coder=free.pk)
    both = replace(blind, roles=blind.roles | {role})
    assert not decide(both, Right.CODE_BLIND, coding)


def test_a_second_coder_sees_cleaned_texts_of_causes_and_no_code_file_or_recovery() -> None:
    secretary, _free = a_secretary(), an_analyst()
    a_person(name="Wilma Verzonnen")
    file, analyst = a_file_with_a_tree(secretary)
    CausalTree.objects.all().delete()
    tree = a_wide_tree(2)
    said = replace(tree.nodes[1], text="Wilma left the ward at 14:05")
    a_planted_tree(file, Tree((tree.nodes[0], said, tree.nodes[2])))
    coded(file, analyst, {tree.nodes[1].id: "HRM", tree.nodes[2].id: "OP"})
    finished(file, analyst)

    seen = blind_causes(drawn_sample(secretary))

    assert {one.text for one in seen} == {
        "[name] left the ward at [day]",
        "Nobody was told of step 1",
    }
    assert [one.code for one in seen] == ["", ""]


def test_the_second_code_stays_hidden_until_all_are_there_and_a_talk_settles_it() -> None:
    secretary, free = a_secretary(), an_analyst()
    file, analyst = a_coded_file(secretary)
    coding = drawn_sample(secretary)
    said = {"actor": acting(free), "at": AT, "coding_id": coding.pk}
    code_blind(**said, node=HANDED, path=path_to("TD"))
    with pytest.raises(CodingRefused):
        finish_blind(**said)
    assert [one.second for one in coded_causes(actor=acting(analyst), file=file)] == [""] * 4
    with pytest.raises(CodingRefused):
        propose_code(actor=acting(analyst), at=AT, file_id=file.pk, node=SCREEN, code="OK")

    code_blind(**said, node=SCREEN, path=path_to("OK"))
    code_blind(**said, node=PUMP, path=path_to("TM"))
    finish_blind(**said)

    here = {one.cause.node: one for one in coded_causes(actor=acting(analyst), file=file)}
    assert [node for node, one in here.items() if one.differs] == [SCREEN]
    proposal = propose_code(actor=acting(analyst), at=AT, file_id=file.pk, node=SCREEN, code="ok")
    assert codes_that_count(file)[SCREEN] == "OP"  # one alone settles nothing
    answer_proposal(actor=acting(free), at=AT, proposal_id=proposal.pk, agrees=True)
    assert codes_that_count(file)[SCREEN] == "OK"
    with pytest.raises(CodingRefused):
        code_blind(**said, node=PUMP, path=path_to("TC"))


def test_first_codes_of_a_sampled_file_stay_as_they_are() -> None:
    secretary, _free = a_secretary(), an_analyst()
    file, analyst = a_coded_file(secretary)
    drawn_sample(secretary)

    with pytest.raises(CodingRefused):
        open_coding_again(actor=acting(analyst), at=AT, file_id=file.pk)


def test_a_year_is_drawn_once_and_only_where_there_is_something_to_draw() -> None:
    secretary, _free = a_secretary(), an_analyst()
    said = {"actor": acting(secretary), "at": LATER, "percent": 15, "least": 10}
    with pytest.raises(CodingRefused, match="no file"):
        draw_sample(**said, year=2026)
    file, _analyst = a_coded_file(secretary)

    sample = draw_sample(**said, year=2026)

    assert (sample.out_of, sample.pool, len(sample.seed)) == (1, [str(file.pk)], 16)
    with pytest.raises(CodingRefused):
        draw_sample(**said, year=2026)


def test_who_cannot_gives_no_reason_and_the_next_one_begins_anew() -> None:
    secretary, free = a_secretary(), an_analyst()
    a_coded_file(secretary)
    coding = drawn_sample(secretary)
    code_blind(actor=acting(free), at=AT, coding_id=coding.pk, node=PUMP, path="yy")

    cannot_code(actor=acting(free), at=AT, coding_id=coding.pk)
    other = an_analyst()
    give_to_coder(actor=acting(secretary), at=AT, coding_id=coding.pk, coder=other.pk)

    assert list(second_codings_for(acting(free))) == []
    assert [one.code for one in blind_causes(second_codings_for(acting(other)).get())] == [""] * 3


def test_kappa_counts_what_was_coded_twice_and_waits_for_thirty() -> None:
    secretary, free = a_secretary(), an_analyst()
    file = a_calamity(secretary)
    tree = a_wide_tree(30)
    a_planted_tree(file, tree)
    analyst = looking_into(file)
    first = ["HRV" if at % 2 else "OP" for at in range(30)]
    second = ["HRI" if at % 2 else "OP" for at in range(29)] + ["OP"]
    coded(file, analyst, {node.id: code for node, code in zip(tree.nodes[1:], first, strict=True)})
    finished(file, analyst)
    coding = drawn_sample(secretary)
    assert agreements()[0].why == "nothing"

    for node, code in zip(tree.nodes[1:], second, strict=True):
        code_blind(actor=acting(free), at=AT, coding_id=coding.pk, node=node.id, path=path_to(code))
    finish_blind(actor=acting(free), at=AT, coding_id=coding.pk)

    groups, codes = agreements()
    assert (groups.n, groups.agreed, codes.agreed) == (30, 29, 15)
    assert groups.kappa == pytest.approx(1 - 1 / 15)
    assert codes.kappa is not None and codes.kappa < groups.kappa


def test_every_change_leaves_one_line() -> None:
    secretary, _free = a_secretary(), an_analyst()
    file, analyst = a_coded_file(secretary)
    drawn_sample(secretary)

    rows = AuditEvent.objects.filter(actor_name=f"person:{analyst.pk}")
    assert [row.action for row in rows.order_by("pk")].count("code_root_cause") == 4
    assert AuditEvent.objects.filter(action="finish_coding", subject=file.number).count() == 1
    assert AuditEvent.objects.filter(action="draw_blind_sample", subject="2026").count() == 1
    assert CalamityFile.objects.count() == 1


def test_what_external_means_is_chosen_before_the_first_code() -> None:
    file, analyst = a_file_with_a_tree()
    said = {"actor": acting(analyst), "at": AT, "file_id": file.pk}
    with pytest.raises(CodingRefused, match="external"):
        code_root_cause(**said, node=PUMP, path="yy")

    choose_scope(**said, scope=Scope.DEPARTMENT)
    choose_scope(**said, scope=Scope.HOSPITAL)  # no code yet: freely

    assert code_root_cause(**said, node=PUMP, path="yy") == "TEX"


def test_after_the_first_code_external_changes_with_a_reason_and_all_codes_go() -> None:
    secretary, _free = a_secretary(), an_analyst()
    file, analyst = a_file_with_a_tree(secretary)
    coded(file, analyst)
    said = {"actor": acting(analyst), "at": AT, "file_id": file.pk}
    with pytest.raises(CodingRefused, match="why external"):
        choose_scope(**said, scope=Scope.DEPARTMENT)
    assert file.codes.count() == 4

    coding = choose_scope(**said, scope=Scope.DEPARTMENT, reason="The laboratory is ours")

    assert (file.codes.count(), why_chosen_anew(coding)) == (0, "The laboratory is ours")
    assert b"laboratory" not in bytes(coding.scope_reason or b"")
    coded(file, analyst)
    finished(file, analyst)
    drawn_sample(secretary)
    open_again = {"scope": Scope.HOSPITAL, "reason": "Once more"}
    with pytest.raises(CodingRefused):
        choose_scope(**said, **open_again)
    assert file.codes.count() == 4


def coded_twice(secretary: User) -> tuple[CalamityFile, User, User]:
    """The team's SCREEN is OP, the second coder's OK; all else is alike."""
    free = an_analyst()
    file, analyst = a_coded_file(secretary)
    coding = drawn_sample(secretary)
    said = {"actor": acting(free), "at": LATER, "coding_id": coding.pk}
    for node, code in ((HANDED, "TD"), (SCREEN, "OK"), (PUMP, "TM")):
        code_blind(**said, node=node, path=path_to(code))
    finish_blind(**said)
    return file, analyst, free


def test_neither_coder_sets_the_agreed_code_alone() -> None:
    file, analyst, free = coded_twice(a_secretary())
    for one, other in ((analyst, free), (free, analyst)):
        said = {"actor": acting(one), "at": LATER}
        proposal = propose_code(**said, file_id=file.pk, node=SCREEN, code="OK")
        with pytest.raises(CodingRefused, match="other coder"):
            answer_proposal(**said, proposal_id=proposal.pk, agrees=True)
        with pytest.raises(CodingRefused, match="waits already"):
            propose_code(actor=acting(other), at=LATER, file_id=file.pk, node=SCREEN, code="OP")
        assert OutgoingMessage.objects.filter(person_id=other.pk, kind="something_waiting").exists()
        answer_proposal(actor=acting(other), at=LATER, proposal_id=proposal.pk, agrees=False)

    assert codes_that_count(file)[SCREEN] == "OP"
    (talk,) = talks_in(acting(free), SecondCoding.objects.get())
    assert [(one.code, one.answer.value) for one in talk.said] == [("OK", "no")] * 2
    with pytest.raises(CodingRefused):
        propose_code(actor=acting(an_analyst()), at=LATER, file_id=file.pk, node=SCREEN, code="OK")


def test_a_third_analyst_decides_with_a_reason_once_the_two_did_not_agree() -> None:
    file, analyst, free = coded_twice(a_secretary())
    third = looking_into(file)
    said = {"at": LATER, "file_id": file.pk, "node": SCREEN, "code": "OC"}
    with pytest.raises(CodingRefused, match="talk about it first"):
        decide_code(**said, actor=acting(third), reason="I read both")
    proposal = propose_code(
        actor=acting(analyst), at=LATER, file_id=file.pk, node=SCREEN, code="OP"
    )
    answer_proposal(actor=acting(free), at=LATER, proposal_id=proposal.pk, agrees=False)

    for one, why in ((analyst, "I know best"), (free, "So do I"), (third, " ")):
        with pytest.raises(CodingRefused):
            decide_code(**said, actor=acting(one), reason=why)
    decided = decide_code(**said, actor=acting(third), reason="The habit, not the paper")

    assert codes_that_count(file)[SCREEN] == "OC"
    assert b"habit" not in bytes(decided.reason)
    with pytest.raises(CodingRefused):
        propose_code(actor=acting(analyst), at=LATER, file_id=file.pk, node=SCREEN, code="OP")


def test_where_a_coder_left_a_third_decides_at_once() -> None:
    file, _analyst, free = coded_twice(a_secretary())
    third = looking_into(file)
    User.objects.filter(pk=free.pk).update(is_active=False)

    decide_code(
        actor=acting(third), at=LATER, file_id=file.pk, node=SCREEN, code="OK", reason="Read anew"
    )

    assert codes_that_count(file)[SCREEN] == "OK"


def test_a_year_that_runs_still_is_not_drawn_and_the_seed_gives_the_same_files_again() -> None:
    secretary, _free = a_secretary(), an_analyst()
    ward = a_ward()
    for _number in range(30):
        an_event_with(["HRV"], ward=ward, secretary=secretary)
    said = {"actor": acting(secretary), "year": 2026, "percent": 15, "least": 10}
    for at in (AT, datetime(2026, 12, 31, 20, tzinfo=UTC)):
        with pytest.raises(CodingRefused, match="not over"):
            draw_sample(**said, at=at)

    sample = draw_sample(**said, at=datetime(2027, 1, 1, 8, tzinfo=UTC))

    chosen = set(sample.codings.values_list("file_id", flat=True))
    pool = [UUID(pk) for pk in sample.pool or []]
    assert (len(pool), len(chosen)) == (30, 10)
    assert set(drawn(pool, seed=sample.seed, number=10)) == chosen


def test_kappa_is_over_the_drawn_root_causes_and_nothing_else() -> None:
    secretary = a_secretary()
    file, analyst, _free = coded_twice(secretary)
    RootCauseCode.objects.create(  # of no drawn text
        file=file, node=uuid4(), part="second", code="X", coder=uuid4(), coded_at=AT
    )
    RootCauseCode.objects.create(
        file=file,
        node=RootCauseCode.objects.get(code="X").node,
        part="first",
        code="X",
        coder=analyst.pk,
        coded_at=AT,
    )

    assert (agreements()[1].n, agreements()[1].agreed, handed_in()) == (3, 2, (1, 1))


def test_the_profile_never_adds_up_events_in_which_external_meant_something_else() -> None:
    secretary, ward = a_secretary(), a_ward()
    for scope, number in ((Scope.HOSPITAL, 12), (Scope.DEPARTMENT, 10)):
        for _event in range(number):
            an_event_with(["OEX"], ward=ward, secretary=secretary, scope=scope)

    first = learnt_for(acting(secretary), "events")
    other = learnt_for(acting(secretary), "events", Scope.DEPARTMENT)

    assert first is not None and other is not None
    assert (first.scope, first.profile.events) == ("hospital", 12)
    assert (other.scope, other.profile.events) == ("department", 10)
    assert first.scopes == other.scopes == ("department", "hospital")
