"""Every page in Dutch, for somebody who may see it: no English message slips through."""

import html
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.cache import cache

from tests.web.access_matrix import MATRIX, OPEN
from tests.web.test_access_matrix import address_of, world  # noqa: F401
from tests.web.world import World

pytestmark = pytest.mark.django_db

CATALOGUE = Path("naast/locale/nl/LC_MESSAGES/django.po")
NOT_SEEN = re.compile(
    r"(?s)<script.*?</script>|<svg.*?</svg>|<!--.*?-->|<textarea[^>]* lang=\"en\".*?</textarea>"
)
SAID = re.compile(r"""(?:aria-label|title|alt|placeholder)="([^"]*)\"""")
ENGLISH = re.compile(r"\b(?:the|you|your|with|this|that|have)\b", re.IGNORECASE)
INVENTED = (
    "Ward of the Willow", "The wrong dose was given and noticed at once.", "Phone with",
    "Both pumps have the same screen", "Pumps with another screen", "Ask the pharmacy.",
    "At 21:40 the pump was set to 50 ml an hour.", "Who looked at the pump that night?",
    "The pump gave no alarm at this speed", "The pump gave no alarm", "Photo of the pump",
    "The nurse of the evening",
    "The protocol asks no second look after a change",
    "Think of the last four weeks.", "Could you talk about it with somebody?",
    "How many hours a week do you have time for a colleague?",
    "Invented by the makers of Naast, under EUPL-1.2.",
    "Did anything happen at work that stayed with you?",
    "The pump stood at 50 ml an hour instead of 5", "Blood results were looked at within the hour",
)  # fmt: skip
OTHER_LANGUAGE = {"English", "End"}  # the button that leads to it, and a key
# Codes of an instrument, which stand beside its answers in every language.
CODES = {"steward:questionnaire": {"yes", "no", "hours"}}
READ = sorted(
    name for name, row in MATRIX.items() if row.post is None and OPEN in row.found.values()
)


def translated() -> set[str]:
    """English messages that Dutch says in another way."""
    return {one.msgid for one in polib.pofile(str(CATALOGUE)) if one.msgstr != one.msgid}


def pieces(page: str) -> set[str]:
    """What a reader sees or hears, cut at every tag."""
    said = SAID.findall(page)
    shown = re.split(r"<[^>]+>", NOT_SEEN.sub("", page))
    return {" ".join(html.unescape(one).split()) for one in (*shown, *said)} - {""}


def looks_english(piece: str) -> bool:
    for name in INVENTED:
        piece = piece.replace(name, "")
    return bool(ENGLISH.search(piece))


@pytest.mark.parametrize("name", READ)
def test_a_page_in_dutch_has_no_english(name: str, world: World) -> None:  # noqa: F811
    row = MATRIX[name]
    reader = next(actor for actor, found in row.found.items() if found == OPEN)
    client = world.client(reader)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "nl"
    cache.clear()

    answer = client.get(address_of(name, row, world.things))

    if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
        found = pieces(answer.text)
        assert '<html lang="nl">' in answer.text
        assert (
            found & translated() - OTHER_LANGUAGE - CODES.get(name, set()),
            [one for one in found if looks_english(one)],
        ) == (set(), [])
