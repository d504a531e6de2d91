"""A respondent's way from the link to the check number, in Chromium."""

import json

from playwright.sync_api import Page

from naast.questionnaires.queries.shipped import evaluation_form
from tests.browser import (
    DESKTOP,
    NARROW,
    OpenPage,
    assert_large_targets,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    double_the_text,
    page_weight,
)
from tests.page.small_round import SmallRound
from tests.page.steps import KEPT, begin, heading, press, send, skip_to_review, wait_for

MOST_BYTES = 60_000
FIRST_HEADING = "I blamed myself."


def posts(small_round: SmallRound) -> list[tuple[str, int]]:
    return [
        (it.path.rpartition("/")[2], len(it.body))
        for it in small_round.asked
        if it.method == "POST"
    ]


def walk(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_from_the_link_to_the_check_number(open_tab: OpenPage, small_round: SmallRound) -> None:
    page = open_tab(has_touch=True)
    origins: set[str] = set()
    page.on("request", lambda it: origins.add(it.url.split("/r/")[0].split("/page/")[0]))
    problems: list[str] = []
    page.on("console", lambda it: problems.append(it.text))

    page.goto(small_round.link(small_round.new_pass()))
    welcomed = heading(page)
    assert_no_axe_violations(page)
    address, asked_before = page.url, posts(small_round)
    press(page, "Start")
    wait_for(page, FIRST_HEADING)
    assert_no_axe_violations(page)
    assert_large_targets(page)
    before, after = page.locator("fieldset").all()
    before.get_by_text("Very true").click()
    after.get_by_text("Slightly true").click()
    for _ in range(10):
        press(page, "Next")
    page.locator(".tile").nth(7).click()
    press(page, "Next")
    press(page, "Back")
    assert page.locator("input[value='7']").is_checked()
    press(page, "Next")
    press(page, "Next")
    wait_for(page, "Your answers")
    assert_no_axe_violations(page)
    number = send(page)
    assert_no_axe_violations(page)

    assert welcomed == "Looking back at peer support"
    assert (address, asked_before) == (f"{small_round.collector}/r/{small_round.id}", [])
    assert small_round.opened() == [
        {
            "answers": {"blamed-before": "3", "blamed-after": "1", "mark": 7},
            "form": json.loads(small_round.manifest())["form_sha256"],
        }
    ]
    assert small_round.is_in(number)
    assert page.evaluate(KEPT) == [[], []]
    assert page.context.cookies() == []
    assert origins == {small_round.issuer, small_round.collector}
    assert page_weight(page) < MOST_BYTES
    assert problems == []
    assert not [it for it in small_round.asked if {"Cookie", "Referer"} & set(it.headers)]


def test_with_the_keyboard_alone_and_of_the_same_length(
    open_tab: OpenPage, small_round: SmallRound
) -> None:
    full, page = open_tab(), open_tab(DESKTOP)
    begin(full, small_round.link(small_round.new_pass()))
    for screen in range(12):
        full.get_by_text(f"{screen + 1} of 12").first.wait_for()
        for field in full.locator("fieldset").all():
            field.locator("label").last.click()
        press(full, "Next")
    send(full)

    page.goto(small_round.link(small_round.new_pass()))
    seen = [heading(page)]
    walk(page, "Tab", "Enter")
    wait_for(page, FIRST_HEADING)
    seen.append(heading(page))
    walk(page, "Tab", "Space", "ArrowDown", "Enter")
    seen.append(heading(page))
    said = page.locator("#said").text_content()
    skip_to_review(page)
    page.get_by_role("button", name="Send my answers").focus()
    walk(page, "Enter")
    wait_for(page, "Your answers are in. Thank you.")
    seen.append(page.locator("h1:focus").inner_text())

    assert seen == [
        "Looking back at peer support",
        FIRST_HEADING,
        "I felt ashamed.",
        "Your answers are in. Thank you.",
    ]
    assert said == "2 of 12"
    assert [len(it["answers"]) for it in small_round.opened()] == [16, 1]
    tokens, ballots = (
        {length for word, length in posts(small_round) if word == kind}
        for kind in ("token", "ballot")
    )
    assert (len(tokens), len(ballots)) == (1, 1)


def test_small_windows_large_letters_and_own_words(
    open_tab: OpenPage, small_round: SmallRound
) -> None:
    small_round.form = evaluation_form(texts=True)
    page = open_tab(NARROW, color_scheme="dark", reduced_motion="reduce")

    page.goto(small_round.link(small_round.new_pass()))
    press(page, "Start")
    wait_for(page, FIRST_HEADING)
    assert_no_sideways_scroll(page)
    double_the_text(page)
    while not page.locator("textarea").count():
        assert_no_sideways_scroll(page)
        press(page, "Next")
    assert_no_axe_violations(page)
    careful = page.get_by_text("Name nobody.").is_visible()
    page.get_by_role("textbox").fill("<b>Tea</b> helped.")
    while page.locator("progress").count():
        press(page, "Next")
    assert_no_sideways_scroll(page)
    shown = page.locator("dl").inner_text()
    send(page)

    assert careful
    assert "<b>Tea</b> helped." in shown
    assert list(small_round.opened()[0]["answers"].values()) == ["<b>Tea</b> helped."]


def test_the_language_changes_on_the_page(open_tab: OpenPage, small_round: SmallRound) -> None:
    page = open_tab()

    begin(page, small_round.link(small_round.new_pass()))
    page.locator("label").nth(1).click()
    page.get_by_role("button", name="Nederlands").click()
    wait_for(page, "Ik nam het mezelf kwalijk.")

    assert page.locator("label").nth(1).locator("input").is_checked()
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.title() == "Vragenlijst"


def test_without_scripts_the_page_names_the_paper_card(
    open_tab: OpenPage, small_round: SmallRound
) -> None:
    page = open_tab(java_script_enabled=False)

    page.goto(small_round.link(small_round.new_pass()))

    assert page.locator("h1").inner_text() == "Liever op papier"
    assert "fill in the paper card" in page.locator("main").inner_text()
