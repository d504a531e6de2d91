"""The hospital's own words in the list of themes: plain words, never a name, a date or a story."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.people.models import Person
from naast.privacy.audit import record
from naast.supporters.choices_intervision import THEME_LABELS
from naast.supporters.logic.intervision import MOST_OWN_WORDS, plain_word
from naast.supporters.models_intervision import IntervisionWord
from naast.supporters.rules_intervision import IntervisionRefused


@transaction.atomic
def add_word(*, actor: Actor, at: datetime, word: str) -> IntervisionWord:
    """In small letters. Raises IntervisionRefused with the reason."""
    plain = plain_word(word)
    if plain is None:
        raise IntervisionRefused(
            _("Use one to four general words of letters only, 40 letters at the most."), "word"
        )
    if Person.objects.filter(name__iexact=plain).exists():
        raise IntervisionRefused(_("This is somebody's name. Use general words."), "word")
    if IntervisionWord.objects.count() >= MOST_OWN_WORDS:
        raise IntervisionRefused(_("The list is full. Take a word off it first."), "word")
    taken = {str(label).casefold() for label in THEME_LABELS.values()}
    if plain in taken or IntervisionWord.objects.filter(word=plain).exists():
        raise IntervisionRefused(_("This stands in the list already."), "word")
    row = IntervisionWord.objects.create(word=plain)
    record("add_word", actor=actor, at=at, subject=str(row.pk))
    return row


@transaction.atomic
def take_word_off(*, actor: Actor, at: datetime, word: IntervisionWord) -> None:
    """Meetings that were about it keep it."""
    record("take_word_off", actor=actor, at=at, subject=str(word.pk))
    word.delete()
