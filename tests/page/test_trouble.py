"""What goes wrong gets its own sentence, and costs nobody an answer."""

import re

from playwright.sync_api import Page, expect

from tests.browser import OpenPage
from tests.page.small_round import SmallRound
from tests.page.steps import KEPT, begin, press, send, skip_to_review, wait_for

NO_STORAGE = (
    "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }"
)


def bodies(small_round: SmallRound, word: str) -> list[bytes]:
    return [it.body for it in small_round.asked if it.method == "POST" and it.path.endswith(word)]


def test_a_lost_answer_is_asked_for_again_with_the_same_words(
    open_tab: OpenPage, small_round: SmallRound
) -> None:
    page = open_tab()
    page.goto(small_round.link(small_round.new_pass()))

    small_round.lose_answers = 1
    press(page, "Start")
    wait_for(page, "No connection")
    press(page, "Try again")
    wait_for(page, "I blamed myself.")
    skip_to_review(page)
    small_round.lose_answers = 1
    press(page, "Send my answers")
    wait_for(page, "No connection")
    page.reload()
    number = send(page)

    assert small_round.is_in(number)
    for word in ("token", "ballot"):
        first, second = bodies(small_round, word)
        assert first == second


def test_each_refusal_of_a_token_has_its_own_sentence(
    open_tab: OpenPage, small_round: SmallRound
) -> None:
    page = open_tab()
    sentences, kept = {}, []

    for status in (403, 409, 410, 400, 503):
        page.goto("about:blank")
        page.goto(small_round.link(small_round.new_pass()))
        small_round.answer_with = status
        press(page, "Start")
        page.locator("h1:focus:not(:text('One moment'), :text('Looking back'))").wait_for()
        sentences[status] = page.locator("h1").inner_text()
        kept.append(page.evaluate(KEPT) != [[], []])

    assert sentences == {
        403: "This pass is not known here",
        409: "This pass has been used already",
        410: "The answers are being counted",
        400: "Something is wrong with this page",
        503: "No answer from the other side",
    }
    assert kept == [False, False, False, True, True]


def test_answers_that_are_not_taken_say_so(open_tab: OpenPage, small_round: SmallRound) -> None:
    page = open_tab()
    begin(page, small_round.link(small_round.new_pass()))
    skip_to_review(page)
    small_round.answer_with = 403

    press(page, "Send my answers")

    wait_for(page, "Your answers were not taken")
    assert small_round.ballots == {}


def test_a_page_that_differs_from_the_mark_or_cannot_lock_stops(
    open_tab: OpenPage, small_round: SmallRound
) -> None:
    one_pass = small_round.new_pass()
    page, other, own, gone, old = (open_tab() for _ in range(5))

    page.goto(small_round.link(one_pass, mark="0" * 64))
    wait_for(page, "Please stop here")
    link, form = small_round.link(one_pass), small_round.form
    other.route("**/form.json", lambda it: it.fulfill(body=form.replace(b"blamed", b"praised")))
    other.goto(link)
    wait_for(other, "Please stop here")
    gone.route("**/manifest.json", lambda it: it.fulfill(status=404))
    gone.goto(link)
    wait_for(gone, "There is nothing here")
    old.add_init_script("delete AbortSignal.timeout")
    old.goto(link)
    wait_for(old, "This browser cannot lock your answers")
    own.goto(link)
    wait_for(own, "Looking back at peer support")

    assert "data protection officer" in page.locator("main").inner_text()
    expect(page.locator("main button")).to_have_count(0)
    assert [it for it in small_round.asked if it.method == "POST"] == []


def test_a_signature_of_another_key_ends_it_before_any_answer(
    open_tab: OpenPage, small_round: SmallRound
) -> None:
    page = open_tab()
    page.goto(small_round.link(small_round.new_pass()))
    page.route(
        "**/token",
        lambda it: it.fulfill(
            json={"signature": "A" * 512},
            headers={"Access-Control-Allow-Origin": small_round.collector},
        ),
    )

    press(page, "Start")

    wait_for(page, "Please stop here")
    assert "None of your answers has left this device" in page.locator("main").inner_text()


def typed(page: Page, code: str) -> None:
    page.get_by_label("Pass").fill(code)
    press(page, "Next")


def test_a_code_from_a_card_is_typed_and_the_mark_compared(
    open_tab: OpenPage, small_round: SmallRound
) -> None:
    page = open_tab()
    code = small_round.new_pass()
    page.goto(f"{small_round.collector}/r/{small_round.id}")

    typed(page, code[:20])
    wrong = page.locator(".error").inner_text()
    typed(page, " ".join(re.findall(".{1,4}", code.upper())))
    wait_for(page, "Compare with your card")
    shown = page.locator(".number").inner_text()
    press(page, "No, something differs")
    stopped = page.locator("h1:focus").inner_text()
    page.reload()
    typed(page, code)
    press(page, "Yes, the same")
    press(page, "Start")
    wait_for(page, "I blamed myself.")

    assert "here are 20 that count" in wrong
    assert shown.replace(" ", "") == small_round.mark[:16]
    assert stopped == "Please stop here"


def test_a_browser_that_keeps_nothing_is_told_before_the_token_is_asked(
    open_tab: OpenPage, small_round: SmallRound
) -> None:
    page = open_tab()
    page.add_init_script(NO_STORAGE)
    page.goto(small_round.link(small_round.new_pass()))

    press(page, "Start")
    wait_for(page, "This browser keeps nothing")
    asked = bodies(small_round, "token")
    press(page, "Answer in one go")
    wait_for(page, "I blamed myself.")
    skip_to_review(page)
    number = send(page)

    assert asked == []
    assert small_round.is_in(number)
