"""The causal tree in words: each rule with its sentence, sources, gates, and what is still open."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.calamities.logic.prisma.edits import Cannot
from naast.calamities.logic.prisma.tree import Source, Stop
from naast.calamities.logic.prisma.tree_rules import Fault, Open
from naast.calamities.logic.prisma.words import Hint

Words = str | Promise

STALE = _(
    "Somebody changed the tree while you were writing. Your text is still here: look at the tree "
    "as it is now, and send it again."
)
STALE_FACT = _(
    "Somebody changed or removed this fact while you were writing. Your text is still here."
)
CODED = _("The root causes are coded. Open the coding again before changing the tree.")
BEARS = _(
    "A box of the tree rests on this fact alone, and the root causes are coded. Open the coding "
    "again first."
)
NOT_WHOLE = _("Something is still open. The list says what, box by box.")
NAMED = _(
    "“%(name)s” looks like a person's name. Say what happened or which function it was. If it is "
    "no person, say so below."
)
NAMED_SEVERAL = _(
    "%(names)s look like names of persons. Say what happened or which function it was. What is no "
    "person, say so below."
)
SOURCES: Mapping[Source, Words] = {
    Source.NONE: _("Not known yet"),
    Source.RECORD: _("Patient's record"),
    Source.INTERVIEW: _("Interview"),
    Source.DEVICE: _("Log of a device"),
    Source.PROTOCOL: _("Protocol or manual"),
    Source.ROSTER: _("Roster or planning"),
    Source.SEEN: _("Seen on the spot"),
    Source.OTHER: _("Another source"),
}
STOPS: Mapping[Stop, Words] = {
    Stop.NONE: _("We still ask why"),
    Stop.OUTSIDE: _("The next cause lies outside the hospital's control"),
    Stop.NO_FACTS: _("The facts run out here"),
}
FAULTS: Mapping[Fault, Words] = {
    Fault.ONE_TOP: _("A tree has one event at the top."),
    Fault.HANGS_TOGETHER: _("Every box hangs under another one, and never under itself."),
    Fault.SAME_ID: _("A box stands in the tree once."),
    Fault.NO_TEXT: _("Write in the box what happened."),
    Fault.LONG_TEXT: _(
        "That is too long for a box. Write one fact in at most 200 signs; the time line has room "
        "for the rest."
    ),
    Fault.GATE_NEEDS_TWO: _("“One of these” needs at least two causes."),
    Fault.ONE_RECOVERY: _("There is a recovery branch already. Put this under it."),
    Fault.RECOVERY_BELOW_TOP: _("The recovery branch hangs right under the event, on the right."),
    Fault.RECOVERY_JOINED: _(
        "What went wrong and what stopped it happened both, so they are joined by “and”."
    ),
    Fault.STOPS_AT_A_LEAF: _("Only the lowest boxes say why nobody asks further."),
    Fault.TOO_MANY: _("A tree holds at most 1000 boxes."),
    Fault.TOO_DEEP: _("A tree goes at most 60 levels deep."),
}
CANNOT: Mapping[Cannot, Words] = {
    Cannot.NODE_GONE: _("That box is no longer in the tree. Choose another one."),
    Cannot.TOP_STANDS_ALONE: _("The event stands alone at the top. Put the cause below it."),
    Cannot.TOP_STAYS: _("The event stays at the top. You can write it anew."),
    Cannot.UNDER_ITSELF: _("A box cannot hang under itself."),
    Cannot.NO_FURTHER: _("It cannot go further that way."),
    Cannot.RECOVERY_STAYS_LAST: _("The recovery branch stays on the right."),
}
OPEN: Mapping[Open, Words] = {
    Open.NO_CAUSE: _("Ask why: put the first cause below the event."),
    Open.NO_SOURCE: _("Say what this rests on, or link a fact of the time line."),
    Open.NO_STOP: _("Ask why once more, or say why you stop here."),
    Open.UNDECIDED: _("It is not known yet which of these it was. Find the fact that decides."),
    Open.ONLY_RECOVERY: _("There is a recovery branch, but no cause of what went wrong yet."),
}
HINTS: Mapping[Hint, Words] = {
    Hint.JUDGEMENT: _("This sounds like a judgement. What happened, or what was missing?"),
    Hint.SHOULD_HAVE: _("What should have happened is not a cause. What did happen?"),
    Hint.TWO_FACTS: _("This may be two facts. Give each a box of its own."),
    Hint.ONE_WORD: _("One word says little. What about it?"),
}
SAID_TWICE = _(
    "Another box says the same. That is right if one cause had two effects; else it counts twice."
)
