"""Pages of codes, profile and measures: what they do, and what nobody learns from them."""

from datetime import timedelta

import pytest
from django.test import Client

from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.actions.code_blind import code_blind, draw_sample, finish_blind
from naast.calamities.logic.prisma.walk import path_to
from naast.calamities.models_coding import OwnMatrix, RootCauseCode, SecondCoding
from naast.calamities.models_measure import Measure
from naast.calamities.queries.coding import codes_that_count
from naast.calamities.queries.profile import learnt_for
from tests.actors import a_user, client_for
from tests.factories.calamities import AT, TODAY, a_holder, a_secretary, a_ward, acting, an_analyst
from tests.factories.learning import a_coded_file, a_measure, an_event_with
from tests.factories.people import a_person, a_user_for
from tests.factories.prisma import HANDED, PUMP, SCREEN
from tests.factories.trees import a_file_with_a_tree

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=365)
BASE = "/report/calamities/"


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_answers_in_the_address_lead_to_a_code_that_is_kept_with_them() -> None:
    file, analyst = a_file_with_a_tree()
    page, client = f"{BASE}{file.pk}/codes/{SCREEN}/", client_for(analyst)
    codes = f"{BASE}{file.pk}/codes/"
    assert f"{codes}{SCREEN}/" not in text_of(client, codes)  # first what external means
    client.post(f"{codes}scope/", {"scope": "hospital"})
    assert f"{codes}{SCREEN}/" in text_of(client, codes)
    assert "External means: Outside the hospital." in text_of(client, page)
    assert "Did equipment, software" in text_of(client, page)
    assert "Is a protocol missing" in text_of(client, f"{page}?path=nynn")
    assert client.get(f"{page}?path=maybe").status_code == 404

    client.post(page, {"path": "nynny"})

    row = RootCauseCode.objects.get()
    assert (row.code, row.path, row.node) == ("OP", "nynny", SCREEN)


def test_a_second_coder_sees_no_number_place_or_code_of_the_file() -> None:
    secretary, second = a_secretary(), an_analyst()
    file, analyst = a_coded_file(secretary)
    draw_sample(actor=acting(secretary), at=LATER, year=2026, percent=15, least=10)
    page = f"{BASE}second/{SecondCoding.objects.get().pk}/"

    pages = [f"{BASE}second/", page, f"{page}{HANDED}/"]
    seen = "".join(text_of(client_for(second), one) for one in pages)

    assert "Both pumps have the same screen" in seen
    assert seen.count("External means: Outside the hospital.") == 2
    hidden = {file.number, str(file.pk), "TD: design", "Ward of the Elm", analyst.name}
    assert {word for word in hidden if word in seen} == set()
    first = text_of(client_for(analyst), f"{BASE}{file.pk}/codes/")
    assert {word for word in hidden if word in first} >= {file.number, "TD: design"}  # control
    assert client_for(analyst).get(page).status_code == 404
    assert client_for(second).get(f"{BASE}{file.pk}/codes/").status_code == 404


def test_two_coders_settle_a_code_on_their_own_pages_and_the_second_learns_no_file() -> None:
    secretary, second = a_secretary(), an_analyst()
    file, analyst = a_coded_file(secretary)
    draw_sample(actor=acting(secretary), at=LATER, year=2026, percent=15, least=10)
    coding = SecondCoding.objects.get()
    said = {"actor": acting(second), "at": LATER, "coding_id": coding.pk}
    for node, code in ((HANDED, "TD"), (SCREEN, "OK"), (PUMP, "TM")):
        code_blind(**said, node=node, path=path_to(code))
    codes, talk = f"{BASE}{file.pk}/codes/", f"{BASE}second/{coding.pk}/talk/"
    assert client_for(second).get(talk).status_code == 404  # not handed in
    finish_blind(**said)

    client_for(second).post(talk, {"act": "propose", "node": str(SCREEN), "code": "OK"})
    client_for(second).post(talk, {"act": "yes", "node": str(SCREEN)})
    seen = text_of(client_for(second), talk)
    team = text_of(client_for(analyst), codes)

    assert "OP: protocols" in seen and "you proposed it" in seen and "TD: design" not in seen
    assert {
        word for word in (file.number, str(file.pk), "Ward of the Elm") if word in seen
    } == set()
    assert "The other coder proposes OK" in team
    assert codes_that_count(file)[SCREEN] == "OP"
    client_for(analyst).post(f"{codes}{SCREEN}/agree/", {"act": "yes"})
    assert codes_that_count(file)[SCREEN] == "OK"
    assert client_for(analyst).get(talk).status_code == 404
    assert "To talk about" not in text_of(client_for(second), f"{BASE}second/")


