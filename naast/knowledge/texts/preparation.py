"""Getting ready for what follows an event: the interview, the talk with the family."""

from django.utils.translation import gettext_lazy as _

from naast.knowledge.pieces import Item, Part

INTERVIEW = Part(
    "interview",
    _("The interview for the analysis"),
    (
        Item(
            "interview.why",
            _("It looks for what happened and why. It does not look for somebody to blame."),
        ),
        Item(
            "interview.who",
            _("Two or three trained colleagues who were not involved ask the questions."),
        ),
        Item(
            "interview.before",
            _(
                "Beforehand, write down for yourself what you remember, in order. Leave out what"
                " you only heard later."
            ),
        ),
        Item(
            "interview.not_know",
            _('"I do not know" and "I do not remember" are good answers.'),
        ),
        Item(
            "interview.circumstances",
            _("Tell about the circumstances too: how busy it was, equipment, handover, night."),
        ),
        Item(
            "interview.someone_along", _("You may bring somebody. Ask who, and say so beforehand.")
        ),
        Item("interview.break", _("You may ask for a pause, or for another day.")),
        Item(
            "interview.read_back",
            _("You may read what is written down of your words, and mend it."),
        ),
        Item(
            "interview.apart",
            _("Your support stands apart. The people who analyse do not know what you talk about."),
        ),
        Item(
            "interview.after",
            _("Plan something quiet afterwards. Your supporter can call you that day."),
        ),
    ),
    lede=_("Knowing what is coming takes away some of the tension."),
)

FAMILY = Part(
    "family",
    _("The talk with the patient or the family"),
    (
        Item(
            "family.soon",
            _("It takes place soon, led by a senior colleague. You need not go alone."),
        ),
        Item(
            "family.choice",
            _("Whether you are there is discussed with you, and with the family."),
        ),
        Item("family.honest", _("Tell what is certain. Hide nothing that is certain.")),
        Item(
            "family.not_known", _('"We do not know yet" is an answer. Say when you will know more.')
        ),
        Item(
            "family.sorry",
            _("Say that you are sorry. Where a mistake is certain, apologise for it."),
        ),
        Item(
            "family.emotion",
            _("Your own emotion may be there, and it stays smaller than theirs."),
        ),
        Item(
            "family.silence",
            _("Let silences be. Ask what worries them and what they want to know."),
        ),
        Item("family.next", _("Tell what happens next, and who keeps in touch with them.")),
        Item("family.process", _("It is not one talk. Agree on the next moment before you part.")),
        Item(
            "family.coach",
            _("Ask for somebody to practise it with. The coordinator knows who does this well."),
        ),
    ),
    lede=_("It is the hardest talk for many. Openness helps the family, and it helps you."),
)

SUPPORTER = Part(
    "supporter",
    _("For you, the supporter"),
    (
        Item("supporter.before", _("Before: a quiet place, enough time, telephone on silent.")),
        Item("supporter.after", _("After: breathe, drink something, walk a little. Then on.")),
        Item(
            "supporter.no_notes",
            _("Make no notes, not in Naast and not elsewhere. A day for the next call is enough."),
        ),
        Item("supporter.own_limit", _("Too close to you? Hand it over. Nobody asks for a reason.")),
        Item(
            "supporter.talk",
            _("Does it stay with you? Ask for a colleague, or bring it to intervision."),
        ),
    ),
)
