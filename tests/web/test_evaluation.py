"""The anonymous questions on the pages: passes given once, rounds kept, and what nobody learns."""

import hashlib
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from count.keys import new_opening
from count.pages_sheet import shown
from naast.cases.actions.undo_press import undo_press
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.evaluation.models import EvaluationChoice, Round, Tag
from naast.privacy.models import CaseEvent
from tests.factories.cases import AT, a_case, a_colleague, asked, fresh, pressed, seen_by
from tests.factories.evaluation import (
    Processes,
    a_collecting_round,
    a_result,
    an_opening,
    made_ready,
    processes,
)
from tests.factories.pages import (
    Visitor,
    a_visiting_coordinator,
    a_visiting_supporter,
    visiting,
)
from tests.factories.vault import RunningVault

__all__ = ["processes"]
pytestmark = pytest.mark.django_db
PAGE = "/coordinator/evaluation/"
OFFER = re.compile(r'name="offer" value="([^"]+)"')
LINK = re.compile(r"/r/([a-z2-7]{26})#([a-z2-7]{26})\.([0-9a-f]{64})")


@pytest.fixture
def anna(vault: RunningVault, processes: Processes) -> Visitor:
    return a_visiting_coordinator()


def talked(anna: Visitor) -> tuple[Case, Visitor, Visitor]:
    """A case in which a conversation was: case, colleague, supporter."""
    person, colleague = a_colleague()
    ben = a_visiting_supporter()
    case = asked(a_case(person=person), ben.actor, coordinator=anna.actor)
    for press in (Press.ACCEPT, Press.WANTS_SUPPORT, Press.TALKED):
        case = pressed(case, press, actor=ben.actor)
    return case, visiting(colleague), ben


def passes_in(text: str) -> set[str]:
    return {found[1] for found in LINK.findall(text)}


