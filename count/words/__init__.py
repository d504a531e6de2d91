"""Every sentence the tool says, in English and Dutch: en.json and nl.json beside this file."""

import json
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "nl")
Entry = str | list[str]


@cache
def entries(language: str) -> dict[str, Entry]:
    """All sentences of a language by their key."""
    text = (Path(__file__).parent / f"{language}.json").read_text(encoding="utf-8")
    found: dict[str, Entry] = json.loads(text)
    return found


class Words:
    """Sentences in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._entries = entries(language)

    def __call__(self, key: str, **facts: object) -> str:
        """The sentence, with what stands in it."""
        entry = self._entries[key]
        return (entry if isinstance(entry, str) else "\n".join(entry)).format(**facts)

    def lines(self, key: str, **facts: object) -> list[str]:
        """An entry of several lines, one by one."""
        entry = self._entries[key]
        return [line.format(**facts) for line in ([entry] if isinstance(entry, str) else entry)]
