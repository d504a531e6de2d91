"""The private self-check: our own questions, no test and no diagnosis. Nothing is ever sent.

The sentences are Naast's own and come from no questionnaire. The bands are a rule of thumb for
where to read on; they are not validated and never stored.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from naast.knowledge.pieces import Item, Text


@dataclass(frozen=True)
class Answer:
    """One answer and what it counts."""

    points: int
    text: Text


@dataclass(frozen=True)
class Band:
    """What to read at a total from low to high, both included."""

    id: str
    low: int
    high: int
    title: Text
    text: Text


STATEMENTS = (
    Item("check.images", _("What happened comes back to me when I do not want it.")),
    Item("check.sleep", _("I sleep worse than I usually do.")),
    Item("check.avoid", _("I stay away from a place, a task or people because of it.")),
    Item("check.startled", _("I am tense, or startled more easily than before.")),
    Item("check.guilt", _("I keep blaming myself.")),
    Item("check.confidence", _("I have lost trust in what I can do.")),
    Item("check.concentration", _("I find it hard to keep my mind on my work.")),
    Item("check.alone", _("I feel alone in it.")),
    Item("check.joy", _("Little gives me pleasure.")),
    Item("check.body", _("My body protests: tired, pain, feeling sick.")),
)
LIFE = Item("check.life", _("I sometimes think that I would rather not be alive."))
ANSWERS = (Answer(0, _("No")), Answer(1, _("A little")), Answer(2, _("Very much")))
BANDS = (
    Band(
        "check.light",
        0,
        5,
        _("You seem to carry it quite well"),
        _(
            "It can still come up later, and it can help to tell it to somebody."
            " Look again in a week or two."
        ),
    ),
    Band(
        "check.clear",
        6,
        12,
        _("It clearly does something to you"),
        _("That is normal after an event like this. A talk with a colleague often brings relief."),
    ),
    Band(
        "check.heavy",
        13,
        20,
        _("You are carrying a lot"),
        _(
            "Please do not go on with it alone. Ask for a call today, or speak to your general"
            " practitioner or the occupational physician."
        ),
    ),
)
