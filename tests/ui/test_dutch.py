"""The Dutch catalogue: complete, informal, and free of words that Naast never uses."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.utils import dates, translation

CATALOGUE = Path("naast/locale/nl/LC_MESSAGES/django.po")
# The same word in both languages. Adding to this list is a decision, not a detail.
SAME_IN_BOTH = {
    "%(what)s: %(count)s", "%(what)s: %(now)s", "%(field)s: %(what)s", "In %(year)s",
    "Peer support in %(period)s", "“%(statement)s”", "peer-support-%(year)s-%(language)s.pdf",
    "Agenda", "Auditor", "Code", "Codes", "E-mail", "In contact", "Incident %(number)s",
    "Kappa is %(kappa)s.", "Later", "Man", "Menu", "Naast", "Open", "Passkey %(number)s",
    "Passkeys", "Peer supporter", "Post", "Procedures", "Reserve", "Supporter",
    "Supporter: %(name)s",
    "Stop", "Supporters", "Trainers", "Training", "Voicemail", "e-mail", "reserve",
}  # fmt: skip
# What colleagues, reporters and heads of department read, and the messages that are sent.
TO_COLLEAGUES = (
    "cases/logic/steps.py",
    "knowledge/",
    "notify/texts.py",
    "ui/templates/",
    "web/colleague/",
    "web/navigation.py",
    "web/promises.py",
    "web/public/",
    "web/safety/",
    "web/signin/",
)
NEVER = re.compile(
    r"second victim|\bvictim|\bculprit|\bperpetrator|\boffender|\bwrongdoer"
    r"|slachtoffer|\bdaders?\b|\bschuldigen?\b|\bveroorzaker",
    re.IGNORECASE,
)
NOT_TO_COLLEAGUES = {
    "en": r"\bcases?\b|\bmatch|\b(?:case|work)load|\bidle\b|\bdeclined\b|\berased?\b",
    "nl": r"\bzaak\b|\bzaken\b|\bcasus|\bmatch|caseload|werklast|\bidle\b|\bgeweigerd\b",
}
MARKS = re.compile(r"_|n?p?n?gettext(?:_lazy|_noop)?")
PLACE = re.compile(r"%\(\w+\)[sd]")
SAID_TO_A_FAMILY = "knowledge/texts/disclosure.py"  # sentences that a professional says to them
FORMAL = re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE)


def entries() -> list[polib.POEntry]:
    return list(polib.pofile(str(CATALOGUE)))


def english(entry: polib.POEntry) -> list[str]:
    return [text for text in (entry.msgid, entry.msgid_plural) if text]


def dutch(entry: polib.POEntry) -> list[str]:
    return [text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]


def places(text: str) -> list[str]:
    """In any order: a translation may turn a sentence round."""
    return sorted(PLACE.findall(text))


def for_colleagues() -> list[polib.POEntry]:
    return [
        entry
        for entry in entries()
        if any(place.startswith(TO_COLLEAGUES) for place, _ in entry.occurrences)
    ]


def test_nothing_is_left_untranslated() -> None:
    open_ends = [
        one.msgid for one in entries() if not one.translated() or one.fuzzy or one.obsolete
    ]

    assert open_ends == []


def test_what_is_the_same_in_both_languages_is_meant_to_be() -> None:
    same = {one.msgid for one in entries() if one.msgstr == one.msgid}

    assert same - SAME_IN_BOTH == set()


def test_a_translation_has_the_same_named_places() -> None:
    differing = [
        one.msgid
        for one in entries()
        if not one.msgid_plural and places(one.msgid) != places(one.msgstr)
    ]

    assert differing == []


def test_a_plural_has_no_other_named_places() -> None:
    plurals = [one for one in entries() if one.msgid_plural]

    differing = [
        one.msgid
        for one in plurals
        for text in dutch(one)
        if not set(places(text)) <= set(places(one.msgid_plural))
    ]

    assert len(plurals) > 0
    assert differing == []


def test_a_translation_has_the_same_markup() -> None:
    def tags(text: str) -> list[str]:
        return sorted(re.findall(r"<[^>]+>", text))

    differing = [
        one.msgid for one in entries() for text in dutch(one) if tags(text) != tags(one.msgid)
    ]

    assert differing == []


def test_no_word_for_somebody_who_is_to_blame_in_either_language() -> None:
    found = [
        text for one in entries() for text in (*english(one), *dutch(one)) if NEVER.search(text)
    ]

    assert found == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_colleague_reads_no_words_of_the_office(language: str) -> None:
    texts = english if language == "en" else dutch

    read = [text for one in for_colleagues() for text in texts(one)]

    assert len(read) > 400
    assert [one for one in read if re.search(NOT_TO_COLLEAGUES[language], one, re.I)] == []


def test_days_and_months_are_left_to_django_which_writes_them_small_in_dutch() -> None:
    """An own message “Monday” would stand with its capital in the middle of every date."""
    with translation.override("en"):
        names = {str(one) for table in (dates.WEEKDAYS, dates.MONTHS) for one in table.values()}

    assert len(names) == 19
    assert names & {one.msgid for one in entries()} == set()


def test_dutch_says_je() -> None:
    formal = [
        text
        for one in entries()
        for text in dutch(one)
        if FORMAL.search(text) and (SAID_TO_A_FAMILY, "") not in one.occurrences
    ]

    assert formal == []


def missed_by_the_extractor(source: str) -> list[int]:
    """Lines whose messages xgettext cannot see: inside an f-string, or under a name of our own."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            calls = [one for one in ast.walk(node) if isinstance(one, ast.Call)]
            lines += [one.lineno for one in calls if MARKS.fullmatch(ast.unparse(one.func))]
        if isinstance(node, ast.ImportFrom):
            renamed = [one for one in node.names if one.asname and MARKS.fullmatch(one.name)]
            lines += [node.lineno for one in renamed if one.asname != "_"]
    return lines


def test_the_rule_about_hidden_messages_finds_both_ways_to_hide_one() -> None:
    assert missed_by_the_extractor("from x import gettext_lazy as lazy\nf\"{_('row')} 1\"") == [
        1,
        2,
    ]


def test_every_message_stands_where_the_extractor_finds_it() -> None:
    paths = [path for area in ("naast", "naast_demo") for path in Path(area).rglob("*.py")]

    found = {str(path): missed_by_the_extractor(path.read_text()) for path in sorted(paths)}

    assert {path: lines for path, lines in found.items() if lines} == {}
