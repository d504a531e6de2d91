"""The pages of the business case: who reads, who saves, what blank says, and what nobody learns."""

import json

import pytest

from naast.access.roles import Role
from naast.insight.actions.save_business_case import save_business_case
from naast.insight.logic.business_case.files import read_case
from naast.insight.logic.business_case.inputs import Case, Group, Saving, of_group
from naast.insight.models_business_case import CaseInput
from tests.actors import a_user, an_actor, client_for
from tests.factories.business_case import a_business_case
from tests.factories.cases import AT

pytestmark = pytest.mark.django_db
PAGE = "/programme/case/"


def saved(case: Case) -> None:
    counted = {one: one in case.counted for one in Saving}
    save_business_case(actor=an_actor(Role.COORDINATOR), at=AT, given=case.given, counted=counted)


def page_of(role: Role, address: str = PAGE) -> str:
    answer = client_for(a_user(role)).get(address)
    assert answer.status_code == 200
    return answer.text


def filled(group: Group, case: Case, **changed: str) -> dict[str, str]:
    """What a browser sends for a group."""
    sent = {"counts": "yes"}
    for spec in of_group(group):
        one = case.of(spec.code)
        for name, number in (("", one.value), ("_low", one.low), ("_high", one.high)):
            sent[f"{spec.code}{name}"] = "" if number is None else f"{number}"
        sent[f"{spec.code}_trust"], sent[f"{spec.code}_source"] = one.trust.value, one.source
    return sent | changed


def test_the_board_reads_sentences_numbers_picture_and_every_input() -> None:
    saved(a_business_case())

    page = page_of(Role.BOARD)

    for words in (
        "The first year costs €42,000, each year after it €37,600.",
        "With these inputs a year after the first saves €36,800 more than it costs.",
        "It pays for itself from 29 supported colleagues a year on.",
        "Within its range this alone turns gain into loss: Of 100, leave with support.",
        'class="pic pic--phone"',
        "9.2 of 100 and less",
        "measured in this hospital: Invented",
    ):
        assert words in page
    assert "/programme/case/inputs/" not in page


def test_a_hospital_that_filled_in_nothing_reads_what_is_missing_and_no_result() -> None:
    page = page_of(Role.QUALITY_MANAGER)

    assert "What it costs cannot be said without: Colleagues supported in a year;" in page
    assert "No saving is counted: this is what it costs, whatever it saves." in page
    assert "supported colleagues a year on." not in page
    assert 'class="pic' not in page


def test_a_group_is_saved_with_its_sources_and_shown_again() -> None:
    client, case = client_for(a_user(Role.QUALITY_MANAGER)), a_business_case()
    address = f"{PAGE}inputs/{Group.LEAVING}/"

    answer = client.post(address, filled(Group.LEAVING, case, quit_with_source="Our survey"))

    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert CaseInput.objects.count() == 3
    assert 'value="Our survey"' in client.get(address).text
    page = client.get(PAGE).text
    assert "Counted as saved: fewer who leave." in page
    assert "What is left of it cannot be said without: Colleagues supported in a year;" in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"quit_with": "101"}, "Write a number from 0 to 100."),
        ({"quit_with": "some"}, "Fill in a number, such as 12.5, or leave it blank."),
        ({"quit_with": "1.23456"}, "Write at most 4 figures behind the point."),
        ({"quit_with_low": ""}, "Give both ends of the range, or neither."),
        ({"quit_with": ""}, "Give the figure itself too, or leave out the range."),
        ({"quit_with": "11"}, "The figure, 11, has to lie within the range."),
        ({"counts": ""}, "Choose yes or no."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(
    changed: dict[str, str], sentence: str
) -> None:
    client, case = client_for(a_user(Role.COORDINATOR)), a_business_case()
    address = f"{PAGE}inputs/{Group.LEAVING}/"

    refused = client.post(address, filled(Group.LEAVING, case, **changed))

    assert refused.status_code == 200
    assert sentence in refused.text
    assert CaseInput.objects.count() == 0
    assert client.post(address, filled(Group.LEAVING, case)).status_code == 302


def test_the_board_reads_and_does_not_save_and_others_find_nothing() -> None:
    saved(a_business_case())
    inputs = f"{PAGE}inputs/{Group.TEAM}/"

    found = {
        role: [client_for(a_user(role)).get(address).status_code
               for address in (PAGE, inputs, f"{PAGE}business-case.json")]
        for role in (Role.COORDINATOR, Role.BOARD, Role.HEAD_OF_DEPARTMENT, Role.STEWARD,
                     Role.PEER_SUPPORTER, Role.STAFF_REPRESENTATIVE)
    }  # fmt: skip

    nothing = [404, 404, 404]
    assert found == {
        Role.COORDINATOR: [200, 200, 200],
        Role.BOARD: [200, 404, 200],
        Role.HEAD_OF_DEPARTMENT: nothing,
        Role.STEWARD: nothing,
        Role.PEER_SUPPORTER: nothing,
        Role.STAFF_REPRESENTATIVE: nothing,
    }
    assert client_for(a_user(Role.COORDINATOR)).get(f"{PAGE}inputs/persons/").status_code == 404


def test_the_page_about_the_team_says_what_the_simulation_says() -> None:
    saved(a_business_case(supported="45", ranges=False))

    page = page_of(Role.COORDINATOR, f"{PAGE}inputs/{Group.TEAM}/")

    assert "With 4 supporters" in page
    assert "As in this case: With 10 supporters" in page


def test_the_file_of_all_inputs_reads_as_the_same_case() -> None:
    case = a_business_case(other=None)
    saved(case)

    content = client_for(a_user(Role.BOARD)).get(f"{PAGE}business-case.json").content

    assert read_case(content).case == case
    assert len(json.loads(content)["inputs"]) == 27


def test_the_literature_is_worked_out_beside_what_nobody_can_work_out() -> None:
    page = page_of(Role.BOARD, f"{PAGE}published/")

    for words in ("1,810,000 ÷ 22,576.05", "80.2", "61.7", "6,672 \u00d7 1,000", "0.545",
                  "Many sets of them give the same sum"):  # fmt: skip
        assert words in page
    assert "differs from what was printed" not in page
