"""What the hospital adds to its annual report, as its readers may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.insight.choices_report import Place
from naast.insight.models_report import ReportLogo, ReportWords


@dataclass(frozen=True)
class Logo:
    """picture: PNG. words: what it shows."""

    picture: bytes
    words: str


def own_words(actor: Actor, period: str, language: str) -> Mapping[Place, str]:
    """Of one year; nothing for whoever may not read publications."""
    if not decide(actor, Right.READ_PUBLICATIONS):
        return {}
    rows = ReportWords.objects.filter(period=period, language=language)
    return {Place(place): text for place, text in rows.values_list("place", "text")}


def logo(actor: Actor) -> Logo | None:
    """None where there is none, or for whoever may not read publications."""
    row = ReportLogo.objects.first() if decide(actor, Right.READ_PUBLICATIONS) else None
    return Logo(bytes(cast(bytes, row.picture)), row.words) if row else None
