"""A hospital's own mapping: which of its columns and words are which of ours."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from naast.incidents.logic.json_safely import read_json
from naast.incidents.logic.moments import Order, Zone
from naast.incidents.logic.rows import FileRefused
from naast.incidents.logic.sentences import Sentence
from naast.incidents.logic.sentences import gettext_noop as _
from naast.incidents.logic.table_words import CODES, COLUMNS
from naast.people.logic.table import header_key

ORDERS, ZONES = get_args(Order), get_args(Zone)
KEYS = {"system", "columns", "words", "dates", "zone"}


@dataclass(frozen=True)
class Mapped:
    """columns: header in the file -> our column, "" for one that is left aside. words: kind, harm
    or yes_no -> their word -> our code.

    system: what the numbers of the file belong to, so that two systems may use the same number.
    dates: how 3-4-2026 is meant. zone: where a clock time without an offset was read.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    system: str = ""
    dates: Order = "dmy"
    zone: Zone = "local"

    def as_json(self) -> dict[str, Any]:
        """What read_mapping reads again."""
        return {
            "system": self.system,
            "columns": dict(self.columns),
            "words": {name: dict(words) for name, words in self.words.items()},
            "dates": self.dates,
            "zone": self.zone,
        }


def read_mapping(content: bytes) -> Mapped:
    """{"system": "...", "columns": {...}, "words": {"kind": {...}, "harm": {...}}}, and if wanted
    "dates" (dmy or mdy) and "zone" (local or utc)."""
    return mapped_from(read_json(content))


def mapped_from(value: object) -> Mapped:
    """The mapping in a value of JSON; FileRefused says what is wrong with it."""
    if not isinstance(value, dict) or set(value) - KEYS:
        raise FileRefused(
            Sentence(
                _(
                    'The mapping may have "system", "columns", "words", "dates" and "zone", '
                    "nothing else."
                )
            )
        )
    columns = _strings(value.get("columns", {}), "columns")
    words = value.get("words", {})
    if not isinstance(words, dict):
        raise _not_words("words")
    _refuse_unknown(filter(None, columns.values()), COLUMNS)
    _refuse_unknown([str(value.get("dates", "dmy"))], ORDERS)
    _refuse_unknown([str(value.get("zone", "local"))], ZONES)
    return Mapped(
        columns=columns,
        words={name: _codes(name, _strings(one, name)) for name, one in words.items()},
        system=str(value.get("system", ""))[:200],
        dates=value.get("dates", "dmy"),
        zone=value.get("zone", "local"),
    )


def _codes(name: str, words: Mapping[str, str]) -> dict[str, str]:
    _refuse_unknown([name], CODES)
    _refuse_unknown(filter(None, words.values()), CODES[name])
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
