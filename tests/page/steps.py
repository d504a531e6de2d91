"""What a respondent does, in one line each."""

from playwright.sync_api import Page

KEPT = "() => [Object.keys(localStorage), Object.keys(sessionStorage)]"


def press(page: Page, words: str) -> None:
    """A click on the first button with these words."""
    page.get_by_role("button", name=words).first.click()


def heading(page: Page) -> str:
    """The heading of the screen, once it has the focus and the page waits for nothing."""
    page.wait_for_function(
        "() => document.activeElement?.matches('h1') && document.querySelector('main button')"
    )
    return page.locator("h1").inner_text()


def wait_for(page: Page, words: str) -> None:
    """Until a screen with this heading is there."""
    page.get_by_role("heading", level=1, name=words).wait_for()


def begin(page: Page, link: str) -> None:
    """From the link to the first question."""
    page.goto(link)
    press(page, "Start")
    page.get_by_text("1 of 12").first.wait_for()


def skip_to_review(page: Page) -> None:
    """Skip whatever is left."""
    while page.locator("progress").count():
        press(page, "Skip this question")


def send(page: Page) -> str:
    """Send; gives the check number."""
    press(page, "Send my answers")
    return page.locator(".number").inner_text().replace(" ", "")
