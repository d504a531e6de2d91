"""Every pair of text and ground in the tokens, light and dark, against WCAG 2.2."""

import re
from pathlib import Path

import pytest

CSS = Path("naast/ui/static/ui/naast.css")
TEXT, LARGE_OR_BORDER = 4.5, 3.0  # success criteria 1.4.3 and 1.4.11
GROUNDS = ("paper", "surface", "brand-tint", "warm")
PAIRS = [
    *[
        (text, ground, TEXT)
        for text in ("ink", "soft", "brand", "brand-hover")
        for ground in GROUNDS
    ],
    *[(tone, f"{tone}-bg", TEXT) for tone in ("urgent", "new", "offered", "active", "calm")],
    *[("ink", f"{tone}-bg", TEXT) for tone in ("urgent", "new", "active", "err")],
    ("brand-ink", "brand", TEXT),
    ("brand-ink", "brand-hover", TEXT),
    ("door-ink", "door", TEXT),
    ("door-ink", "door-hover", TEXT),
    ("danger-ink", "danger", TEXT),
    ("warm-ink", "warm", TEXT),
    *[("ink", ground, TEXT) for ground in ("brand-wash", "calm-bg")],  # numbers in pictures
    ("soft", "calm-bg", TEXT),
    ("err", "err-bg", TEXT),
    ("err", "paper", TEXT),
    ("err", "surface", TEXT),
    ("danger", "surface", TEXT),
    ("danger", "err-bg", TEXT),
    ("edge", "surface", LARGE_OR_BORDER),
    ("edge", "paper", LARGE_OR_BORDER),
    ("brand", "surface", LARGE_OR_BORDER),
]


def tokens(scheme: str) -> dict[str, str]:
    """Colours by name: those of :root, in the dark overlaid with the dark ones."""
    text = CSS.read_text()
    light, dark = re.findall(r":root \{(.*?)\}", text, re.DOTALL)[:2]
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", dark))
    return found


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2 definition."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2 definition."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_ratio_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_has_enough_contrast(scheme: str) -> None:
    colours = tokens(scheme)

    weak = [
        f"{text} on {ground}: {contrast(colours[text], colours[ground]):.2f}"
        for text, ground, least in PAIRS
        if contrast(colours[text], colours[ground]) < least
    ]

    assert weak == []


def test_every_light_colour_is_chosen_for_the_dark_too() -> None:
    text = CSS.read_text()
    light, dark = re.findall(r":root \{(.*?)\}", text, re.DOTALL)[:2]
    names = [set(re.findall(r"--([a-z-]+): #", part)) for part in (light, dark)]

    assert names[0] - names[1] == {"focus"}
