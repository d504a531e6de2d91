"""Draws the icons of the home screen from our own icon.svg, in the system's Chromium.

Run again when the icon changes: .venv/bin/python scripts/draw_icons.py
"""

import re
from pathlib import Path

from playwright.sync_api import sync_playwright

STATIC = Path(__file__).parent.parent / "naast" / "ui" / "static" / "ui"
# A telephone may cut a maskable icon to a circle of 80 %: the ground fills all, the rings shrink.
WHOLE = '<g transform="translate(16 16) scale(.78) translate(-16 -16)">'
SIZES = {"icon-180.png": (180, True), "icon-192.png": (192, False), "icon-512.png": (512, False),
         "icon-maskable-512.png": (512, True)}  # fmt: skip


def drawing(svg: str, *, whole: bool) -> str:
    """whole: without round corners, and with room around the rings."""
    if not whole:
        return svg
    square = svg.replace(' rx="8"', "")
    rings = re.search(r"<g .*</g>", square)
    assert rings is not None
    return square.replace(rings.group(0), f"{WHOLE}{rings.group(0)}</g>")


def main() -> None:
    """Writes the files beside icon.svg."""
    svg = (STATIC / "icon.svg").read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        for name, (size, whole) in SIZES.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            sized = drawing(svg, whole=whole).replace("<svg ", f'<svg width="{size}" ', 1)
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{sized}")
            page.screenshot(path=STATIC / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
