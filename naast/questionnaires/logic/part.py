"""One JSON object of a FHIR file with the place where it stands, and what was found wrong there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from naast.questionnaires.logic.elements import EXTENSIONS, TRANSLATION, Use
from naast.questionnaires.logic.instrument import Words
from naast.questionnaires.logic.plain_text import has_markup, odd_character, tidied
from naast.questionnaires.logic.problems import Findings, Problem

LANGUAGE = re.compile(r"[a-z]{2}")
SHOWN = 40  # characters of a wrong value that a message repeats


@dataclass(frozen=True)
class Part:
    """value: the object; path: where it stands; item: the linkId it belongs to."""

    value: Mapping[str, Any]
    path: str
    found: Findings
    languages: tuple[str, ...] = ()
    item: str = field(default="")

    def say(self, code: str, key: str = "", /, *, warning: bool = False, **values: str) -> None:
        """Something is wrong here, or at one of its elements."""
        path = ".".join(part for part in (self.path, key) if part)
        self.found.add(Problem(path, code, self.item, values, warning))

    def only(self, uses: Mapping[str, Use]) -> None:
        """Every element that stands here is one we know, and each refused one is said."""
        for name in self.value:
            use = uses.get(name.removeprefix("_"))
            if use is None:
                self.say("unknown_element", name=name[:SHOWN])
            elif use is Use.REFUSED:
                self.say("refused_element", name, name=name)
            elif use is Use.WARNED:
                self.say("element_passed_over", name, warning=True, name=name)

    def parts(self, key: str, item: str | None = None) -> Iterator["Part"]:
        """The objects of a list; what is no object is said."""
        rows = self.value.get(key, [])
        if not isinstance(rows, list):
            self.say("not_a_list", key)
            return
        for number, row in enumerate(rows):
            path = ".".join(part for part in (self.path, f"{key}[{number}]") if part)
            part = Part(row, path, self.found, self.languages, self.item if item is None else item)
            if isinstance(row, dict):
                yield part
            else:
                part.say("not_an_object")

    def part(self, key: str) -> "Part":
        """The object there; an empty one where there is none."""
        row = self.value.get(key, {})
        if not isinstance(row, dict):
            self.say("not_an_object", key)
            row = {}
        return Part(row, f"{self.path}.{key}", self.found, self.languages, self.item)

    def word(self, key: str, pattern: re.Pattern[str], code: str) -> str:
        """A short code; said and empty when it is missing or does not fit."""
        value = self.value.get(key)
        if isinstance(value, str) and pattern.fullmatch(value):
            return value
        self.say(code, key, value=str("" if value is None else value)[:SHOWN])
        return ""

    def truth(self, key: str) -> bool:
        """A boolean, false where it is missing."""
        value = self.value.get(key, False)
        if not isinstance(value, bool):
            self.say("not_true_or_false", key)
        return value is True

    def words(self, key: str, *, longest: int, lines: bool = False) -> Words:
        """A text in each language; said where it is missing. Empty when there is no such text."""
        value = self.value.get(key)
        if not isinstance(value, str) or not tidied(value):
            self.say("text_missing", key)
            return {}
        words = {self.languages[0]: tidied(value)} | self.translations(key)
        for language in self.languages:
            if not words.get(language):
                self.say("translation_missing", key, language=language)
        for language, text in words.items():
            if language not in self.languages:
                self.say("language_beyond", key, language=language)
            self._plain(key, language, text, longest=longest, lines=lines)
        return words

    def translations(self, key: str) -> dict[str, str]:
        """language to text, of the translation extension beside the element."""
        beside = self.part(f"_{key}") if f"_{key}" in self.value else None
        words: dict[str, str] = {}
        for row in beside.parts("extension") if beside else ():
            if row.value.get("url") != TRANSLATION:
                row.say("extension_passed_over", warning=True, url=str(row.value.get("url"))[:80])
                continue
            language, text = row.translation()
            if language in words:
                row.say("translation_twice", language=language)
            elif language:
                words[language] = text
        return words

    def translation(self) -> tuple[str, str]:
        """Language and text of one translation extension; empty where it is not usable."""
        values = {
            str(row.value.get("url")): next(
                (v for k, v in row.value.items() if k.startswith("value")), None
            )
            for row in self.parts("extension")
        }
        language, text = values.get("lang"), values.get("content")
        if not isinstance(language, str) or not isinstance(text, str) or not tidied(text):
            self.say("translation_broken")
            return "", ""
        if not LANGUAGE.fullmatch(language):
            self.say("language_code", value=language[:SHOWN])
            return "", ""
        return language, tidied(text)

    def extensions(self) -> Iterator["Part"]:
        """Those that are used; the others are said as warnings."""
        for row in self.parts("extension"):
            url = row.value.get("url")
            if isinstance(url, str) and EXTENSIONS.get(url) is Use.TAKEN:
                yield row
            else:
                row.say("extension_passed_over", warning=True, url=str(url)[:80])

    def _plain(self, key: str, language: str, text: str, *, longest: int, lines: bool) -> None:
        if len(text) > longest:
            self.say(
                "text_too_long", key, language=language, longest=str(longest), long=str(len(text))
            )
        if has_markup(text):
            self.say("text_with_markup", key, language=language)
        if odd := odd_character(text, lines=lines):
            self.say("odd_character", key, language=language, sign=odd)