def test_whoever_carries_out_a_measure_learns_nothing_of_the_file() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    file, _analyst = a_coded_file(secretary)
    measure = a_measure(file, owner, secretary)
    theirs = f"{BASE}measures/mine/{measure.pk}/"

    seen = text_of(client_for(owner), theirs) + text_of(client_for(owner), f"{BASE}measures/mine/")

    hidden = {file.number, str(file.pk), "Both pumps", "Ward of the Elm", "TD: design"}
    assert "Pumps with another screen" in seen
    assert {word for word in hidden if word in seen} == set()
    kept = text_of(client_for(secretary), f"{BASE}measures/{measure.pk}/")
    assert {word for word in hidden if word in kept} >= {file.number, "Both pumps"}  # control
    done = {"says": "carried_out", "revision": 1, "done_on": TODAY.isoformat()}
    client_for(owner).post(theirs, done | {"evidence": "Bought"})
    assert Measure.objects.get().state == "done"
    Measure.objects.update(due_on=TODAY - timedelta(days=90), check_on=TODAY - timedelta(days=1))
    judged = {"says": "effect", "revision": 2, "effect": "worked", "evidence": "Counted"}
    client_for(owner).post(theirs, judged)
    assert "somebody else than you" in text_of(client_for(owner), theirs)
    assert Measure.objects.get().state == "done"
    client_for(secretary).post(f"{BASE}measures/{measure.pk}/", judged)
    assert Measure.objects.get().effect == "worked"


def test_what_was_typed_stays_when_somebody_changed_the_measure_meanwhile() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    file, _analyst = a_coded_file(secretary)
    measure = a_measure(file, owner, secretary)
    client, page = client_for(secretary), f"{BASE}measures/{measure.pk}/"
    told = {
        "what": "Other pumps",
        "kind": "equipment",
        "owner": str(owner.pk),
        "due_on": measure.due_on.isoformat(),
        "check_on": measure.check_on.isoformat(),
        "expected": "Less",
        "check": "Count",
        "revision": 1,
        "step": "send",
    }
    client.post(f"{page}change/", told | {"what": "Pumps of the first"})

    second = client.post(f"{page}change/", told).content.decode()
    gone = client.post(page, {"says": "let_go", "revision": 1, "reason": "No money"})

    assert "Somebody changed this measure meanwhile" in second and "Other pumps" in second
    assert "It says now:" in second and "Pumps of the first" in second
    assert "No money</textarea>" in gone.content.decode()
    assert Measure.objects.get().revision == 2
    client.post(f"{page}change/", told | {"revision": 2})
    assert "Other pumps" in text_of(client, page)


def test_colleague_head_supporter_and_steward_find_none_of_it() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    file, analyst = a_coded_file(secretary)
    measure = a_measure(file, owner, secretary)
    pages = [
        f"{BASE}{file.pk}/codes/",
        f"{BASE}{file.pk}/share/",
        f"{BASE}measures/",
        f"{BASE}measures/{measure.pk}/",
        f"{BASE}matrix/",
        f"{BASE}trees/",
        f"{BASE}causes/",
    ]
    assert [client_for(analyst).get(one).status_code for one in pages] == [200] * 7

    roles = (Role.HEAD_OF_DEPARTMENT, Role.PEER_SUPPORTER, Role.STEWARD, Role.COORDINATOR)
    others = [a_user(role) for role in roles]
    for other in [*others, a_user(), owner]:
        found = {one: client_for(other).get(one).status_code for one in pages}
        assert set(found.values()) == {404}
        assert client_for(other).get(f"{BASE}measures/mine/").status_code == 200
    for other in [*others, a_user()]:
        assert client_for(other).get(f"{BASE}measures/mine/{measure.pk}/").status_code == 404


