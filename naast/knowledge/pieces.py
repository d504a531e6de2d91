"""The shape of every text of advice: items with a lasting id, gathered in parts."""

from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise  # translated when it is shown


@dataclass(frozen=True)
class Item:
    """One thing to know, say or do. id: "part.word", never changed once it is out."""

    id: str
    text: Text
    detail: Text = ""


@dataclass(frozen=True)
class Part:
    """Items under one heading. spoken: the items are sentences to say aloud."""

    id: str
    title: Text
    items: tuple[Item, ...]
    lede: Text = ""
    spoken: bool = False
