"""What a device keeps: only what its owner can open, and nothing once it is forgotten or sent."""

from playwright.sync_api import Download, Page, expect

from tests.browser import OpenPage
from tests.page.small_round import SmallRound, check_number
from tests.page.steps import KEPT, begin, press, send, skip_to_review, wait_for

KEPT_TEXT = "() => JSON.stringify({...localStorage})"


def answer_first(page: Page) -> None:
    page.get_by_text("Very true").first.click()
    press(page, "Next")
    wait_for(page, "I felt ashamed.")


def test_answers_wait_on_the_device_and_open_with_the_pass_only(
    open_tab: OpenPage, small_round: SmallRound
) -> None:
    mine, colleagues = small_round.new_pass(), small_round.new_pass()
    page = open_tab()
    begin(page, small_round.link(mine))
    answer_first(page)

    page.reload()
    wait_for(page, "I felt ashamed.")
    kept = page.evaluate(KEPT_TEXT)
    later = page.context.new_page()  # the browser is opened again: no tab remembers
    page.close()
    later.goto(f"{small_round.collector}/r/{small_round.id}")
    wait_for(later, "Type your pass")
    later.goto("about:blank")
    later.goto(small_round.link(colleagues))
    press(later, "Start")
    wait_for(later, "I blamed myself.")
    theirs = later.locator(":checked").count()
    later.goto("about:blank")
    later.goto(small_round.link(mine))
    press(later, "Go on where you were")
    wait_for(later, "I felt ashamed.")

    assert not [word for word in ("blamed", mine, small_round.id) if word in kept]
    assert theirs == 0
    skip_to_review(later)
    send(later)
    assert [it["answers"] for it in small_round.opened()] == [{"blamed-before": "3"}]


def test_forgetting_leaves_nothing_and_says_what_it_costs(
    open_tab: OpenPage, small_round: SmallRound
) -> None:
    page = open_tab()
    begin(page, small_round.link(small_round.new_pass()))
    answer_first(page)

    press(page, "Forget me on this device")
    warned = page.locator("main").inner_text()
    press(page, "Keep it")
    wait_for(page, "I felt ashamed.")
    press(page, "Forget me on this device")
    press(page, "Forget everything")
    wait_for(page, "Forgotten")

    assert "a pass can begin only once" in warned
    assert "own history may still hold this address" in page.locator("main").inner_text()
    assert page.evaluate(KEPT) == [[], []]


def test_the_browsers_back_button_goes_one_question_back(
    open_tab: OpenPage, small_round: SmallRound
) -> None:
    page = open_tab()
    begin(page, small_round.link(small_round.new_pass()))
    answer_first(page)

    page.go_back()
    wait_for(page, "I blamed myself.")

    expect(page.locator(":checked")).to_have_count(1)


def entry_of(download: Download) -> list[str]:
    return download.path().read_text().split("\n")


def test_an_own_calendar_entry_holds_the_day_and_the_words(
    open_tab: OpenPage, small_round: SmallRound
) -> None:
    page = open_tab()
    page.goto(small_round.link(small_round.new_pass()))

    press(page, "Rather later")
    page.get_by_label("Which day?").fill("2001-01-01")
    press(page, "Make the calendar entry")
    wrong = page.locator(".error").inner_text()
    page.get_by_label("Which day?").fill("2091-03-04")
    page.get_by_label("Words in your calendar").fill("Tea, at home")
    with page.expect_download() as waiting:
        press(page, "Make the calendar entry")
    lines = entry_of(waiting.value)

    assert wrong == "Choose a day after today."
    said = [it.strip() for it in lines if not it.startswith(("UID:", "DTSTAMP:"))]
    assert said == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//own//entry//EN",
        "BEGIN:VEVENT",
        "DTSTART;VALUE=DATE:20910304",
        "SUMMARY:Tea\\, at home",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Tea\\, at home",
        "TRIGGER:PT18H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    assert page.evaluate(KEPT) == [[], []]
    assert [it for it in small_round.asked if it.method == "POST"] == []


def test_a_check_number_can_be_looked_up(open_tab: OpenPage, small_round: SmallRound) -> None:
    page = open_tab()
    message = b"one that is in"
    number = check_number(message)
    small_round.ballots[message] = b""

    answers = []
    for check in (number.upper(), "a" * 12):
        page.goto(f"{small_round.collector}/r/{small_round.id}")
        press(page, "I have answered: is it in?")
        page.get_by_label("Your check number").fill(check)
        press(page, "Look it up")
        answers.append(page.locator(".card").inner_text())

    assert answers == [
        "Yes, an answer with this check number is in.",
        "No answer with this check number is in.",
    ]
