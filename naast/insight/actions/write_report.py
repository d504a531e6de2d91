"""The hospital's own words in its annual report, in one language."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.insight.choices_report import MOST_WORDS, Place
from naast.insight.models_report import ReportWords
from naast.privacy.audit import record


class TooManyWords(Exception):
    """A paragraph is longer than half a page; the form says so before."""


@transaction.atomic
def write_report(
    *, actor: Actor, at: datetime, period: str, language: str, texts: Mapping[Place, str]
) -> None:
    """An empty text takes the paragraph out. Places that are not named stay as they are."""
    for place, text in texts.items():
        if len(text) > MOST_WORDS:
            raise TooManyWords(place)
        rows = ReportWords.objects.filter(period=period, place=place.value, language=language)
        if text.strip():
            ReportWords.objects.update_or_create(
                period=period,
                place=place.value,
                language=language,
                defaults={"text": text.strip()},
            )
        else:
            rows.delete()
    record("write_report", actor=actor, at=at, subject=period)
