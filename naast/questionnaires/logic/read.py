"""Reads a FHIR Questionnaire (R4 or R5, the subset of docs/questionnaires.md), or says why not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from naast.questionnaires.logic.elements import QUESTIONNAIRE
from naast.questionnaires.logic.instrument import Instrument, Item
from naast.questionnaires.logic.part import LANGUAGE, Part
from naast.questionnaires.logic.problems import Findings
from naast.questionnaires.logic.read_items import read_items

ID = re.compile(r"[a-z0-9-]{1,40}")
VERSION = re.compile(r"[0-9A-Za-z.-]{1,20}")
URL = re.compile(r"https?://[^\s<>\"]{1,190}|urn:[^\s<>\"]{1,190}")
STATUSES = ("active", "draft", "retired", "unknown")
LONGEST_TITLE, LONGEST_INTRO, LONGEST_LICENCE = 120, 1000, 2000


@dataclass(frozen=True)
class Reading:
    """What a file gives. instrument: None while anything is wrong."""

    instrument: Instrument | None
    found: Findings


def read_questionnaire(value: object) -> Reading:
    """value: parsed JSON (source.read_json). Everything that is wrong is found at once."""
    found = Findings()
    if not isinstance(value, dict) or value.get("resourceType") != "Questionnaire":
        Part({}, "", found).say("not_a_questionnaire", "resourceType")
        return Reading(None, found)
    whole = Part(value, "", found)
    whole.only(QUESTIONNAIRE)
    whole = replace(whole, languages=_languages(whole))
    head = _head(whole)
    items = read_items(whole)
    if not any(item.kind != "note" for item in items):
        whole.say("no_question", "item")
    return Reading(None if found.errors else _instrument(head, whole, items), found)


def _languages(whole: Part) -> tuple[str, ...]:
    """That of the file, then those into which its title is translated."""
    first = whole.word("language", LANGUAGE, "language_code") or "nl"
    silent = Part(whole.value, "", Findings())  # the title itself is read, and said, once more
    others = sorted(set(silent.translations("title")) - {first})
    if not others:
        whole.say("one_language", "title", warning=True, language=first)
    return (first, *others)


def _head(whole: Part) -> Mapping[str, Any]:
    status = whole.value.get("status")
    if status not in STATUSES:
        whole.say("status_unknown", "status")
    elif status != "active":
        whole.say("status_not_active", "status", warning=True, status=str(status))
    intro = whole.words("description", longest=LONGEST_INTRO, lines=True)
    return {
        "id": whole.word("id", ID, "bad_id"),
        "version": whole.word("version", VERSION, "bad_version"),
        "url": whole.word("url", URL, "bad_url"),
        "status": str(status),
        "title": whole.words("title", longest=LONGEST_TITLE),
        "intro": intro,
        "licence": _licence(whole),
    }


def _licence(whole: Part) -> Mapping[str, str]:
    """Words of others are not ours to show: a file that says nothing about it is not taken."""
    if "copyright" not in whole.value:
        whole.say("licence_missing", "copyright")
        return {}
    return whole.words("copyright", longest=LONGEST_LICENCE, lines=True)


def _instrument(head: Mapping[str, Any], whole: Part, items: tuple[Item, ...]) -> Instrument:
    return Instrument(languages=whole.languages, items=items, **head)