def a_file(told: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile(
        "file.json", (told if isinstance(told, str) else json.dumps(told)).encode()
    )


def test_a_coordinator_goes_from_the_opening_file_to_the_result(
    anna: Visitor,
    processes: Processes,
) -> None:
    assert anna.client.post(PAGE, {"file": a_file(an_opening())}).status_code == 302
    row = Round.objects.get()
    assert "0000 0001" in anna.client.get(PAGE).text
    anna.client.post(f"{PAGE}{row.pk}/start/")
    assert "It stays open until enough answers are in." in anna.client.get(PAGE).text
    processes.answers[row.code] = 12
    Round.objects.update(passes=12)
    made_ready(Round.objects.get())
    assert "It can be counted" in anna.client.get(PAGE).text
    anna.client.post(f"{PAGE}{row.pk}/close/")
    box = anna.client.post(f"{PAGE}{row.pk}/box/")
    assert (box.json()["signed"], box.json()["passes"]) == (12, 12)
    row = Round.objects.get()

    wrong = anna.client.post(f"{PAGE}{row.pk}/result/", {"file": a_file(a_result(row, 3))})
    right = anna.client.post(f"{PAGE}{row.pk}/result/", {"file": a_file(a_result(row))})

    assert ("fewer answers" in wrong.text, right.status_code) == (True, 302)
    page = anna.client.get(PAGE).text
    assert ("The result is in since" in page, "12 " in page) == (True, False)
    public = Client().get(f"/evaluation/{row.code}/").text
    assert (public.count("chec kaaa aa"), row.mark in public) == (12, True)


def test_everybody_can_compare_the_print_of_the_keepers_sheets_and_fetch_what_is_hashed(
    anna: Visitor,
) -> None:
    opening, _sheets = new_opening(3, AT.date())
    anna.client.post(PAGE, {"file": a_file(opening)})
    row = Round.objects.get()
    assert shown(opening) in anna.client.get(PAGE).text
    assert Client().get(f"/evaluation/{row.code}/manifest.json").status_code == 404

    anna.client.post(f"{PAGE}{row.pk}/start/")

    row.refresh_from_db()
    assert shown(opening) in Client().get(f"/evaluation/{row.code}/").text
    manifest = Client().get(f"/evaluation/{row.code}/manifest.json").content
    form = Client().get(f"/evaluation/{row.code}/form.json").content
    assert hashlib.sha256(manifest).hexdigest() == row.mark
    assert hashlib.sha256(form).hexdigest() == json.loads(manifest)["form_sha256"]


def test_the_colleague_takes_the_pass_once_on_the_own_page(
    anna: Visitor,
    processes: Processes,
) -> None:
    case, colleague, _ben = talked(anna)
    assert "anonymous questions" not in colleague.client.get("/my/").text
    round_ = a_collecting_round(anna.actor)
    assert f"/my/{case.pk}/pass/" in colleague.client.get("/my/").text
    before = colleague.client.get(f"/my/{case.pk}/pass/").text
    assert "Show me my pass" in before

    given = colleague.client.post(f"/my/{case.pk}/pass/")
    again = colleague.client.post(f"/my/{case.pk}/pass/", follow=True)

    (code, _pass, mark), *_more = LINK.findall(given.text)
    assert (code, mark) == (round_.code, round_.mark)
    assert (len(passes_in(given.text)), len(processes.hashes[round_.code])) == (1, 1)
    assert passes_in(again.text) == set()
    assert "There is one pass for each colleague" in again.text
    assert "You have your pass" in colleague.client.get(f"/my/{case.pk}/pass/").text
    assert given.headers["Cache-Control"].find("no-store") >= 0


def test_pressed_twice_the_same_form_shows_the_same_pass_and_another_none(
    anna: Visitor,
    processes: Processes,
) -> None:
    """A second press, or a page loaded again, must not lose the one pass there is."""
    round_ = a_collecting_round(anna.actor)
    case, colleague, _ben = talked(anna)
    forms = [OFFER.findall(colleague.client.get(f"/my/{case.pk}/pass/").text) for _time in "ab"]
    (first,), (other,) = forms

    shown = [
        passes_in(colleague.client.post(f"/my/{case.pk}/pass/", {"offer": one}, follow=True).text)
        for one in (first, first, other, first + "x")
    ]

    assert (len(shown[0]), shown[1] == shown[0], shown[2], shown[3]) == (1, True, set(), set())
    assert (len(processes.hashes[round_.code]), Tag.objects.get().given) == (1, 1)


def test_the_supporter_shows_it_or_gives_a_card_and_either_counts_one(
    anna: Visitor,
    processes: Processes,
) -> None:
    round_ = a_collecting_round(anna.actor)
    case, _colleague, ben = talked(anna)
    other, _one, cees = talked(anna)
    assert "Give the pass" in ben.client.get(f"/supporter/{case.pk}/").text

    shown = ben.client.post(f"/supporter/{case.pk}/pass/", {"how": "screen"})
    card = cees.client.post(f"/supporter/{other.pk}/pass/", {"how": "card"}, follow=True)

    assert (len(passes_in(shown.text) | set(LINK.findall(shown.text))), "svg" in shown.text) == (
        0,
        True,
    )
    assert "Whether they use it is up to them" in card.text
    assert sorted(Tag.objects.values_list("given", flat=True)) == [1, 1]
    assert (len(processes.hashes[round_.code]), Round.objects.get().passes) == (1, 1)


def test_before_a_conversation_there_is_no_pass(anna: Visitor) -> None:
    a_collecting_round(anna.actor)
    person, colleague = a_colleague()
    case = a_case(person=person)
    visitor = visiting(colleague)

    answer = visitor.client.post(f"/my/{case.pk}/pass/", follow=True)

    assert "once you have talked" in answer.text
    assert (passes_in(answer.text), Tag.objects.count()) == (set(), 0)


def test_undoing_a_press_gives_no_second_pass(anna: Visitor) -> None:
    a_collecting_round(anna.actor)
    case, colleague, ben = talked(anna)
    assert passes_in(colleague.client.post(f"/my/{case.pk}/pass/").text)

    soon = AT + timedelta(minutes=5)
    undo_press(actor=ben.actor, at=soon, case=case, role="supporter")
    pressed(case, Press.TALKED, actor=ben.actor, at=soon)

    assert seen_by(case, ben.actor, "supporter").progress.pass_given == 1
    assert passes_in(colleague.client.post(f"/my/{case.pk}/pass/", follow=True).text) == set()


def test_when_the_issuer_is_away_nothing_is_half_done(
    anna: Visitor,
    processes: Processes,
) -> None:
    a_collecting_round(anna.actor)
    case, colleague, ben = talked(anna)
    progress = bytes(fresh(case).progress)
    processes.away = True

    refused = colleague.client.post(f"/my/{case.pk}/pass/")

    assert (refused.status_code, "Nothing was changed" in refused.text) == (503, True)
    assert (bytes(fresh(case).progress), Tag.objects.count()) == (progress, 0)
    processes.away = False
    assert len(passes_in(colleague.client.post(f"/my/{case.pk}/pass/").text)) == 1
    assert seen_by(case, ben.actor, "supporter").progress.pass_given == 1


def test_what_others_see_is_the_same_whether_a_pass_was_given_or_not(anna: Visitor) -> None:
    """The steward and the ward have no page about it; the coordinator's pages do not change, and
    the trail has one more event like any press. The colleague's own page is the control."""
    a_collecting_round(anna.actor)
    case, colleague, _ben = talked(anna)
    steps = CaseEvent.objects.filter(case_id=case.pk)
    pages = (PAGE, f"/coordinator/{case.pk}/", "/coordinator/team/", "/evaluation/")
    anna.client.post(f"/coordinator/{case.pk}/reveal/")

    def read() -> list[str]:
        return [bare(anna.client.get(page).text) for page in pages]

    before, own = read(), colleague.client.get(f"/my/{case.pk}/pass/").text
    known = set(steps.values_list("action", flat=True))
    assert passes_in(colleague.client.post(f"/my/{case.pk}/pass/").text)

    assert read() == before
    assert colleague.client.get(f"/my/{case.pk}/pass/").text != own
    assert set(steps.values_list("action", flat=True)) == known


def bare(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


def test_switched_off_there_is_no_page_and_no_word(anna: Visitor, settings: Any) -> None:
    a_collecting_round(anna.actor)
    case, colleague, ben = talked(anna)
    pages = (
        (colleague, f"/my/{case.pk}/pass/"),
        (ben, f"/supporter/{case.pk}/pass/"),
        (ben, "/evaluation/"),
        (anna, PAGE),
    )
    assert [who.client.get(page).status_code for who, page in pages] == [200] * 4

    settings.EVALUATION = False

    assert [who.client.get(page).status_code for who, page in pages] == [404] * 4
    assert "/pass/" not in colleague.client.get("/my/").text
    assert "/evaluation/" not in anna.client.get("/coordinator/").text


def test_lower_bounds_need_a_tick_and_the_hospital_may_switch_off(anna: Visitor) -> None:
    said = {"on": "yes", "way": "ballots", "least_ballots": "6", "least_supporters": "3"}
    refused = anna.client.post(PAGE + "settings/", said)
    assert "With fewer answers people can be guessed" in refused.text
    assert anna.client.post(PAGE + "settings/", said | {"knows": "on"}).status_code == 302
    assert EvaluationChoice.objects.get().least_ballots == 6
    assert (
        "never fewer than five"
        in anna.client.post(PAGE + "settings/", said | {"knows": "on", "least_ballots": "4"}).text
    )

    anna.client.post(PAGE + "settings/", said | {"on": "no", "knows": "on"})

    assert "switched off here" in anna.client.get(PAGE).text
    assert Client().get("/evaluation/").status_code == 404


def test_cards_and_paper_are_files_to_print(
    anna: Visitor,
    processes: Processes,
) -> None:
    row = a_collecting_round(anna.actor)

    cards = anna.client.post(f"{PAGE}{row.pk}/cards/", {"number": "2"})
    paper = anna.client.get(f"{PAGE}{row.pk}/paper/")

    assert [one.headers["Content-Type"] for one in (cards, paper)] == ["application/pdf"] * 2
    assert cards.content.startswith(b"%PDF") and paper.content.startswith(b"%PDF")
    assert len(processes.hashes[row.code]) == 2


def test_the_entry_for_a_diary_says_nothing(anna: Visitor) -> None:
    entry = Client().get("/evaluation/moment.ics").text

    assert "A moment for myself" in entry
    assert not re.search("support|evaluation|question|pass|hospital", entry, re.IGNORECASE)