def many_events(secretary: User) -> None:
    ward = a_ward()
    for codes in [["HRV", "OP"]] * 8 + [["OP", "TM"]] * 5 + [["HRI"]] * 2:
        an_event_with(codes, ward=ward, secretary=secretary)


def test_the_profile_says_of_what_its_shares_are_and_hides_small_classes() -> None:
    secretary = a_secretary()
    many_events(secretary)
    client = client_for(a_holder(Role.QUALITY_MANAGER))

    of_causes = text_of(client, f"{BASE}causes/")
    of_events = text_of(client, f"{BASE}causes/?of=events")

    assert "of 100 root causes, how many are of this kind" in of_causes
    assert "of 100 events, how many have at least one cause" in of_events
    assert "15 events with 28 root causes" in of_causes
    assert "not shown" in of_causes and "Fewer than 50 events" in of_causes
    assert f'href="{BASE}"' not in of_causes  # no way to a file


def test_a_small_class_is_hidden_by_year_and_department_too() -> None:
    secretary, ward = a_secretary(), a_ward()
    for year, told in (
        (2025, [["HRV", "OP"]] * 9 + [["TD", "HRV"]] * 3),
        (2026, [["HRV", "OP"]] * 14 + [["HRV"]] * 14),
    ):
        for codes in told:
            an_event_with(codes, ward=ward, secretary=secretary, year=year)

    for of in ("causes", "events"):
        learnt = learnt_for(acting(secretary), "events" if of == "events" else "root_causes")
        assert learnt is not None
        by_year = {row.key: row.shares for row in learnt.parts[2].rows}
        assert by_year["2025"]["technical"] is None  # 3 of 12
        assert by_year["2025"]["organisational"] is None  # 9 of 12
        assert by_year["2026"]["technical"] is None
        assert by_year["2026"]["human"] == (100 if of == "events" else 65)  # control
        page = text_of(client_for(secretary), f"{BASE}causes/?of={of}")
        assert "25 %" not in page and "75 %" not in page


def test_below_ten_events_there_is_no_profile() -> None:
    secretary, ward = a_secretary(), a_ward()
    for _number in range(9):
        an_event_with(["HRV"], ward=ward, secretary=secretary)
    assert "fewer than ten such events" in text_of(client_for(secretary), f"{BASE}causes/")

    an_event_with(["HRV"], ward=ward, secretary=secretary)

    assert "10 events with 10 root causes" in text_of(client_for(secretary), f"{BASE}causes/")


def test_the_matrix_says_that_it_is_not_confirmed_until_the_hospital_has_its_own() -> None:
    client, page = client_for(a_secretary()), f"{BASE}matrix/"
    assert "Delivered default, not confirmed" in text_of(client, page)

    client.post(page, {"OP": ["training"], "TD": ["equipment"]})

    assert OwnMatrix.objects.get().fits["OP"] == ["training"]
    seen = text_of(client, page)
    assert "own matrix" in seen and "Delivered default" not in seen
    assert client_for(an_analyst()).post(page, {"OP": ["training"]}).status_code == 404
    client.post(page, {"default": "1"})
    assert not OwnMatrix.objects.exists()


def test_a_measure_is_planned_for_somebody_who_was_searched_and_chosen() -> None:
    secretary = a_secretary()
    owner = a_user_for(a_person(name="Olga Eigenaar"))
    file, _analyst = a_coded_file(secretary)
    page, client = f"{BASE}{file.pk}/measures/new/", client_for(secretary)
    told = {
        "what": "Other pumps",
        "kind": "equipment",
        "nodes": [str(HANDED)],
        "due_on": "2026-04-01",
        "check_on": "2026-06-01",
        "revision": "0",
        "expected": "Less",
        "check": "Count",
    }
    found = client.post(page, told | {"find": "Olga", "step": "find"}).content.decode()
    assert "Olga Eigenaar" in found and Measure.objects.count() == 0
    assert client.post(page, told | {"step": "send"}).status_code == 200  # nobody was chosen

    client.post(page, told | {"owner": str(owner.pk), "step": "send"})

    measure = Measure.objects.get()
    assert (measure.owner, measure.nodes) == (owner, [str(HANDED)])
