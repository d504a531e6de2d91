"""A real browser for the whole suite: pages of several kinds, and what every page must keep to."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.actors import client_for

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
PHONE, DESKTOP, NARROW = (390, 844), (1280, 900), (320, 640)
LOOPBACK = {"127.0.0.1", "localhost"}
AXE_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
WHICH_IS_FOCUSED = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const style = getComputedStyle(it.closest('.choice') ?? it);
  return {
    name: it.getAttribute('aria-label') || it.labels?.[0]?.innerText || it.innerText || it.id,
    visible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
  };
}"""
expect.set_options(timeout=30_000)  # what a busy machine may take to show it


@dataclass
class OpenPage:
    """Opens pages on the live server; one context each, so that nobody shares cookies."""

    browser: Browser
    base_url: str
    contexts: list[BrowserContext]

    def __call__(self, size: tuple[int, int] = PHONE, **options: Any) -> Page:
        """A new page. options: what Playwright's new_context takes, such as color_scheme."""
        context = self.browser.new_context(
            base_url=self.base_url,
            viewport={"width": size[0], "height": size[1]},
            locale="en-GB",
            service_workers="block",
            **options,
        )
        self.contexts.append(context)
        context.route(lambda url: urlsplit(url).hostname not in LOOPBACK, lambda r: r.abort())
        context.set_default_timeout(60_000)
        return context.new_page()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the session. Missing: a skip with a sentence, but a failure in CI."""
    if not CHROMIUM.exists():
        sentence = f"No browser at {CHROMIUM}. Install it with: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        pytest.skip(sentence)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, live_server: LiveServer) -> Iterator[OpenPage]:
    """Opens pages of any size on the live server, and closes them after the test."""
    opener = OpenPage(chromium, live_server.url, [])
    yield opener
    for context in opener.contexts:
        context.close()


@pytest.fixture
def page_phone(open_page: OpenPage) -> Page:
    """A page as wide as a phone, 390 pixels."""
    return open_page(PHONE, has_touch=True)


@pytest.fixture
def page_desktop(open_page: OpenPage) -> Page:
    """A page as wide as a desktop, 1280 pixels."""
    return open_page(DESKTOP)


def sign_in(page: Page, user: Any, url: str) -> None:
    """Gives the page the session of a user who showed a second factor. url: the live server's."""
    client = client_for(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url, "httpOnly": True}]
    )


def speak(page: Page, language: str, url: str) -> None:
    """Sets the language of the page: "nl" or "en"."""
    page.context.add_cookies(
        [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": url}]
    )


def assert_no_axe_violations(page: Page) -> None:
    """WCAG 2.0 to 2.2, A and AA, and axe's best practices."""
    wait_for_whole_page(page)  # a page without its styles yet has small targets
    results = Axe().run(page, options=AXE_RULES)
    found = [
        f"{row['id']}: {row['help']} at {[node['target'] for node in row['nodes']]}"
        for row in results.response["violations"]
    ]
    assert found == [], f"{page.url}\n" + "\n".join(found)


def wait_for_whole_page(page: Page) -> None:
    """The page that the last press led to, whole: not the empty one that a browser begins with."""
    page.wait_for_load_state("load")
    page.wait_for_function("document.body !== null && document.readyState === 'complete'")


def assert_no_sideways_scroll(page: Page) -> None:
    """Nothing sticks out at the side."""
    wait_for_whole_page(page)
    wide, seen = cast(
        "list[int]",
        page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        ),
    )
    assert wide <= seen, f"{page.url} is {wide} pixels wide in a window of {seen}"


def double_the_text(page: Page) -> None:
    """Text at 200 %, as a reader sets it in the browser."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")


def keyboard_walk(page: Page, limit: int = 200) -> list[str]:
    """The names of what Tab reaches, in order, until it comes round; each must show its focus."""
    names: list[str] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        focused = cast("dict[str, Any] | None", page.evaluate(WHICH_IS_FOCUSED))
        if focused is None:
            return names
        name = " ".join(str(focused["name"]).split())
        assert focused["visible"], f"{page.url}: no visible focus on {name!r}"
        names.append(name)
    raise AssertionError(f"{page.url}: Tab did not come round in {limit} steps")


def assert_large_targets(page: Page) -> None:
    """Links and buttons outside running text are at least 44 pixels high."""
    small = page.evaluate(
        """() => [...document.querySelectorAll('a, button, summary, .choice')]
        .filter(it => !it.matches('.skip') && !it.closest('p, dd, .errors, .prose'))
        .filter(it => it.getClientRects().length && it.getBoundingClientRect().height < 43.5)
        .map(it => it.outerHTML.slice(0, 90))"""
    )
    assert small == [], f"{page.url}: {small}"


def page_weight(page: Page) -> int:
    """Bytes of the page with everything it loads, as sent."""
    return int(
        page.evaluate(
            """() => [...performance.getEntriesByType('navigation'),
            ...performance.getEntriesByType('resource')]
            .reduce((sum, it) => sum + it.encodedBodySize, 0)"""
        )
    )


def watch_requests(page: Page, keep: Callable[[Request], bool] = lambda _: True) -> list[str]:
    """A list that grows with the address of every request from now on."""
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url) if keep(request) else None)
    return seen
