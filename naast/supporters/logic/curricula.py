"""Curricula to begin with, in our own words; a hospital takes one over and changes what it likes.

Lengths follow what programmes elsewhere do (from half a day to several days); no scheme prescribes
hours. Each part says which competences it lets somebody show.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One part of a day. competences: of logic.competences.ALL."""

    day: int
    minutes: int
    english: str
    dutch: str
    competences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Template:
    """A whole curriculum."""

    key: str
    english: str
    dutch: str
    parts: tuple[Part, ...]

    @property
    def days(self) -> int:
        """How many days it takes."""
        return max(part.day for part in self.parts)

    @property
    def minutes(self) -> int:
        """How long it takes, without breaks."""
        return sum(part.minutes for part in self.parts)


HALF_DAY = Template(
    "half_day",
    "Half a day to begin with",
    "Een halve dag om mee te beginnen",
    (
        Part(1, 30, "What an event does to those who were there",
             "Wat een gebeurtenis doet met wie erbij was", ("COM07",)),
        Part(1, 45, "Listening: say less, hear more, judge nothing",
             "Luisteren: minder zeggen, meer horen, niets beoordelen", ("COM01", "COM02")),
        Part(1, 45, "The first hours: helping somebody find their feet again",
             "De eerste uren: iemand weer grond onder de voeten geven", ("COM05",)),
        Part(1, 30, "What stays between you two, and the few exceptions",
             "Wat tussen jullie blijft, en de paar uitzonderingen", ("COM13",)),
        Part(1, 60, "Practise in threes: the call, the talk, the goodbye",
             "Oefenen in drietallen: het telefoontje, het gesprek, het afscheid",
             ("COM02", "COM05")),
        Part(1, 30, "Whom else to call, and looking after yourself",
             "Wie er nog meer kan helpen, en zorgen voor jezelf", ("COM09", "COM12")),
    ),
)  # fmt: skip
DAY = Template(
    "day",
    "A whole day",
    "Een hele dag",
    (
        Part(1, 45, "What an event does to those who were there, and how it passes",
             "Wat een gebeurtenis doet met wie erbij was, en hoe het overgaat", ("COM07", "COM10")),
        Part(1, 60, "Listening: say less, hear more, judge nothing",
             "Luisteren: minder zeggen, meer horen, niets beoordelen", ("COM01", "COM02")),
        Part(1, 60, "The first hours: helping somebody find their feet again",
             "De eerste uren: iemand weer grond onder de voeten geven", ("COM05",)),
        Part(1, 30, "Signs that more help is needed, and how to get it",
             "Signalen dat er meer hulp nodig is, en hoe je die regelt", ("COM06", "COM09")),
        Part(1, 90, "Practise in threes: the call, the talk, the goodbye",
             "Oefenen in drietallen: het telefoontje, het gesprek, het afscheid",
             ("COM02", "COM05", "COM11")),
        Part(1, 30, "Everybody brings a background: language, faith, family, profession",
             "Iedereen brengt een achtergrond mee: taal, geloof, familie, beroep", ("COM03",)),
        Part(1, 45, "What stays between you two, the exceptions, and the law",
             "Wat tussen jullie blijft, de uitzonderingen, en de wet", ("COM13", "COM14")),
        Part(1, 30, "Your role and its edges; looking after yourself",
             "Je rol en haar grenzen; zorgen voor jezelf", ("COM08", "COM12")),
    ),
)  # fmt: skip
MASTERCLASS = Template(
    "masterclass",
    "A masterclass of three days",
    "Een masterclass van drie dagen",
    (
        Part(1, 90, "What an event does to those who were there: what is known",
             "Wat een gebeurtenis doet met wie erbij was: wat we weten", ("COM07",)),
        Part(1, 90, "Listening: say less, hear more, judge nothing",
             "Luisteren: minder zeggen, meer horen, niets beoordelen", ("COM01", "COM02")),
        Part(1, 60, "How work here is organised, seen from the ward",
             "Hoe het werk hier georganiseerd is, gezien vanaf de afdeling", ("COM08",)),
        Part(1, 90, "Practise with an actor: a first call",
             "Oefenen met een acteur: een eerste telefoontje", ("COM01", "COM02")),
        Part(2, 90, "The first hours: helping somebody find their feet again",
             "De eerste uren: iemand weer grond onder de voeten geven", ("COM05", "COM10")),
        Part(2, 60, "Signs that more help is needed, and how to get it",
             "Signalen dat er meer hulp nodig is, en hoe je die regelt", ("COM06", "COM09")),
        Part(2, 60, "Everybody brings a background: language, faith, family, profession",
             "Iedereen brengt een achtergrond mee: taal, geloof, familie, beroep", ("COM03",)),
        Part(2, 120, "Practise with an actor: when it is heavy",
             "Oefenen met een acteur: als het zwaar is", ("COM05", "COM06", "COM11")),
        Part(3, 60, "What stays between you two, the exceptions, and the law",
             "Wat tussen jullie blijft, de uitzonderingen, en de wet", ("COM13", "COM14")),
        Part(3, 120, "Leading a talk with a whole group",
             "Een gesprek met een hele groep leiden", ("COM04",)),
        Part(3, 60, "Your role and its edges; intervision as a habit",
             "Je rol en haar grenzen; intervisie als gewoonte", ("COM12",)),
        Part(3, 90, "Show what you can: one whole talk, seen by a trainer",
             "Laat zien wat je kunt: een heel gesprek, gezien door een trainer",
             ("COM02", "COM05", "COM09")),
    ),
)  # fmt: skip
TEMPLATES: Mapping[str, Template] = {one.key: one for one in (HALF_DAY, DAY, MASTERCLASS)}
