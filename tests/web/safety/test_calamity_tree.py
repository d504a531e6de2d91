"""The page of a causal tree: every edit as a form, refusals that lose no text, and who reads it."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.actions.close_file import close_file
from naast.calamities.logic.prisma.layout import laid_out
from naast.calamities.logic.prisma.tree import Gate, Node, Stop, Tree
from naast.calamities.models import CalamityFile
from naast.calamities.queries.tree import opened
from naast.web.safety import views_calamity_tree_paper
from tests.actors import client_for
from tests.factories.calamities import (
    AT,
    a_calamity,
    a_holder,
    a_secretary,
    a_ward,
    acting,
    an_analyst,
)
from tests.factories.learning import coded, finished
from tests.factories.people import a_person
from tests.factories.prisma import HANDED, PUMP, SCREEN, SETTING, TOP, a_small_tree
from tests.factories.trees import a_file_with_a_tree, a_planted_tree, looking_into

pytestmark = pytest.mark.django_db


def page_of(file: CalamityFile, name: str = "calamity_tree", **kwargs: Any) -> str:
    return reverse(f"safety:{name}", kwargs={"file_id": file.pk, **kwargs})


def shown(answer: HttpResponse) -> str:
    """The page with single spaces."""
    return re.sub(r"\s+", " ", answer.content.decode())


def revision_of(file: CalamityFile) -> int:
    file.refresh_from_db()
    return file.causal_tree.revision  # type: ignore[attr-defined, no-any-return]


def tree_of(file: CalamityFile) -> Tree:
    file.refresh_from_db()
    return opened(file.causal_tree).tree  # type: ignore[attr-defined]


def sent(client: Client, file: CalamityFile, act: str, node: UUID, **fields: Any) -> HttpResponse:
    """One edit as the page sends it."""
    values = {"act": act, "node": node, "revision": revision_of(file), **fields}
    return client.post(page_of(file, "calamity_tree_change"), values)  # type: ignore[return-value]


def test_a_tree_is_begun_and_grown_with_forms_alone() -> None:
    file = a_calamity(a_secretary())
    client = client_for(looking_into(file))

    begin = {"text": "Too much heparin", "source": "record"}
    client.post(page_of(file, "calamity_tree_begin"), begin)
    top = tree_of(file).top.id
    sent(client, file, "below", top, text="The pump stood at 50", source="device")
    pump = tree_of(file).nodes[1].id
    sent(client, file, "beside", pump, text="No alarm", source="device")
    sent(client, file, "between", pump, text="The speed was wrong", source="device")
    sent(client, file, "recovery", top, text="Seen within the hour", source="record")
    answer = client.get(page_of(file))

    assert [node.text for node in tree_of(file).nodes] == [
        "Too much heparin",
        "The speed was wrong",
        "The pump stood at 50",
        "No alarm",
        "Seen within the hour",
    ]
    assert "Seen within the hour" in shown(answer)


def test_the_other_edits_are_forms_too() -> None:
    file, analyst = a_file_with_a_tree()
    client = client_for(analyst)

    sent(client, file, "gate", SETTING, gate="or")
    sent(client, file, "later", HANDED)
    sent(client, file, "move", PUMP, to=SCREEN)
    answer = sent(client, file, "remove", HANDED)

    tree = tree_of(file)
    assert [node.id for node in tree.nodes][:4] == [TOP, SETTING, SCREEN, PUMP]
    assert (tree.node(SETTING).gate, tree.node(SCREEN).stop) == (Gate.AND, Stop.NONE)
    assert answer["Location"].endswith(f"?node={SETTING}#chosen")


def test_undo_and_redo_are_buttons() -> None:
    file, analyst = a_file_with_a_tree()
    client = client_for(analyst)
    sent(client, file, "remove", SETTING)
    less = tree_of(file)

    client.post(page_of(file, "calamity_tree_back", word="back"), {"revision": 2, "node": TOP})
    back = tree_of(file)
    client.post(page_of(file, "calamity_tree_back", word="again"), {"revision": 3, "node": TOP})

    assert (back, tree_of(file)) == (a_small_tree(), less)


def test_a_stale_edit_is_refused_and_its_text_stands_beside_the_newer_one() -> None:
    file, analyst = a_file_with_a_tree()
    client, other = client_for(analyst), client_for(looking_into(file))
    sent(other, file, "write", PUMP, text="The alarm was off", source="device")

    mine = {"act": "write", "node": PUMP, "revision": 1, "text": "The alarm was broken"}
    answer = client.post(page_of(file, "calamity_tree_change"), mine)

    assert answer.status_code == 200
    assert "Somebody changed the tree while you were writing." in shown(answer)
    assert "<q>The alarm was off</q>" in shown(answer)
    assert "The alarm was broken</textarea>" in shown(answer)
    assert tree_of(file).node(PUMP).text == "The alarm was off"
    again = sent(client, file, "write", PUMP, text="The alarm was broken")
    assert (again.status_code, tree_of(file).node(PUMP).text) == (302, "The alarm was broken")


def test_text_for_a_box_that_is_gone_is_not_lost() -> None:
    file, analyst = a_file_with_a_tree()
    client, other = client_for(analyst), client_for(looking_into(file))
    sent(other, file, "remove", PUMP)

    mine = {"act": "below", "node": PUMP, "revision": 1, "text": "It was switched off"}
    answer = client.post(page_of(file, "calamity_tree_change"), mine)

    assert answer.status_code == 200
    assert shown(answer).count("It was switched off") == 1
    assert "readonly>It was switched off</textarea>" in shown(answer)


def test_text_for_a_box_that_is_gone_stands_in_no_form_of_the_event() -> None:
    file, analyst = a_file_with_a_tree()
    client, other = client_for(analyst), client_for(looking_into(file))
    sent(other, file, "remove", PUMP)

    mine = {"act": "write", "node": PUMP, "revision": 1, "text": "It was switched off"}
    pages = [client.post(page_of(file, "calamity_tree_change"), mine), client.get(page_of(file))]

    for page in pages:
        assert shown(page).count("It was switched off") == 1  # type: ignore[arg-type]
        assert "readonly>It was switched off</textarea>" in shown(page)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "told"),
    [("Nurse Jansen set it", "looks like a person&#x27;s name"), ("x" * 201, "too long for a box")],
)
def test_a_refused_text_comes_back_with_its_rule(text: str, told: str) -> None:
    file, analyst = a_file_with_a_tree()
    client = client_for(analyst)

    answer = sent(client, file, "below", PUMP, text=text)

    assert answer.status_code == 200
    assert told in shown(answer) and f"{text}</textarea>" in shown(answer)
    assert tree_of(file) == a_small_tree()
    assert text in shown(client.get(page_of(file)))  # also when the window was closed


def test_a_name_of_the_staff_directory_is_refused() -> None:
    file, analyst = a_file_with_a_tree()
    a_person(name="Hanna Voorbeeld")

    answer = sent(client_for(analyst), file, "below", PUMP, text="The pump was set by Hanna")

    assert answer.status_code == 200
    assert "“Hanna” looks like" in shown(answer)


def test_what_is_written_and_not_sent_is_there_again_and_can_be_thrown_away() -> None:
    file, analyst = a_file_with_a_tree()
    client, other = client_for(analyst), client_for(looking_into(file))
    address = page_of(file, "calamity_tree_draft")
    writing = {"act": "below", "node": SCREEN, "text": "Half a senten"}

    kept = client.post(address, writing)
    back, of_other = client.get(page_of(file)), other.get(page_of(file))
    client.post(address, {**writing, "discard": "on"})

    assert kept.status_code == 204
    assert "Half a senten</textarea>" in shown(back)
    assert "Half a senten" not in shown(of_other)
    assert "Half a senten" not in shown(client.get(page_of(file)))


def test_open_points_stand_in_the_page_and_a_whole_tree_can_be_said_to_be_whole() -> None:
    file, analyst = a_file_with_a_tree()
    client = client_for(analyst)
    sent(client, file, "below", PUMP, text="Careless communication")
    opened_page = shown(client.get(page_of(file)))
    client.post(page_of(file, "calamity_tree_back", word="back"), {"revision": 2, "node": TOP})
    client.post(page_of(file, "calamity_tree_whole"), {"revision": 3})

    assert "Ask why once more, or say why you stop here." in opened_page
    assert "This sounds like a judgement." in opened_page
    assert "Whole, " in shown(client.get(page_of(file)))


READERS = [Role.CALAMITY_SECRETARY, Role.COMMITTEE_MEMBER]


@pytest.mark.parametrize("role", READERS)
def test_the_secretary_and_the_committee_read_and_change_nothing(role: Role) -> None:
    file, _analyst = a_file_with_a_tree()
    client = client_for(a_holder(role))

    page = client.get(page_of(file))
    change = sent(client, file, "remove", PUMP)

    assert (page.status_code, change.status_code) == (200, 404)
    assert "The pump gave no alarm" in shown(page)
    assert "<textarea" not in shown(page)


@pytest.mark.parametrize(
    "role",
    [Role.HEAD_OF_DEPARTMENT, Role.PEER_SUPPORTER, Role.STEWARD, Role.ANALYST, Role.BOARD,
     Role.QUALITY_MANAGER, Role.COORDINATOR],
)  # fmt: skip
def test_nobody_else_learns_a_word_of_it(role: Role) -> None:
    ward = a_ward()
    file = a_calamity(a_secretary(), ward)
    a_planted_tree(file)
    analyst = looking_into(file)
    is_head = role is Role.HEAD_OF_DEPARTMENT
    stranger = User.objects.get(pk=ward.head_id) if is_head else a_holder(role)
    pages = [
        page_of(file),
        page_of(file, "calamity_tree_drawing"),
        page_of(file, "calamity_tree_paper", size="a3"),
        page_of(file, "calamity_facts"),
    ]

    own = [client_for(analyst).get(page).status_code for page in pages]
    theirs = [client_for(stranger).get(page) for page in pages]

    assert own == [200] * 4
    assert [one.status_code for one in theirs] == [404] * 4
    assert not any(b"pump" in one.content.lower() for one in theirs)


def test_a_closed_file_is_for_reading() -> None:
    secretary = a_secretary()
    file, analyst = a_file_with_a_tree(secretary)
    client = client_for(analyst)
    before = sent(client, file, "write", TOP, text="Too much heparin")
    file.steps.update(not_needed=True)
    close_file(actor=acting(secretary), at=AT, file_id=file.pk)

    page, change = client.get(page_of(file)), sent(client, file, "remove", PUMP)

    assert (before.status_code, page.status_code, change.status_code) == (302, 200, 200)
    assert "<textarea" not in shown(page)
    assert len(tree_of(file).nodes) == 6


def test_while_the_codes_are_finished_the_tree_is_for_reading_and_says_why() -> None:
    file, analyst = a_file_with_a_tree()
    client = client_for(analyst)
    assert 'id="tree-undo"' in shown(client.get(page_of(file)))  # type: ignore[arg-type]
    coded(file, analyst)
    finished(file, analyst)
    told = "The root causes are coded. Open the coding again before changing the tree."

    page = shown(client.get(page_of(file)))  # type: ignore[arg-type]
    refused = shown(sent(client, file, "below", PUMP, text="No alarm was set", source="device"))
    back = client.post(
        page_of(file, "calamity_tree_back", word="back"), {"revision": revision_of(file)}
    )

    assert told in page and told in refused and told in back.content.decode()
    assert 'id="tree-undo"' not in page
    assert tree_of(file) == a_small_tree()


def test_a_fact_is_written_changed_beside_a_newer_one_and_removed() -> None:
    file, analyst = a_file_with_a_tree()
    client = client_for(analyst)
    values = {
        "text": "The pump was switched on", "day": "2026-03-01", "clock": "14:30", "order": "0",
        "source": "device", "what_source": "pump 3", "boxes": [str(PUMP)],
    }  # fmt: skip
    client.post(page_of(file, "calamity_facts"), values)
    first = shown(client.get(page_of(file, "calamity_facts")))
    fact = page_of(file, "calamity_fact", fact_id=file.facts.get().pk)  # type: ignore[attr-defined]
    client.post(fact, {**values, "text": "The pump was on", "revision": 1})
    stale = client.post(fact, {**values, "text": "It ran", "revision": 1})
    removal = page_of(file, "calamity_fact_remove", fact_id=file.facts.get().pk)  # type: ignore[attr-defined]
    client.post(removal, {"revision": 2})

    assert "1 Mar 2026 <b>14:30</b>" in first and "The pump was switched on" in first
    assert f"?node={PUMP}#chosen" in first
    assert "It says now:" in shown(stale) and "The pump was on</p>" in shown(stale)
    assert "It ran</textarea>" in shown(stale)
    assert file.facts.count() == 0  # type: ignore[attr-defined]


def test_a_word_that_is_no_person_is_ticked_beside_the_text_and_then_passes() -> None:
    file, analyst = a_file_with_a_tree()
    client, page = client_for(analyst), page_of(file, "calamity_facts")
    a_person(name="Tom Berg")
    tick = 'name="not_a_person" value="Berg"'

    box = shown(sent(client, file, "below", PUMP, text="Het bed Berg stond vast"))
    fact = client.post(page, {"text": "Het bed Berg stond vast", "source": "seen"})

    assert "“Berg” looks like a person&#x27;s name" in box and tick in box
    assert tick in shown(fact) and file.facts.count() == 0  # type: ignore[attr-defined, arg-type]
    sent(client, file, "below", PUMP, text="Het bed Berg stond vast", not_a_person="Berg")
    client.post(page, {"text": "Het bed Berg", "source": "seen", "not_a_person": "Berg"})
    assert any("Berg" in node.text for node in tree_of(file).nodes)
    assert file.facts.count() == 1  # type: ignore[attr-defined]


def test_the_paper_is_a_pdf_on_one_sheet_or_on_several() -> None:
    file, analyst = a_file_with_a_tree()
    client = client_for(analyst)

    answers = [
        client.get(page_of(file, "calamity_tree_paper", size=size)) for size in ("whole", "a3")
    ]

    assert [one["Content-Type"] for one in answers] == ["application/pdf"] * 2
    assert all(one.content.startswith(b"%PDF-1.7") for one in answers)
    assert client.get(page_of(file, "calamity_tree_paper", size="a9")).status_code == 404


def test_a_tree_that_takes_too_many_sheets_says_so_and_still_goes_on_one() -> None:
    top = Node(UUID(int=1), "It came too late")
    wide = Tree((top, *(Node(UUID(int=at), "Left out", top.id) for at in range(2, 1001))))
    layout = laid_out(wide)

    assert views_calamity_tree_paper._tiles(layout, wide) is None
    assert views_calamity_tree_paper._one(layout)[0][0].share < 1
    file, analyst = a_file_with_a_tree(tree=wide)
    seen = shown(client_for(analyst).get(page_of(file, "calamity_tree_paper", size="a3")))
    assert "takes more than 60 sheets" in seen


def test_a_stranger_among_the_analysts_asks_in_vain() -> None:
    file, analyst = a_file_with_a_tree()

    assert client_for(analyst).get(page_of(file)).status_code == 200
    assert client_for(an_analyst()).get(page_of(file)).status_code == 404
