"""A tree that goes out names nobody, no place, day, number or file: with canaries and a control."""

import json
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from naast.calamities.actions.share_tree import (
    SharingRefused,
    agree_to_share_texts,
    ask_to_share_texts,
    remove_tree,
    share_tree,
    take_in_tree,
)
from naast.calamities.choices_coding import SharedTexts
from naast.calamities.logic.prisma.tree import Node, Tree
from naast.calamities.models import CalamityFile
from naast.calamities.models_coding import LibraryTree
from naast.calamities.models_tree import CausalTree
from naast.calamities.queries.shared_tree import library_for, library_tree
from naast.calamities.queries.tree import opened
from naast.people.models import Hospital
from tests.factories.calamities import AT, a_calamity, a_secretary, a_ward, acting
from tests.factories.learning import coded, finished
from tests.factories.people import a_person
from tests.factories.trees import a_planted_tree, looking_into

pytestmark = pytest.mark.django_db
CAUSE = (
    "Wilma Verzonnen on the Ward of the Elm in Ziekenhuis Denkbeeld set the pump for patient "
    "1234567 on 3 March 2026 at 14:05, told Petra and mailed wilma@elm.example"
)
CANARIES = (
    "Wilma", "Verzonnen", "Elm", "Denkbeeld", "1234567", "March", "14:05", "Petra", "@",
)  # fmt: skip


def a_telling_file() -> tuple[CalamityFile, set[str]]:
    """With everything in its tree that must not go out, and ids that must not either."""
    Hospital.objects.update_or_create(pk=1, defaults={"name": "Ziekenhuis Denkbeeld"})
    a_person(name="Wilma Verzonnen")
    file = a_calamity(a_secretary(), a_ward())
    top = Node(uuid4(), "Wilma's pump stood at 50")
    tree = Tree((top, Node(uuid4(), CAUSE, top.id)))
    a_planted_tree(file, tree)
    analyst = looking_into(file)
    coded(file, analyst, {tree.nodes[1].id: "HRV"})
    finished(file, analyst)
    told = {file.number, str(file.pk), str(analyst.pk), analyst.name, "2026-03", "Unexpected"}
    return file, told | {str(node.id) for node in tree.nodes} | {str(file.department_id)}


def found_in(text: str, words: set[str]) -> set[str]:
    return {word for word in words if word.casefold() in text.casefold()}


def test_without_texts_nothing_that_tells_is_in_the_file() -> None:
    file, told = a_telling_file()
    tree = opened(CausalTree.objects.get(file=file)).tree
    everything = " ".join(node.text for node in tree.nodes)
    assert found_in(everything, set(CANARIES)) == set(CANARIES)  # the control

    content = share_tree(
        actor=acting(a_secretary()), at=AT, file_id=file.pk, texts=SharedTexts.NONE
    )

    assert found_in(content.decode(), {*CANARIES, *told, 'text":', "pump"}) == set()
    assert json.loads(content)["year"] == 2026
    assert json.loads(content)["nodes"][1]["code"] == "HRV"


def test_cleaned_texts_go_out_only_when_two_agreed_and_tell_nothing_either() -> None:
    file, told = a_telling_file()
    one, other = acting(a_secretary()), acting(a_secretary())
    said = {"at": AT, "file_id": file.pk}
    with pytest.raises(SharingRefused):
        share_tree(actor=one, **said, texts=SharedTexts.CLEANED)
    ask_to_share_texts(actor=one, **said)
    with pytest.raises(SharingRefused):
        agree_to_share_texts(actor=one, **said)
    agree_to_share_texts(actor=other, **said)

    content = share_tree(actor=one, **said, texts=SharedTexts.CLEANED).decode()

    assert found_in(content, {*CANARIES, *told}) == set()
    assert "set the pump for patient [number]" in content  # the control: a text is there


def test_agreement_holds_for_the_texts_that_were_read_and_no_others() -> None:
    file, _told = a_telling_file()
    one, other = acting(a_secretary()), acting(a_secretary())
    said = {"at": AT, "file_id": file.pk}
    ask_to_share_texts(actor=one, **said)
    agree_to_share_texts(actor=other, **said)
    row = CausalTree.objects.get(file=file)
    nodes = opened(row).tree.nodes
    row.delete()

    a_planted_tree(file, Tree((nodes[0], replace(nodes[1], text="Another text"))))

    with pytest.raises(SharingRefused):
        share_tree(actor=one, **said, texts=SharedTexts.CLEANED)
    with pytest.raises(SharingRefused):
        agree_to_share_texts(actor=other, **said)


def test_who_does_not_read_the_file_shares_nothing() -> None:
    file, _told = a_telling_file()
    stranger = acting(looking_into(a_calamity(a_secretary())))

    with pytest.raises(SharingRefused):
        share_tree(actor=stranger, at=AT, file_id=file.pk, texts=SharedTexts.NONE)


def test_a_tree_that_went_out_is_taken_in_elsewhere_locked_and_read() -> None:
    file, _told = a_telling_file()
    secretary = acting(a_secretary())
    content = share_tree(actor=secretary, at=AT, file_id=file.pk, texts=SharedTexts.NONE)

    row = take_in_tree(actor=secretary, at=AT, content=content)

    assert [node.code for node in library_tree(library_for(secretary).get()).nodes] == ["", "HRV"]
    assert b"HRV" not in bytes(row.tree)
    assert row.taken_in_on == date(2026, 3, 2)
    remove_tree(actor=secretary, at=AT, row_id=row.pk)
    assert not LibraryTree.objects.exists()
