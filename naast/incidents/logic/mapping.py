"""A hospital's own mapping: which of its columns and words are which of ours."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from naast.incidents.logic.json_safely import read_json
from naast.incidents.logic.rows import FileRefused
from naast.incidents.logic.sentences import Sentence
from naast.incidents.logic.sentences import gettext_noop as _
from naast.incidents.logic.table_words import CODES, COLUMNS
from naast.people.logic.table import header_key


@dataclass(frozen=True)
class Mapped:
    """columns: header in the file -> our column. words: kind or harm -> their word -> our code.

    system: what the numbers of the file belong to, so that two systems may use the same number.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    system: str = ""


def read_mapping(content: bytes) -> Mapped:
    """{"system": "...", "columns": {...}, "words": {"kind": {...}, "harm": {...}}}."""
    value = read_json(content)
    if not isinstance(value, dict) or set(value) - {"system", "columns", "words"}:
        raise FileRefused(
            Sentence(_('The mapping may have "system", "columns" and "words", nothing else.'))
        )
    columns = _strings(value.get("columns", {}), "columns")
    words = value.get("words", {})
    if not isinstance(words, dict):
        raise _not_words("words")
    _refuse_unknown(columns.values(), COLUMNS)
    return Mapped(
        columns=columns,
        words={name: _codes(name, _strings(one, name)) for name, one in words.items()},
        system=str(value.get("system", ""))[:200],
    )


def _codes(name: str, words: Mapping[str, str]) -> dict[str, str]:
    _refuse_unknown([name], CODES)
    _refuse_unknown(words.values(), CODES[name])
    return {header_key(word): code for word, code in words.items()}


def _strings(value: object, name: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise _not_words(name)
    return value


def _not_words(name: str) -> FileRefused:
    return FileRefused(
        Sentence(_("In the mapping, %(name)s must pair words with words."), {"name": name[:60]})
    )


def _refuse_unknown(names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise FileRefused(
                Sentence(
                    _("The mapping names %(name)s, which does not exist. Use: %(known)s."),
                    {"name": name[:60], "known": ", ".join(known)},
                )
            )
