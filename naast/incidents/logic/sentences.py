"""Sentences of plain logic: marked for translation here, translated by the page that shows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def gettext_noop(sentence: str) -> str:
    """The sentence itself. The name is the one that the message extractor looks for."""
    return sentence


@dataclass(frozen=True)
class Sentence:
    """A sentence with named places, such as %(number)s, and what stands in them.

    Values come from files that strangers write, so they are shortened where they are put in.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text % self.values
