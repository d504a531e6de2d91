"""Changing the tree of a file: what is kept, refused and taken back, and what a name meets."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from naast.access.models import User
from naast.calamities.actions.close_file import close_file
from naast.calamities.actions.code_root_causes import open_coding_again
from naast.calamities.actions.grow_tree import (
    StaleTree,
    TreeRefused,
    begin_tree,
    change_tree,
    finish_tree,
    take_back,
)
from naast.calamities.actions.keep_draft import keep_draft
from naast.calamities.actions.keep_fact import FactRefused, add_fact, change_fact, remove_fact
from naast.calamities.actions.weigh import IsClosed
from naast.calamities.logic.prisma.edits import Act, Change
from naast.calamities.logic.prisma.facts import Fact
from naast.calamities.logic.prisma.tree import Source, Tree
from naast.calamities.models import CalamityFile
from naast.calamities.models_tree import CausalTree, TimelineFact, TreeDraft
from naast.calamities.queries.drafts_tree import draft_of
from naast.calamities.queries.facts_tree import time_line
from naast.calamities.queries.names_tree import NamesSomebody
from naast.calamities.queries.tree import tree_of
from naast.people.models import Person
from naast.privacy.erasure import Trigger, erase
from naast.privacy.models import AuditEvent
from tests.factories.calamities import AT, TODAY, a_calamity, a_secretary, acting
from tests.factories.learning import coded, finished
from tests.factories.people import a_person
from tests.factories.prisma import PUMP, SCREEN, SETTING, TOP, a_small_tree, an_undecided_tree
from tests.factories.trees import a_file_with_a_tree, looking_into

pytestmark = pytest.mark.django_db
NEW = UUID(int=77)


def the_tree(file: CalamityFile, user: User) -> Tree:
    grown = tree_of(actor=acting(user), file=file)
    assert grown is not None
    return grown.history.tree


def put(file: CalamityFile, user: User, text: str, revision: int = 1) -> CausalTree:
    """A new cause below the pump."""
    change = Change(Act.BELOW, PUMP, text=text, new=uuid4())
    return change_tree(actor=acting(user), at=AT, file_id=file.pk, revision=revision, change=change)


def begun(file: CalamityFile, user: User, text: str = "Too much heparin") -> CausalTree:
    return begin_tree(
        actor=acting(user), at=AT, file_id=file.pk, top=TOP, text=text, source=Source.RECORD
    )


def closed(file: CalamityFile, secretary: User) -> None:
    file.steps.update(not_needed=True)
    close_file(actor=acting(secretary), at=AT, file_id=file.pk)


def test_a_tree_begins_with_the_event_and_a_second_beginning_leaves_it() -> None:
    file = a_calamity(a_secretary())
    analyst = looking_into(file)

    begun(file, analyst, "  Too  much heparin ")
    begun(file, analyst, "Something else")

    assert [node.text for node in the_tree(file, analyst).nodes] == ["Too much heparin"]


def test_an_edit_is_kept_with_one_event_and_taken_back_exactly() -> None:
    file, analyst = a_file_with_a_tree()

    after = put(file, analyst, "No alarm at this speed")
    grown = the_tree(file, analyst)
    back = take_back(actor=acting(analyst), at=AT, file_id=file.pk, revision=after.revision)
    taken = the_tree(file, analyst)
    take_back(actor=acting(analyst), at=AT, file_id=file.pk, revision=back.revision, again=True)

    assert len(grown.nodes) == 7
    assert taken == a_small_tree()
    assert the_tree(file, analyst) == grown
    actions = AuditEvent.objects.filter(action__contains="tree").values_list("action", flat=True)
    assert sorted(actions) == ["change_tree", "take_back_in_tree", "take_back_in_tree"]


def test_an_edit_of_an_older_tree_is_refused_and_changes_nothing() -> None:
    file, analyst = a_file_with_a_tree()
    other = looking_into(file)
    put(file, other, "The first was faster")
    before = the_tree(file, analyst)

    with pytest.raises(StaleTree):
        put(file, analyst, "And the second too late", revision=1)
    with pytest.raises(StaleTree):
        take_back(actor=acting(analyst), at=AT, file_id=file.pk, revision=1)

    assert the_tree(file, analyst) == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hanna set it to 50", "Hanna"),
        ("Set by nurse Jansen", "nurse Jansen"),
        ("", "Write in the box"),
        ("a" * 201, "too long"),
    ],
)
def test_what_breaks_a_rule_is_refused_with_its_sentence(text: str, told: str) -> None:
    file, analyst = a_file_with_a_tree()
    a_person(name="Hanna Voorbeeld")
    before = the_tree(file, analyst)

    with pytest.raises((TreeRefused, NamesSomebody)) as refusal:
        put(file, analyst, text)

    assert told in str(refusal.value)
    assert the_tree(file, analyst) == before
    assert put(file, analyst, "The speed was set to 50").revision == 2


def test_everybody_of_a_large_directory_is_looked_for_and_one_word_can_be_let_through() -> None:
    file, analyst = a_file_with_a_tree()
    ward = a_person(name="Aad Aarts").department
    Person.objects.bulk_create(  # six hundred whose names hold the words before the one meant
        Person(name=f"Pieter Hospes-{number}", department=ward, profession="nurse")
        for number in range(600)
    )
    a_person(name="Zacharias Hospeszoon", active=False)
    a_person(name="Tom Berg")
    said = {"actor": acting(analyst), "at": AT, "file_id": file.pk, "revision": 1}

    for text in ("HOSPESZOON zag het", "zacharias' pieper lag er", "Het bed Berg stond vast"):
        change = Change(Act.BELOW, PUMP, text=text, new=NEW)
        with pytest.raises(NamesSomebody) as refusal:
            change_tree(**said, change=change)
        assert refusal.value.names[0] in text

    assert change_tree(**said, change=change, not_names=["Berg"]).revision == 2


def test_a_tree_is_whole_only_when_nothing_is_open_and_not_after_a_change() -> None:
    file, analyst = a_file_with_a_tree(tree=an_undecided_tree())
    actor = acting(analyst)
    with pytest.raises(TreeRefused):
        finish_tree(actor=actor, at=AT, file_id=file.pk, revision=1)
    change_tree(actor=actor, at=AT, file_id=file.pk, revision=1, change=Change(Act.GATE, SETTING))

    whole = finish_tree(actor=actor, at=AT, file_id=file.pk, revision=2)
    after = put(file, analyst, "No alarm", revision=2)

    assert (whole.whole_on, after.whole_on) == (TODAY, None)


def acts(file: CalamityFile, user: User) -> list[Callable[[], object]]:
    actor = acting(user)
    return [
        lambda: begun(file, user),
        lambda: put(file, user, "No alarm"),
        lambda: take_back(actor=actor, at=AT, file_id=file.pk, revision=1),
        lambda: finish_tree(actor=actor, at=AT, file_id=file.pk, revision=1),
        lambda: add_fact(actor=actor, at=AT, file_id=file.pk, fact=Fact("It", Source.SEEN)),
        lambda: keep_draft(actor=actor, at=AT, file_id=file.pk, content={"text": "It"}),
    ]


def test_nothing_of_the_analysis_changes_in_a_closed_file() -> None:
    secretary = a_secretary()
    file, analyst = a_file_with_a_tree(secretary)
    fact = add_fact(
        actor=acting(analyst), at=AT, file_id=file.pk, fact=Fact("No alarm", Source.DEVICE)
    )
    closed(file, secretary)

    for act in acts(file, analyst):
        with pytest.raises(IsClosed):
            act()
    with pytest.raises(IsClosed):
        remove_fact(actor=acting(analyst), at=AT, fact_id=fact.pk, revision=1)
    assert the_tree(file, analyst) == a_small_tree()


def test_facts_stand_in_the_order_of_time_and_are_locked() -> None:
    file, analyst = a_file_with_a_tree()
    actor = acting(analyst)
    days: list[tuple[str, dict[str, object]]] = [
        ("Third", {"day": TODAY, "clock": AT.time()}),
        ("Fourth, unknown when", {}),
        ("First", {"day": TODAY, "order": 1}),
        ("Second", {"day": TODAY, "order": 2}),
    ]
    for text, when in days:
        add_fact(
            actor=actor,
            at=AT,
            file_id=file.pk,
            fact=Fact(text, Source.RECORD, **when),  # type: ignore[arg-type]
        )

    line = [one.fact.text for one in time_line(actor=actor, file=file)]

    assert line == ["First", "Second", "Third", "Fourth, unknown when"]
    assert b"Third" not in b"".join(bytes(row.content) for row in TimelineFact.objects.all())


def test_a_fact_that_somebody_changed_meanwhile_or_that_names_somebody_is_refused() -> None:
    file, analyst = a_file_with_a_tree()
    actor = acting(analyst)
    fact = Fact("The pump was on", Source.DEVICE, boxes=(SCREEN,))
    row = add_fact(actor=actor, at=AT, file_id=file.pk, fact=fact)
    change_fact(actor=actor, at=AT, fact_id=row.pk, revision=1, fact=fact)

    with pytest.raises(FactRefused):
        change_fact(actor=actor, at=AT, fact_id=row.pk, revision=1, fact=fact)
    with pytest.raises(FactRefused):
        remove_fact(actor=actor, at=AT, fact_id=row.pk, revision=1)
    with pytest.raises(NamesSomebody):
        named = Fact("It was on", Source.INTERVIEW, what_source="nurse Jansen")
        add_fact(actor=actor, at=AT, file_id=file.pk, fact=named)

    remove_fact(actor=actor, at=AT, fact_id=row.pk, revision=2)
    assert time_line(actor=actor, file=file) == []


def test_unsent_text_is_for_its_writer_alone_locked_and_gone_once_it_is_sent() -> None:
    file, analyst = a_file_with_a_tree()
    other = looking_into(file)
    secretary = a_secretary()
    content = {"act": "below", "node": str(PUMP), "text": "Still writing"}
    for _time in range(3):
        keep_draft(actor=acting(analyst), at=AT, file_id=file.pk, content=content)

    assert draft_of(actor=acting(analyst), file=file) == content
    assert draft_of(actor=acting(other), file=file) is None
    assert draft_of(actor=acting(secretary), file=file) is None
    assert b"Still" not in bytes(TreeDraft.objects.get().content)
    assert AuditEvent.objects.filter(action="keep_draft").count() == 1

    put(file, analyst, "Still writing")
    assert draft_of(actor=acting(analyst), file=file) is None


def test_the_analysis_goes_with_its_file_and_unsent_text_before_it() -> None:
    secretary = a_secretary()
    file, analyst = a_file_with_a_tree(secretary)
    actor = acting(analyst)
    add_fact(actor=actor, at=AT, file_id=file.pk, fact=Fact("No alarm", Source.DEVICE))
    keep_draft(actor=actor, at=AT, file_id=file.pk, content={"text": "Still writing"})
    closed(file, secretary)

    erase(Trigger.PERIOD_ENDED, None, AT)
    there = (CausalTree.objects.count(), TimelineFact.objects.count(), TreeDraft.objects.count())
    erase(Trigger.PERIOD_ENDED, None, AT.replace(year=AT.year + 6))

    assert there == (1, 1, 0)
    assert CausalTree.objects.count() == TimelineFact.objects.count() == 0


def test_a_tree_that_loses_the_fact_it_rested_on_is_no_longer_whole() -> None:
    nodes = [
        replace(node, source=Source.NONE) if node.id == PUMP else node
        for node in a_small_tree().nodes
    ]
    file, analyst = a_file_with_a_tree(tree=Tree(tuple(nodes)))
    said = {"actor": acting(analyst), "at": AT}
    bears = Fact("The log shows no alarm", Source.DEVICE, boxes=(PUMP,))
    row = add_fact(**said, file_id=file.pk, fact=bears)
    other = add_fact(**said, file_id=file.pk, fact=Fact("It was night", Source.SEEN))
    finish_tree(**said, file_id=file.pk, revision=1)
    whole = CausalTree.objects.filter(file=file, whole_on=TODAY)

    remove_fact(**said, fact_id=other.pk, revision=1)
    change_fact(**said, fact_id=row.pk, revision=1, fact=replace(bears, text="No alarm was heard"))
    assert whole.exists()  # nothing rests on the one; the other still bears its box
    change_fact(**said, fact_id=row.pk, revision=2, fact=replace(bears, boxes=()))
    assert not whole.exists()

    change_fact(**said, fact_id=row.pk, revision=3, fact=bears)
    finish_tree(**said, file_id=file.pk, revision=1)
    remove_fact(**said, fact_id=row.pk, revision=4)
    assert not whole.exists()


def test_the_fact_under_a_coded_tree_stays_until_the_codes_are_opened() -> None:
    nodes = [replace(node, source=Source.NONE) for node in a_small_tree().nodes]
    file, analyst = a_file_with_a_tree(tree=Tree(tuple(nodes)))
    said = {"actor": acting(analyst), "at": AT}
    boxes = tuple(node.id for node in nodes)
    row = add_fact(**said, file_id=file.pk, fact=Fact("The log", Source.DEVICE, boxes=boxes))
    finish_tree(**said, file_id=file.pk, revision=1)
    coded(file, analyst)
    finished(file, analyst)

    with pytest.raises(FactRefused, match="Open the coding again"):
        remove_fact(**said, fact_id=row.pk, revision=1)

    assert file.facts.count() == 1
    open_coding_again(**said, file_id=file.pk)
    remove_fact(**said, fact_id=row.pk, revision=1)
    assert not CausalTree.objects.filter(whole_on__isnull=False).exists()
