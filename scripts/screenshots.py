"""Writes pictures of pages to var/screens: phone and desktop, light and dark.

Example: .venv/bin/python scripts/screenshots.py --base http://127.0.0.1:8000 \
  --sign-in "Nurse" / /my/ --language en
"""

import argparse
import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, sync_playwright

SIZES = {"phone": (390, 844), "desktop": (1280, 900), "narrow": (320, 640)}
QUIET = ["--no-sandbox", "--disable-background-networking", "--no-first-run", "--disable-sync"]


def main() -> None:
    """Reads what to photograph and does it."""
    asked = arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=asked.chromium, args=QUIET)
        for size in asked.sizes:
            for scheme in asked.schemes:
                photograph(browser, asked, size, scheme)
        browser.close()


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", help="pages, such as / or /self-check/")
    parser.add_argument("--base", default="http://127.0.0.1:8000", help="where Naast runs")
    parser.add_argument("--sign-in", default="", help="text of a button on the demo's sign-in page")
    parser.add_argument("--sign-in-page", default="/demo/", help="where those buttons stand")
    parser.add_argument("--language", default="nl", choices=("nl", "en"))
    parser.add_argument("--sizes", nargs="+", default=["phone", "desktop"], choices=SIZES)
    parser.add_argument("--schemes", nargs="+", default=["light", "dark"])
    parser.add_argument("--open", action="store_true", help="opens everything behind 'more'")
    parser.add_argument("--out", type=Path, default=Path("var/screens"))
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    return parser.parse_args()


def photograph(browser: Browser, asked: argparse.Namespace, size: str, scheme: str) -> None:
    """All pages at one size in one scheme."""
    width, height = SIZES[size]
    context = browser.new_context(
        base_url=asked.base, viewport={"width": width, "height": height}, color_scheme=scheme
    )
    host = urlsplit(asked.base).hostname or ""
    context.add_cookies(
        [{"name": "naast-language", "value": asked.language, "domain": host, "path": "/"}]
    )
    if asked.sign_in:
        sign_in(context, asked)
    page = context.new_page()
    for path in asked.paths:
        page.goto(path)
        if asked.open:
            page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
        name = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "start"
        who = re.sub(r"[^a-z0-9]+", "-", asked.sign_in.lower()).strip("-")
        file = asked.out / f"{'-'.join(filter(None, (name, who, size, scheme)))}.png"
        page.screenshot(path=file, full_page=True)
        print(file)
    context.close()


def sign_in(context: BrowserContext, asked: argparse.Namespace) -> None:
    """Presses the demo's button with this text."""
    page = context.new_page()
    page.goto(asked.sign_in_page)
    page.get_by_role("button", name=asked.sign_in).first.click()
    page.wait_for_load_state()
    page.close()


if __name__ == "__main__":
    main()
