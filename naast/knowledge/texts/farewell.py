"""A colleague died: what a coordinator can do and say, for the team, the ward and oneself.

On talking about suicide: World Health Organization, Preventing suicide at work (2006) and
Preventing suicide: a resource for media professionals (2023), in our own words.
"""

from django.utils.translation import gettext_lazy as _

from naast.knowledge.pieces import Item, Part

FIRST = Part(
    "farewell",
    _("First those who were close"),
    (
        Item(
            "farewell.supporter",
            _("Was somebody supporting this colleague? Call that supporter yourself, now."),
            _("“I wanted you to hear it from me. I am so sorry. How are you?”"),
        ),
        Item(
            "farewell.professional",
            _("Offer that supporter a talk with a professional too, and no new call for a while."),
            _("Many ask what they missed. Listen; do not answer that for them."),
        ),
        Item(
            "farewell.family",
            _("Agree with the family, through one person, what may be said and what not."),
        ),
    ),
)
TELLING = Part(
    "telling",
    _("Telling the team"),
    (
        Item(
            "telling.same_day",
            _("Tell everybody on one day, in small groups; call those who are off duty."),
        ),
        Item(
            "telling.plainly",
            _("Say the name, and that the colleague has died."),
            _("“I have very sad news. ... has died. We do not know everything yet.”"),
        ),
        Item(
            "telling.suicide",
            _("Was it suicide? Say so only if the family agrees. Never how, and never one reason."),
            _("“... died by suicide.” There is hardly ever one reason, and nobody knows it all."),
        ),
        Item(
            "telling.where",
            _("Say at once with whom one can talk today, tonight and next week."),
        ),
    ),
)
OFFERING = Part(
    "offering",
    _("Offering support"),
    (
        Item(
            "offering.group",
            _("Come together in the first days: to be together, not to find out."),
            _("Nobody has to come, and nobody has to speak."),
        ),
        Item(
            "offering.each",
            _("Offer everybody a talk by themselves too."),
            _("Think of nights, students, cleaners, and of those who work there no longer."),
        ),
        Item(
            "offering.near",
            _("Go yourself to those who were nearest, who found them, or who parted in anger."),
        ),
        Item(
            "offering.worry",
            _("Does somebody worry you? Ask directly whether they think of ending their life."),
        ),
    ),
)
LATER = Part(
    "later",
    _("In the weeks and months after"),
    (
        Item("later.things", _("Roster, locker and lists: with care, and with somebody close.")),
        Item("later.farewell", _("Make it possible to go to the farewell, also for nights.")),
        Item("later.days", _("Think of the team on the birthday, and a year from now.")),
        Item("later.you", _("And you? Ask a colleague to be beside you in this.")),
    ),
)
AFTER_A_DEATH = (FIRST, TELLING, OFFERING, LATER)
