"""The pages of continuity: the board reads risks, coordinators the report, others nothing."""

import pytest

from naast.access.models import User
from naast.access.roles import Role
from naast.people.models_continuity import Hands
from tests.actors import a_user, client_for
from tests.factories.cases import a_case, a_coordinator, a_supporting_actor

pytestmark = pytest.mark.django_db
OTHERS = (Role.STEWARD, Role.HEAD_OF_DEPARTMENT, Role.PEER_SUPPORTER, Role.COMMITTEE_MEMBER)


def test_the_board_reads_the_risks_without_names_and_cannot_change_or_read_more(vault):
    coordinator = a_coordinator()
    a_supporting_actor(name="Anna Verzonnen", languages=["tr"])
    name = User.objects.get(pk=coordinator.id).name
    board = client_for(a_user(Role.BOARD))

    page = board.get("/continuity/")

    assert "Arrange support, deputies included: 1 of 2." in page.text
    assert [word for word in (name, "Verzonnen") if word in page.text] == []
    assert board.get("/continuity/hand-over/").status_code == 404
    assert board.post("/continuity/hands/", {"trainers": "9"}).status_code == 404
    assert not Hands.objects.exists()
    desk = client_for(User.objects.get(pk=coordinator.id))
    assert desk.post("/continuity/hands/", {"trainers": "1"}).status_code == 302
    assert "Can train new supporters: 1 of 2." in board.get("/continuity/").text


@pytest.mark.parametrize("role", OTHERS)
def test_others_find_no_page_of_continuity(vault, role):
    assert (
        client_for(User.objects.get(pk=a_coordinator().id)).get("/continuity/").status_code == 200
    )

    assert client_for(a_user(role)).get("/continuity/").status_code == 404


def test_the_report_holds_counts_and_no_name_of_a_colleague_or_number_of_a_case(vault):
    coordinator = a_coordinator()
    case = a_case(name="Wilma Verzonnen", phone="0612345678")

    page = client_for(User.objects.get(pk=coordinator.id)).get("/continuity/hand-over/").text

    assert "Nobody asked yet: 1." in page
    assert [word for word in ("Verzonnen", "0612345678", case.number) if word in page] == []
